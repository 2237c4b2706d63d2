package dev.drydock.playbook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a command of a playbook may take from the record, as `${name}`.
public enum Variable {
    REGION(Group.SERVICE, "region", "the region"),
    ACCOUNT(Group.SERVICE, "account", "the account's id"),
    PARTITION(Group.SERVICE, "partition", "the partition: aws, aws-cn, aws-us-gov"),
    CLUSTER(Group.SERVICE, "cluster", "the cluster's ARN"),
    CLUSTER_NAME(Group.SERVICE, "clusterName", "the cluster's name"),
    SERVICE(Group.SERVICE, "service", "the service's name"),
    SERVICE_ARN(Group.SERVICE, "serviceArn", "the service's ARN"),
    SCALING_RESOURCE(Group.SERVICE, "scalingResource", "service/CLUSTER/SERVICE, as Application Auto Scaling names it"),
    DESIRED_COUNT(Group.SERVICE, "desiredCount", "how many tasks are wanted"),
    TASK_DEFINITION(Group.SERVICE, "taskDefinition", "the task definition's ARN"),
    FAMILY(Group.SERVICE, "family", "the task definition's family"),
    EXECUTION_ROLE(Group.SERVICE, "executionRole", "the name of the role that pulls the image and reads secrets"),
    TASK_ROLE(Group.SERVICE, "taskRole", "the name of the role that the application has"),
    VPC(Group.SERVICE, "vpc", "the VPC of the tasks' subnets"),
    HOUR_BEFORE(Group.SERVICE, "hourBefore", "one hour before the record was made, as CloudWatch and ECS take it"),
    AT(Group.SERVICE, "at", "the time at which the record was made"),
    SECONDS_HOUR_BEFORE(Group.SERVICE, "secondsHourBefore", "one hour before the record was made, in seconds since 1970, as Logs Insights takes it"),
    SECONDS_AT(Group.SERVICE, "secondsAt", "the time at which the record was made, in seconds since 1970"),

    CONTAINER(Group.CONTAINER, "container", "an essential container; the one behind the load balancer first"),
    IMAGE(Group.CONTAINER, "image", "its image"),
    REPOSITORY(Group.CONTAINER, "repository", "the ECR repository of its image"),
    LOG_GROUP(Group.CONTAINER, "logGroup", "the log group that it writes to"),

    TASK(Group.TASK, "task", "a running task's ARN"),
    TASK_ID(Group.TASK, "taskId", "its id"),
    INTERFACE(Group.TASK, "networkInterface", "its network interface"),
    ADDRESS(Group.TASK, "address", "its private IPv4 address"),

    STOPPED_TASK(Group.STOPPED_TASK, "stoppedTask", "a stopped task's ARN; the newest first"),
    STOPPED_TASK_ID(Group.STOPPED_TASK, "stoppedTaskId", "its id"),

    TARGET_GROUP(Group.TARGET_GROUP, "targetGroup", "a target group's ARN"),
    TARGET_GROUP_NAME(Group.TARGET_GROUP, "targetGroupFullName", "targetgroup/NAME/ID, as CloudWatch names it"),
    LOAD_BALANCER(Group.TARGET_GROUP, "loadBalancer", "the ARN of its load balancer"),
    LOAD_BALANCER_NAME(Group.TARGET_GROUP, "loadBalancerFullName", "app/NAME/ID, as CloudWatch names it"),

    SUBNET(Group.SUBNET, "subnet", "a subnet of the tasks"),
    ROUTE_TABLE(Group.SUBNET, "routeTable", "the route table that decides for it"),

    SECURITY_GROUP(Group.SECURITY_GROUP, "securityGroup", "a security group of the tasks");

    /// Things of one kind; the variables of a group always speak of the same thing.
    public enum Group {
        SERVICE("service"), CONTAINER("container"), TASK("task"), STOPPED_TASK("stoppedTask"), TARGET_GROUP("targetGroup"), SUBNET("subnet"), SECURITY_GROUP("securityGroup");

        private final String id;

        Group(String id) {
            this.id = id;
        }

        /// As playbooks spell it under `each`.
        public String id() {
            return id;
        }

        static Optional<Group> of(String id) {
            return Arrays.stream(values()).filter(group -> group.id.equals(id)).findFirst();
        }
    }

    private final Group group;
    private final String id;
    private final String meaning;

    Variable(Group group, String id, String meaning) {
        this.group = group;
        this.id = id;
        this.meaning = meaning;
    }

    public Group group() {
        return group;
    }

    /// As playbooks spell it between `${` and `}`.
    public String id() {
        return id;
    }

    /// What it stands for, fit to follow "the record does not hold".
    public String meaning() {
        return meaning;
    }

    static Optional<Variable> of(String id) {
        return Arrays.stream(values()).filter(variable -> variable.id.equals(id)).findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Variable::id).toList();
    }
}
