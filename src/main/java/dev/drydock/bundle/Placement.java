package dev.drydock.bundle;

import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Recorded;
import dev.drydock.inventory.elbv2.LoadBalancer;
import dev.drydock.inventory.elbv2.TargetGroup;
import dev.drydock.inventory.iam.ManagedPolicy;
import dev.drydock.inventory.iam.Role;
import dev.drydock.inventory.kms.KeyMetadata;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds out whom an answer speaks of that does not say so itself and for which no request is recorded: by the name of its file.
final class Placement {
    /// What may follow a name to say which answer it is; anything else behind a hyphen makes it another's name.
    private static final Pattern TAIL = Pattern.compile("(-(tg|lb|alb|nlb|targets?|groups?|load|balancer|health|attributes?|attrs?|role|inline|attached|list|polic(y|ies)|versions?|key))+(?![\\w-])", Pattern.CASE_INSENSITIVE);

    private final List<Inventory.Builder> captures;

    /// @param captures what was read, capture by capture: one may name what another tells more of
    Placement(List<Inventory.Builder> captures) {
        this.captures = captures;
    }

    private <T extends Recorded> Stream<T> all(Class<T> kind) {
        return captures.stream().flatMap(capture -> capture.all(kind).stream());
    }

    /// The calls that the answers of one file are, by their number; those are left out that the file's name does not place.
    Map<Integer, Call> place(String file, SortedMap<Integer, AnswerShape> answers) {
        var placed = new HashMap<Integer, Call>();
        answers.forEach((number, shape) -> {
            // Neither has pages: a file with several speaks of several, whatever it is called.
            var isOneOfMany = shape.service().equals("elbv2") && Collections.frequency(answers.values(), shape) > 1;
            var call = isOneOfMany ? null : place(file, shape);
            if (call != null) {
                placed.put(number, call);
            }
        });
        return placed;
    }

    /// The call that the file answers; null when its name does not tell whom it speaks of, or could tell more than one.
    @Nullable Call place(String file, AnswerShape shape) {
        if (shape.subject() == null) {
            return call(file, shape, null);
        }
        var subjects = new LinkedHashSet<String>();
        switch (shape.subject()) {
            case "TargetGroupArn" -> all(TargetGroup.class).forEach(group -> {
                if (tells(file, group.name(), group.targetGroupArn())) {
                    subjects.add(group.targetGroupArn());
                }
            });
            case "LoadBalancerArn" -> all(LoadBalancer.class).forEach(balancer -> {
                if (tells(file, balancer.name(), balancer.loadBalancerArn())) {
                    subjects.add(balancer.loadBalancerArn());
                }
            });
            case "RoleName" -> all(Role.class).forEach(role -> {
                if (role.roleName() != null && tells(file, role.roleName(), role.arn())) {
                    subjects.add(role.roleName());
                }
            });
            case "PolicyArn" -> all(ManagedPolicy.class).forEach(policy -> {
                if (policy.policyName() != null && tells(file, policy.policyName(), policy.arn())) {
                    subjects.add(policy.arn());
                }
            });
            case "KeyId" -> all(KeyMetadata.class).forEach(key -> {
                if (key.keyId() != null && tells(file, key.keyId(), key.arn())) {
                    subjects.add(key.arn());
                }
            });
            default -> { }
        }
        return subjects.size() == 1 ? call(file, shape, Map.of(shape.subject(), subjects.getFirst())) : null;
    }

    /// What to do about a file that could not be placed.
    static String advice(AnswerShape shape) {
        return switch (shape.subject() == null ? "" : shape.subject()) {
            case "TargetGroupArn" -> "It does not say of which target group it speaks: put the target group's name into the file's name, as in "
                    + shape.operation() + "-NAME.json.";
            case "LoadBalancerArn" -> "It does not say of which load balancer it speaks: put the load balancer's name into the file's name, as in "
                    + shape.operation() + "-NAME.json.";
            case "RoleName" -> "It does not say of which role it speaks: put the role's name into the file's name, as in " + shape.operation()
                    + "-NAME.json, and record iam get-role beside it.";
            case "PolicyArn" -> "It does not say of which policy it speaks: put the policy's name into the file's name, as in " + shape.operation()
                    + "-NAME.json, and record iam get-policy beside it.";
            case "KeyId" -> "It does not say of which key it speaks: put the key's id into the file's name, as in " + shape.operation()
                    + "-ID.json, and record kms describe-key beside it.";
            case "MetricDataQueries" -> "It does not say which metrics it holds: the queries of get-metric-data are needed beside it, in a manifest.json or an index.json,"
                    + " or in each query a Label that tells it, as AWS/ApplicationELB HTTPCode_ELB_502_Count Sum LoadBalancer=app/NAME/ID.";
            case "PrefixListId" -> "It does not say of which prefix list it speaks: the prefix list is needed beside it, in a manifest.json or an index.json.";
            default -> "It does not say which image it describes: the repository and digest are needed beside it, in a manifest.json.";
        };
    }

    /// Whether the file's path has the name as a word of its own, or the id at the end of the ARN.
    private static boolean tells(String file, String name, String arn) {
        var id = arn.substring(arn.lastIndexOf('/') + 1);
        var at = file.indexOf(name);
        while (at >= 0) {
            var before = at == 0 || !Character.isLetterOrDigit(file.charAt(at - 1));
            var end = at + name.length();
            if (before && (end >= file.length() || !Character.isLetterOrDigit(file.charAt(end)) && (!file.startsWith("-", end) || TAIL.matcher(file).region(end, file.length()).lookingAt()))) {
                return true;
            }
            at = file.indexOf(name, at + 1);
        }
        return id.length() >= 8 && file.contains(id);
    }

    private static Call call(String file, AnswerShape shape, @Nullable Map<String, Object> parameters) {
        return new Call(shape.service(), shape.operation(), parameters, CallStatus.OK, null, file, null, null);
    }
}
