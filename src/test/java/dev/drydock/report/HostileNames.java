package dev.drydock.report;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Muting;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Suppression;
import dev.drydock.check.Topic;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// A bundle whose every name and value is made to hurt whoever prints it.
final class HostileNames {
    /// Markup, a table's bars, Markdown's marks, line ends, a mark that turns the direction of what follows, a terminal's escape, and half a character.
    static final String NAME = "</details><script>alert(1)</script>\"'&amp;|`x`|``|\n# h1\n- *b* [l](http://evil.test) \u202egnp.exe \u001b[31mred \ud800 ${jndi} ![i](http://evil.test/i.png)";

    private static final CheckInfo INFO =
            CheckInfo.of(Topic.START, "hostile", Owner.SECURITY, "Does it hurt?", Set.of(), Set.of(), null, List.of("https://docs.aws.amazon.com/x/page.html#part"));

    private HostileNames() {}

    static DiagnosedBundle bundle(Path folder) throws Exception {
        var arn = "arn:aws:ecs:eu-west-1:111122223333:service/prod/" + NAME;
        var document = Map.of("manifest", Map.of("format", "drydock-bundle", "schemaVersion", 1, "account", NAME, "region", "eu-west-1", "calls", List.of(
                        Map.of("service", "ecs", "operation", "describe-services", "file", "ecs/s.json", "status", "ok", "parameters", Map.of()))),
                "responses", Map.of("ecs/s.json", Map.of("services", List.of(Map.of("serviceArn", arn, "serviceName", NAME,
                        "clusterArn", "arn:aws:ecs:eu-west-1:111122223333:cluster/" + NAME))), "<b>|`.json", Map.of("a", 1)));
        var bundle = Sick.read(1, Files.writeString(folder.resolve("hostile.json"), JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build().writeValueAsString(document)));
        var diagnosis = Diagnosis.of(bundle.inventory(), List.of(new Hurting()), service -> true, () -> false);
        var mutings = List.of(new Muting("hostile", "muted", NAME, null), new Muting(NAME, NAME, NAME, LocalDate.of(2026, 1, 1)));
        return new DiagnosedBundle(bundle, diagnosis.with(new Suppression(mutings, LocalDate.of(2026, 11, 21))));
    }

    private static final class Hurting implements Check {
        @Override
        public CheckInfo info() {
            return INFO;
        }

        @Override
        public List<Finding> judge(Subject subject) {
            return List.of(finding(subject, Status.FAIL, NAME), finding(subject, Status.WARN, "muted"), finding(subject, Status.OK, "well"),
                    Finding.draft(INFO, Status.UNKNOWN, "open", NAME).missing(subject.needs(Reads.describeTaskDefinition(NAME))).finding());
        }

        private static Finding finding(Subject subject, Status status, String resource) {
            return Finding.draft(INFO, status, resource, NAME).observed(NAME).expected(NAME).why(NAME)
                    .evidence(Evidence.of(subject.service(), "/" + NAME, NAME))
                    .command(AwsCommand.fix(NAME, CommandLine.aws("ecs", "update-service").option("--service", NAME).in("eu-west-1")))
                    .snippet("json`|<", NAME + "\n```\n<script>").finding();
        }
    }
}
