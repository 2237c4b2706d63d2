package dev.drydock.check.policy;

import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import dev.drydock.inventory.ecr.EcrImage;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the policy of an endpoint must let pass for the tasks of a service.
///
/// @param need what is asked
/// @param caller who asks it
record EndpointNeeds(Need need, Caller caller) {
    private static final List<String> EXEC = List.of(
            "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel");

    /// @param endpoint the service that the endpoint is of: `ecr.dkr`, `s3`, …
    /// @param region the region of that service
    static List<EndpointNeeds> of(Subject subject, TaskDefinition definition, String endpoint, String region) {
        var execution = caller(definition.executionRoleArn());
        var all = ExecutionNeeds.of(subject, definition);
        return switch (endpoint) {
            // Tasks only log in here; AWS documents one policy for both of ECR's endpoints.
            case "ecr.api" -> of(all, execution, "ecr:").map(need -> need.need().action().equals("ecr:GetAuthorizationToken") ? need : need.documented()).toList();
            case "ecr.dkr" -> of(all, execution, "ecr:").filter(need -> !need.need().action().equals("ecr:GetAuthorizationToken")).toList();
            case "s3" -> layers(subject, definition, region, all, execution);
            case "logs" -> of(all, execution, "logs:").toList();
            case "secretsmanager" -> of(all, execution, "secretsmanager:").toList();
            case "ssm" -> of(all, execution, "ssm:").toList();
            case "ssmmessages" -> EXEC.stream().map(action -> new EndpointNeeds(new Need(action, List.of("*"), "let ECS Exec in", true, Map.of(),
                    Evidence.of(subject.service(), "/enableExecuteCommand", subject.service().enableExecuteCommand())), caller(definition.taskRoleArn()))).toList();
            default -> List.of();
        };
    }

    Answer of(Policy policy) {
        Answer first = null;
        for (var resource : need.resources()) {
            var answer = PolicySet.of(PolicySet.Kind.RESOURCE, policy).ask(new Request(need.action(), resource, caller, context()));
            if (answer.isAllowed()) {
                return answer;
            }
            first = first == null ? answer : first;
        }
        return Objects.requireNonNull(first);
    }

    private Map<String, String> context() {
        return caller.account() == null ? need.context() : Map.of("aws:PrincipalAccount", caller.account(), "aws:SecureTransport", "true");
    }

    /// The layers of images in ECR lie in a bucket of AWS's own, and come by URLs that ECR signs (Amazon ECR user guide, "Minimum Amazon S3 bucket permissions").
    private static List<EndpointNeeds> layers(Subject subject, TaskDefinition definition, String region, List<Need> all, Caller execution) {
        var partition = subject.service().serviceArn().split(":", 3)[1];
        var needs = new ArrayList<EndpointNeeds>();
        for (var i = 0; i < definition.containerDefinitions().size(); i++) {
            var image = definition.containerDefinitions().get(i).image();
            if (EcrImage.of(image).filter(named -> named.region().equals(region)).isPresent()) {
                needs.add(new EndpointNeeds(new Need("s3:GetObject", List.of("arn:" + partition + ":s3:::prod-" + region + "-starport-layer-bucket/*"), "fetch the layers of images in ECR",
                        true, Map.of("aws:SecureTransport", "true"), Evidence.of(definition, "/containerDefinitions/" + i + "/image", image)), Caller.UNKNOWN));
                break;
            }
        }
        of(all, execution, "s3:").forEach(needs::add);
        return needs;
    }

    private static Stream<EndpointNeeds> of(List<Need> all, Caller caller, String prefix) {
        return all.stream().filter(need -> need.action().startsWith(prefix)).map(need -> new EndpointNeeds(need, caller));
    }

    private EndpointNeeds documented() {
        return new EndpointNeeds(new Need(need.action(), need.resources(), need.purpose(), false, need.context(), need.evidence()), caller);
    }

    private static Caller caller(@Nullable String role) {
        return role != null && role.startsWith("arn:") ? Caller.role(role, Match.MAYBE) : Caller.UNKNOWN;
    }
}
