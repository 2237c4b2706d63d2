package dev.drydock.awscli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The parser of the real AWS CLI, where it is installed. Nothing is called.
public final class AwsCliParser {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// Members that came with botocore 1.43.67 of August 2026 (ECS API reference, `DeploymentCircuitBreaker`): an older CLI does not know them.
    private static final List<String> YOUNGER = List.of(
            "Unknown parameter in deploymentConfiguration.deploymentCircuitBreaker: \"thresholdConfiguration\"",
            "Unknown parameter in deploymentConfiguration.deploymentCircuitBreaker: \"resetOnHealthyTask\"",
            // Stands in a fixture for whatever comes next.
            "Unknown parameter in deploymentConfiguration: \"memberOfTomorrow\"");

    private AwsCliParser() {}

    /// What the CLI does not take, a sentence each. The test that asks is skipped where there is no CLI.
    ///
    /// @param saidBy each command, and who says it
    /// @param folder for what goes to and fro
    public static List<String> faults(Map<List<String>, String> saidBy, Path folder) throws IOException, InterruptedException {
        assumeTrue(run(List.of("python3", "-c", "import awscli.clidriver"), null, folder.resolve("nothing")) == 0,
                "the AWS CLI (python3 -m pip install awscli) is not on this machine");
        var asked = Files.write(folder.resolve("commands.json"), MAPPER.writeValueAsBytes(saidBy.keySet()));
        var answer = folder.resolve("faults.json");
        assertEquals(0, run(List.of("python3", "src/test/resources/aws-cli/parse.py"), asked.toFile(), answer), "the parser ran");
        var verdicts = MAPPER.readTree(answer.toFile());
        assertEquals(saidBy.size(), verdicts.size());
        var faults = new ArrayList<String>();
        var i = 0;
        for (var command : saidBy.entrySet()) {
            var verdict = verdicts.get(i++);
            // The plugin is asked for once the command has been parsed.
            if (!verdict.isNull() && !isYoungerThanTheCli(verdict.asString()) && !verdict.asString().contains("SessionManagerPlugin is not found")) {
                faults.add(command.getValue() + ": " + String.join(" ", command.getKey()) + "\n  " + verdict.asString());
            }
        }
        return faults;
    }

    /// Whether the installed AWS CLI refuses nothing but members that are younger than it.
    private static boolean isYoungerThanTheCli(String verdict) {
        var lines = verdict.lines().toList();
        return lines.size() > 1 && lines.getFirst().endsWith("Parameter validation failed:")
                && lines.stream().skip(1).allMatch(line -> YOUNGER.stream().anyMatch(line::startsWith));
    }

    private static int run(List<String> command, @Nullable File in, Path out) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        if (in != null) {
            builder.redirectInput(in);
        }
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
