package dev.drydock.check.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The texts as ECS writes them in stopped reasons, container reasons and service events.
class FailureCauseTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "IMAGE | CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref x:nope: not found",
        "IMAGE | CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/amd64'",
        "IMAGE | ResourceInitializationError: unable to pull registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue",
        "ROLE | CannotPullContainerError: ... Check that the role has the permissions to pull images",
        "ROLE | (service web) failed to launch a task with (error ECS was unable to assume the role 'arn:aws:iam::111122223333:role/x')",
        "ROLE | ResourceInitializationError: unable to pull secrets or registry auth: AccessDeniedException: User is not authorized to perform: secretsmanager:GetSecretValue",
        "SECRETS | ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed",
        "LOGS | ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: ResourceNotFoundException",
        "ADDRESSES | Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-1': InsufficientFreeAddressesInSubnet",
        "QUOTA | (service web) was unable to place a task. Reason: You’ve reached the limit on the number of vCPUs you can run concurrently",
        "CAPACITY | (service web) was unable to place a task. Reason: Capacity is unavailable at this time.",
        "PLACEMENT | (service web) was unable to place a task. Reason: Internal error.",
        "OUT_OF_MEMORY | OutOfMemoryError: Container killed due to memory usage",
        "HEALTH | Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/1)",
        "HEALTH | (service web) (port 8080) is unhealthy in (target-group web) due to (reason Health checks failed)",
        "DEADLOCK | (service web) was unable to stop or start tasks during a deployment because of the service deployment configuration.",
        "EXIT | Essential container in task exited",
        "START | (service web) is unable to consistently start tasks successfully."
    })
    void textsTellTheirCause(FailureCause cause, String text) {
        assertEquals(Optional.of(cause), FailureCause.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Scaling activity initiated by (deployment ecs-svc/1234567890123456789)",
        "(service web) has reached a steady state.",
        "(service web) (deployment ecs-svc/1234567890123456789) deployment completed.",
        "(service web) has begun draining connections on 2 tasks.",
        "Your Spot Task was interrupted.",
        "ECS is performing maintenance on the underlying infrastructure hosting the task",
        "Task stopped by user"
    })
    void whatIsNormalIsNoFailure(String text) {
        assertEquals(Optional.empty(), FailureCause.of(text));
    }
}
