package dev.drydock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.whatif.Calculators;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `drydock whatif`, as scripts and people call it.
class WhatIfCommandTest {
    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        out.reset();
        err.reset();
        return CliHere.of(folder, new Terminal(out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false, Map.of(), folder, "Linux"), List.of()).run(args);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void answersTheExampleOfTheContract() {
        assertEquals(0, run("whatif", "surge", "--desired", "40", "--max", "200", "--subnets", "/26,/26"), err::toString);
        assertTrue(out().contains("floor(40 × 200 / 100) = 80") && out().contains("deployment_maximum_percent         = 200"), out());
        assertFalse(out().contains("aws ecs"), "without a record there is no real value to command with");
    }

    @Test
    void listsTheCalculatorsAndEachHasHelpWithAnExample() {
        assertEquals(0, run("whatif"), err::toString);
        var list = out();
        for (var calculator : Calculators.ALL) {
            assertTrue(list.contains(calculator.id() + " "), list);
            assertEquals(0, run("whatif", calculator.id(), "--help"), err::toString);
            assertTrue(out().contains("drydock whatif " + calculator.id() + " --") && !out().contains("${"), out());
        }
    }

    @Test
    void everyExampleOfEveryCalculatorWorks() {
        for (var calculator : Calculators.ALL) {
            var args = new java.util.ArrayList<>(List.of("whatif", calculator.id()));
            args.addAll(List.of(calculator.example().split(" ")));
            assertEquals(0, run(args.toArray(String[]::new)), err::toString);
            assertFalse(out().contains("null") || out().contains("NaN"), out());
        }
    }

    @Test
    void fillsInFromARecordAndSendsTheWholeConfigurationAgain() {
        assertEquals(0, run("whatif", "surge", "--bundle", "sample:friday-502s", "--service", "checkout-api", "--max", "150", "--format", "json"), err::toString);
        var json = JsonMapper.shared().readTree(out());
        var inputs = json.get("inputs").valueStream().collect(java.util.stream.Collectors.toMap(input -> input.get("name").asString(), input -> input.get("from").asString()));
        assertEquals("recorded", inputs.get("desired"));
        assertEquals("given", inputs.get("max"));
        assertEquals("recorded", inputs.get("subnets"));
        var argv = json.get("commands").get(0).get("argv").toString();
        assertTrue(argv.contains("\\\"maximumPercent\\\":150") && argv.contains("\\\"minimumHealthyPercent\\\":") && argv.contains("deploymentCircuitBreaker"), argv);
        assertEquals("undo", json.get("commands").get(1).get("kind").asString());
    }

    @Test
    void everyCalculatorTakesWhatTheSamplesHold() {
        for (var calculator : Calculators.ALL) {
            for (var format : List.of("text", "md", "json")) {
                var exit = run("whatif", calculator.id(), "--bundle", "sample:friday-502s", "--service", "checkout-api", "--format", format);
                assertTrue(exit == 0 || err.toString(StandardCharsets.UTF_8).contains(" is needed"), calculator.id() + ": " + err);
            }
        }
    }

    @Test
    void saysInOneLineWhatIsWrong() {
        assertEquals(2, run("whatif", "surge", "--desired", "forty", "--subnets", "/26"));
        assertEquals("drydock: --desired takes a number such as 40, not \"forty\".\n", err.toString(StandardCharsets.UTF_8));
        assertEquals(2, run("whatif", "surge", "--service", "checkout-api"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("name it with --bundle"));
        assertEquals(2, run("whatif", "surge", "--bundle", "sample:friday-502s"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("choose one with --service"), err::toString);
        assertEquals(2, run("whatif", "surge", "--desierd", "4"));
    }
}
