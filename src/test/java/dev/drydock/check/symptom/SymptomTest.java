package dev.drydock.check.symptom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The texts that AWS writes.
class SymptomTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "IMAGE_NOT_FOUND | CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref 111122223333.dkr.ecr.eu-west-1.amazonaws.com/x:nope: not found",
        "IMAGE_NOT_FOUND | CannotPullContainerError: inspect image has been retried 1 time(s): failed to resolve ref \"docker.io/library/nope:1\": docker.io/library/nope:1: not found",
        "IMAGE_NOT_FOUND | CannotPullContainerError: Error response from daemon: manifest for x:2 not found: manifest unknown: Requested image not found",
        "IMAGE_NOT_FOUND | CannotPullECRContainerError: RepositoryNotFoundException: The repository with name 'shop/x' does not exist in the registry with id '111122223333'",
        "IMAGE_NOT_FOUND | ImageNotFoundException: The image with imageId {imageTag:'2'} does not exist",
        "IMAGE_UNREACHABLE | CannotPullContainerError: ref pull has been retried 5 time(s): failed to do request: Head \"https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/x/manifests/1\": dial tcp 10.0.1.7:443: i/o timeout",
        "IMAGE_UNREACHABLE | CannotPullContainerError: context canceled",
        "IMAGE_UNREACHABLE | CannotPullContainerError: The task cannot pull 111122223333.dkr.ecr.eu-west-1.amazonaws.com/x:1 from Amazon ECR. There is a connection issue between the task and Amazon ECR. Check your task network configuration.",
        "IMAGE_UNREACHABLE | ResourceInitializationError: unable to pull registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue",
        "IMAGE_UNREACHABLE | ResourceInitializationError: The task cannot pull registry authentication from Amazon ECR",
        "IMAGE_UNREACHABLE | ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed caused by: Post \"https://api.ecr.eu-west-1.amazonaws.com/\": dial tcp 52.46.146.144:443: i/o timeout",
        "IMAGE_DENIED | CannotPullContainerError: The task cannot pull the image. Check that the role has the permissions to pull images",
        "IMAGE_DENIED | CannotPullContainerError: unexpected status from HEAD request to https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/x/manifests/1: 403 Forbidden",
        "IMAGE_DENIED | ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/x/1 is not authorized to perform: ecr:GetAuthorizationToken on resource: *",
        "IMAGE_LAYERS | CannotPullContainerError: failed to copy: httpReaderSeeker: failed open: failed to do request: Get \"https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/x\": dial tcp 52.218.0.1:443: i/o timeout",
        "IMAGE_LAYERS | CannotPullContainerError: failed to copy: httpReaderSeeker: failed open: unexpected status code https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/x: 403 Forbidden",
        "IMAGE_LAYERS | pull command failed: panic: runtime error: invalid memory address or nil pointer dereference",
        "IMAGE_PLATFORM | CannotPullContainerError: pull image manifest has been retried 1 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'",
        "PULL_RATE_LIMIT | CannotPullContainerError: toomanyrequests: You have reached your pull rate limit.",
        "DISK_FULL | CannotPullContainerError: failed to register layer: write /var/lib/x: no space left on device",
        "IMAGE_PULL | CannotPullContainerError: something that nobody has seen",
        "SECRETS_DENIED | ResourceInitializationError: unable to pull secrets or registry auth: AccessDeniedException: User is not authorized to perform: secretsmanager:GetSecretValue",
        "SECRETS_DENIED | ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException",
        "SECRETS_DENIED | ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: AccessDeniedException: not authorized to perform: kms:Decrypt",
        "SECRET_MISSING | ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: ResourceNotFoundException: Secrets Manager can’t find the specified secret.",
        "SECRET_MISSING | ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secrets from ssm: invalid parameters: /shop/db",
        "SECRET_KEY_MISSING | ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: retrieved secret from Secrets Manager did not contain json key password",
        "SECRETS_UNREACHABLE | ResourceInitializationError: unable to pull secrets or registry auth: pull command failed: : signal: killed",
        "SECRETS_UNREACHABLE | ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: RequestCanceled: request context canceled caused by: context deadline exceeded",
        "SECRETS_UNREACHABLE | ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull secrets from AWS Secrets Manager. There is a connection issue",
        "SECRETS | ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed",
        "LOG_GROUP_MISSING | ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: ResourceNotFoundException",
        "LOG_GROUP_MISSING | CannotStartContainerError: failed to initialize logging driver: failed to create Cloudwatch log stream: The specified log group does not exist.",
        "LOGS_DENIED | ResourceInitializationError: failed to validate logger args: create stream: AccessDeniedException: not authorized to perform: logs:CreateLogStream",
        "LOGS_UNREACHABLE | ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. : signal: killed",
        "LOGS | failed to initialize logging driver",
        "ROLE_DENIED | (service web) failed to launch a task with (error AccessDeniedException)",
        "ROLE_NOT_ASSUMED | (service web) failed to launch a task with (error ECS was unable to assume the role 'arn:aws:iam::111122223333:role/x' that was provided for this task.)",
        "ROLE_NOT_ASSUMED | The IAM trust relationship has been misconfigured",
        "EFS | ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Failed to resolve",
        "SUBNET_FULL | Unexpected EC2 error while attempting to Create Network Interface with public IP assignment disabled in subnet 'subnet-1': InsufficientFreeAddressesInSubnet",
        "INTERFACE_QUOTA | Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-1': NetworkInterfaceLimitExceeded",
        "TAG_POLICY | Unexpected EC2 error while attempting to tag the network interface: TagPolicyViolation",
        "INTERFACE_TIMEOUT | Timeout waiting for network interface provisioning to complete.",
        "STORAGE_TIMEOUT | Timeout waiting for EphemeralStorage provisioning to complete.",
        "NETWORK_INTERFACE | Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-1': UnauthorizedOperation",
        "LOAD_BALANCER_HEALTH | Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/1)",
        "CONTAINER_HEALTH | Task failed container health checks",
        "TARGET_UNHEALTHY | (service web) (task 0a1b2c3d) (port 8080) is unhealthy in (target-group web) due to (reason Health checks failed with these codes: [503])",
        "EXIT | Essential container in task exited",
        "OUT_OF_MEMORY | OutOfMemoryError: Container killed due to memory usage",
        "REPLACED | Scaling activity initiated by (deployment ecs-svc/6830586357457257408)",
        "MAINTENANCE | ECS is performing maintenance on the underlying infrastructure hosting the task.",
        "SPOT_INTERRUPTION | Your Spot Task was interrupted.",
        "HOST_GONE | Host EC2 (instance i-0a1b2c3d4e5f60718) terminated.",
        "RUNTIME | ContainerRuntimeTimeoutError: Could not transition to running; timed out after waiting 3m0s",
        "RUNTIME | CannotInspectContainerError: context deadline exceeded",
        "COMMAND_NOT_FOUND | CannotStartContainerError: OCI runtime create failed: exec: \"serve\": executable file not found in $PATH",
        "STEADY_STATE | (service web) has reached a steady state.",
        "START | (service web) is unable to consistently start tasks successfully.",
        "CAPACITY_UNAVAILABLE | (service web) was unable to place a task. Reason: Capacity is unavailable at this time.",
        "CAPACITY_UNAVAILABLE | (service web) was unable to place a task. The reason for failure is Capacity is unavailable at this time.",
        "FARGATE_QUOTA | (service web) was unable to place a task. Reason: You’ve reached the limit on the number of vCPUs you can run concurrently",
        "FARGATE_QUOTA | (service web) was unable to place a task. Reason: You've reached the limit on the number of tasks you can run concurrently",
        "FARGATE_QUOTA | (service web) was unable to place a task. Reason: The requested CPU configuration is above your limit",
        "PLACEMENT_INTERNAL | (service web) was unable to place a task. Reason: Internal error.",
        "PLACEMENT | (service web) was unable to place a task. Reason: something new.",
        "PLACEMENT | (service web) could not launch 3 tasks for deployment ecs-svc/1",
        "NO_INSTANCE | (service web) was unable to place a task because no container instance met all of its requirements.",
        "NO_INSTANCE | RESOURCE:MEMORY",
        "INSTANCE_INTERFACES | (service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 0a1b) encountered error \"RESOURCE:ENI\".",
        "PROVISIONING_LIMIT | (service web) tasks provisioning capacity limit was exceeded",
        "DEADLOCK | (service web) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent",
        "THROTTLED | (service web) operations are being throttled. Will try again later.",
        "PROTECTED | (service web) number of protected tasks are more than the desired count",
        "TARGETS_NOT_REGISTERED | (service web) failed to register targets in (target-group arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/1) with (error rate exceeded)",
        "START | (service web) (deployment ecs-svc/1234567890123456789) deployment failed: tasks failed to start.",
        "DEPLOYMENT_FAILED | (service web) (deployment ecs-svc/1234567890123456789) deployment failed: alarm detected.",
        "DEPLOYMENT_FAILED | ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/1.",
        "DEPLOYMENT_COMPLETED | (service web) (deployment ecs-svc/1234567890123456789) deployment completed.",
        "COMING_AND_GOING | (service web) has begun draining connections on 2 tasks.",
        "COMING_AND_GOING | (service web) has stopped 2 running tasks: (task 0a1b2c3d).",
        "COMING_AND_GOING | (service web) deregistered 4 targets in (target-group arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/1)",
        "COMING_AND_GOING | service (web) is not AZ balanced with 3 tasks in eu-west-1a, 1 tasks in eu-west-1b. AZ Rebalancing in progress.",
        "STOPPED_BY_USER | Task stopped by user",
        "EXEC_NOT_READY | The execute command failed because execute command was not enabled when the task was run or the execute command agent isn’t running. Wait and try again."
    })
    void textsTellTheirCause(Symptom symptom, String text) {
        assertEquals(Optional.of(symptom), Symptom.first(text));
    }

    @Test
    void oneTextMayTellSeveral() {
        assertEquals(Set.of(Symptom.INSTANCE_INTERFACES, Symptom.NO_INSTANCE, Symptom.PLACEMENT), Symptom.in(
                "(service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 0a1b) "
                        + "encountered error \"RESOURCE:ENI\"."));
        assertEquals(Set.of(Symptom.SUBNET_FULL, Symptom.NETWORK_INTERFACE),
                Symptom.in("Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-1': InsufficientFreeAddressesInSubnet"));
    }

    @Test
    void takesWhatFargateCutShort() {
        assertEquals(Optional.of(Symptom.SUBNET_FULL), Symptom.first("Unexpected EC2 error while attempting to Create Network Interface: InsufficientFreeAddre…"));
        assertEquals(Optional.of(Symptom.SUBNET_FULL), Symptom.first("Unexpected EC2 error: InsufficientFreeAddressesIn..."));
        assertEquals(Set.of(), Symptom.in("Unexpected EC2 error: Insufficient"), "too little to tell");
        assertEquals(Set.of(), Symptom.in("Unexpected EC2 error: InsufficientFreeAddr went on"), "cut only at the end");
        assertEquals(Optional.of(Symptom.FARGATE_QUOTA), Symptom.first("(service web) You’ve reached the limit on the numb"), "both ways to go on tell the same");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "SECRETS | ResourceInitializationError: unable to pull secrets or registry auth: execution resource retri…",
        "SECRETS | ResourceInitializationError: unable to pull secrets or regi",
        "IMAGE_PULL | CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref 111122223333.dkr.ecr.eu-west-1.amazonaws.com/x:n",
        "IMAGE_PULL | CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref x:nope: not fou…",
        "LOGS | ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: Resour…",
        "START | ResourceInitializationError: failed to in",
        "START | ResourceInitializationError: The task cannot pull"
    })
    void aTextThatWasCutShortTellsNoMoreThanIsLeft(Symptom symptom, String text) {
        assertEquals(Optional.of(symptom), Symptom.first(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "RESOURCE:",
        "is not authorized to perfo",
        "TaskFailedToStart",
        "exit code 137",
        "A text of a later year"
    })
    void takesNothingElseForIt(String text) {
        assertEquals(Set.of(), Symptom.in(text));
    }

    @Test
    void nothingIsReadOutOfNames() {
        assertEquals(Set.of(), Symptom.in(null));
        assertEquals(Optional.of(Symptom.STEADY_STATE), Symptom.first("(service outofmemory-watcher) has reached a steady state."));
        assertEquals(Optional.of(Symptom.STEADY_STATE), Symptom.first("(service accessdenied, taskSet ecs-svc/1) has reached a steady state."));
        assertEquals(Optional.of(Symptom.COMING_AND_GOING), Symptom.first("service (toomanyrequests) is AZ balanced with 1 tasks in eu-west-1a."));
        assertEquals(Optional.of(Symptom.IMAGE_PULL), Symptom.first("CannotPullContainerError: failed to resolve ref shop/toomanyrequests:outofmemory"));
        assertEquals(Optional.of(Symptom.ROLE_NOT_ASSUMED), Symptom.first("ECS was unable to assume the role 'arn:aws-cn:iam::111122223333:role/outofmemory' that was provided"));
        assertEquals(Optional.of(Symptom.LOAD_BALANCER_HEALTH),
                Symptom.first("Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/outofmemory/1)"));
    }

    @Test
    void normalIsNoCause() {
        assertFalse(Symptom.REPLACED.isCause());
        assertFalse(Symptom.SPOT_INTERRUPTION.isCause());
        assertFalse(Symptom.DEPLOYMENT_FAILED.isCause());
        assertTrue(Symptom.EXIT.isCause() && Symptom.EXIT.isVague());
        assertEquals("image-not-found", Symptom.IMAGE_NOT_FOUND.id());
        assertTrue(Stream.of(Symptom.values()).allMatch(symptom -> symptom.words().length() > 10));
    }
}
