package dev.drydock.inventory.call;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A read-only API call that could be made: what a check needs, what would fill a gap, what capture plans.
///
/// @param service the AWS CLI's name of the service
/// @param operation the AWS CLI's name of the operation
/// @param parameters the request's members under the API's own names, in the order in which the command shows them
public record Read(String service, String operation, Map<String, Object> parameters) {

    /// How the call is named to people: `ecs describe-services`.
    public String name() {
        return service + " " + operation;
    }

    /// The IAM action that permits the call (Service Authorization Reference). Where the service prefix differs from the CLI's name, it is translated.
    public String iamAction() {
        if (service.equals("ecr") && operation.equals("image-config")) {
            return "ecr:BatchGetImage";
        }
        var prefix = switch (service) {
            case "elbv2" -> "elasticloadbalancing";
            case "service-quotas" -> "servicequotas";
            case "deploy" -> "codedeploy";
            default -> service;
        };
        return prefix + ":" + pascal(operation);
    }

    /// The AWS CLI command that makes the call, as an argument list that starts with `aws`.
    ///
    /// The image configuration is no single CLI call (a manifest is fetched, then a blob by URL), so the command reads the manifest.
    public List<String> argv(String region) {
        if (service.equals("ecr") && operation.equals("image-config")) {
            return CommandLine.aws("ecr", "batch-get-image")
                    .option("--repository-name", String.valueOf(parameters.get("repositoryName")))
                    .option("--image-ids", "imageDigest=" + parameters.get("imageDigest"))
                    .in(region);
        }
        var command = CommandLine.aws(service, operation);
        parameters.forEach((name, value) -> {
            if (value instanceof Boolean on) {
                command.flag((on ? "--" : "--no-") + kebab(name));
            } else {
                command.option("--" + kebab(name), value);
            }
        });
        return command.in(region);
    }

    private static String pascal(String kebab) {
        var text = new StringBuilder();
        for (var word : kebab.split("-")) {
            text.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return text.toString();
    }

    private static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
