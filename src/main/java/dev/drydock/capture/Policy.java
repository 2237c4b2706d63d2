package dev.drydock.capture;

import dev.drydock.capture.api.Operation;
import dev.drydock.capture.api.Operations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/// The IAM policy that permits what a capture reads, and no more: made from the list of operations that capture is held to.
public final class Policy {
    /// What needs no permission (AWS STS API reference, GetCallerIdentity), or is permitted by whoever signs in.
    private static final Set<String> FREE = Set.of("sts:GetCallerIdentity");

    /// An action a line: people read a policy before they attach it.
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    private static final JsonMapper JSON =
            JsonMapper.builder().defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES)).build();

    private Policy() {}

    /// The policy as JSON, with a line at its end.
    public static String json() {
        var policy = new LinkedHashMap<String, Object>();
        policy.put("Version", "2012-10-17");
        policy.put("Statement", List.of(
                statement("DrydockCapture", Set.of(Operation.Use.CAPTURE)),
                statement("DrydockImageConfiguration", Set.of(Operation.Use.IMAGE_CONFIG)),
                statement("DrydockOnRequest", Set.of(Operation.Use.ON_REQUEST))));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(policy) + "\n";
    }

    private static Map<String, Object> statement(String sid, Set<Operation.Use> uses) {
        var statement = new LinkedHashMap<String, Object>();
        statement.put("Sid", sid);
        statement.put("Effect", "Allow");
        statement.put("Action", Operations.all().stream().filter(operation -> uses.contains(operation.use())).map(Operation::iamAction).filter(action -> !FREE.contains(action))
                .collect(Collectors.toCollection(TreeSet::new)));
        // Describe and List actions of ECS, EC2, ELB, … take no resource, or one that is not known before they answer.
        statement.put("Resource", "*");
        return statement;
    }
}
