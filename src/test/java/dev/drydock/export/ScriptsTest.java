package dev.drydock.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.check.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be told of the two scripts by reading them: that they make the same calls, that these are what diagnosis stands on, and that they run where they must.
class ScriptsTest {
    /// What checks read where someone asks for it by name: the export never reads messages of logs.
    private static final Set<String> ON_REQUEST = Set.of("logs filter-log-events", "logs get-log-events", "logs get-query-results");

    private static final Pattern BASH_CALL = Pattern.compile("(?m)(?:^|[;{(]|\\bdo|\\)) *(?:ask|queue|skip) ([a-z0-9-]+) ([a-z-]+) ");
    private static final Pattern POWERSHELL_CALL = Pattern.compile("\\b(?:Ask|Skip) ([a-z0-9-]+) ([a-z-]+) ");
    private static final Pattern SERIES = Pattern.compile("(?i)\\bseries (60|300) (A[A-Z/a-z0-9]+|ECS/ContainerInsights) .*");
    private static final Pattern METRIC = Pattern.compile("\\b(?:HTTPCode_[A-Za-z0-9_]+|[A-Z][A-Za-z]*(?:Count|PerTarget|Time|Utilization|Reservation|Destination|ToSource|Allocation|PerSecond|Processed))\\b");

    @Test
    void bothMakeTheSameCalls() throws IOException {
        assertEquals(calls(Export.SCRIPT, BASH_CALL), calls(Export.POWERSHELL, POWERSHELL_CALL));
    }

    @Test
    void theyMakeEveryCallThatAnyCheckReads() throws IOException {
        var missing = Catalogue.checks().stream().flatMap(check -> Stream.concat(check.info().needs().stream(), check.info().uses().stream()))
                .filter(call -> !ON_REQUEST.contains(call)).collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(calls(Export.SCRIPT, BASH_CALL));
        assertEquals(Set.of(), missing);
    }

    @Test
    void theyOnlyRead() throws IOException {
        var calls = calls(Export.SCRIPT, BASH_CALL);
        assertEquals(List.of("ecr image-config"), calls.stream().filter(call -> !call.matches("[a-z0-9-]+ (?:describe|list|get)-[a-z-]+")).toList(), "the rest is what no call reads");
        for (var revealing : List.of("get-secret-value", "get-parameter", "user-data", "log-events", "get-authorization-token", "describe-instance-attribute")) {
            assertTrue(calls.stream().noneMatch(call -> call.contains(revealing)), revealing);
        }
    }

    @Test
    void bothAskForTheSameMetrics() throws IOException {
        assertEquals(series(Export.SCRIPT), series(Export.POWERSHELL));
        assertEquals(27, series(Export.SCRIPT).size(), () -> "25 metrics, two of them over a day too");
    }

    @Test
    void bothAskTheSameRequests() throws IOException {
        var bash = members(Files.readString(Export.SCRIPT).replace("\\\"", "\""));
        var powershell = members(Files.readString(Export.POWERSHELL).replace("`\"", "\""));
        bash.add("imageTag"); // put together there
        assertEquals(bash, powershell);
    }

    @Test
    void shellcheckIsContent() throws Exception {
        assumeTrue(Export.isHere("shellcheck", "--version"), "shellcheck is not on this machine");
        var process = new ProcessBuilder("shellcheck", Export.SCRIPT.toString()).redirectErrorStream(true).start();
        assertEquals("", new String(process.getInputStream().readAllBytes()));
    }

    /// macOS has bash 3.2.
    @ParameterizedTest
    @ValueSource(strings = {
            "(declare|local|typeset) +-[a-zA-Z]*[AnlUu]",
            "\\b(mapfile|readarray|coproc)\\b",
            "\\$\\{[A-Za-z_]+(,,?|\\^\\^?|@)",
            "\\|&|&>>|;;?&(?!&)",
            "\\bwait +-n|\\[\\[ +-v|printf +'%\\(|\\$\\{[A-Za-z_]+: +-|EPOCHSECONDS|BASHPID",
            // GNU only, or not everywhere
            "\\b(sed|grep) +(-[a-zA-Z]*[rP]|-i)|\\bdate +--|readlink +-f|\\b(gawk|jq|python|perl|tac|numfmt)\\b|sort +-[a-zA-Z]*V|stat +-|\\\\\\+"})
    void itRunsOnBash3(String newer) throws IOException {
        var lines = Files.readAllLines(Export.SCRIPT).stream().filter(line -> !line.stripLeading().startsWith("#")).toList();
        assertEquals(List.of(), lines.stream().filter(Pattern.compile(newer).asPredicate()).toList());
    }

    /// Windows PowerShell 5.1 reads a script without a mark as the system's code page, and knows none of what version 7 added.
    @Test
    void itRunsOnWindowsPowerShell() throws IOException {
        var script = Files.readString(Export.POWERSHELL);
        assertTrue(script.chars().allMatch(c -> c < 128), "ASCII only");
        for (var line : script.lines().filter(line -> !line.stripLeading().startsWith("#")).toList()) {
            assertTrue(!line.matches(".*( \\?\\? | \\?\\?= | && | \\|\\| |\\?\\.|-AsUTC|-Parallel|\\bArgumentList\\b|ConvertFrom-Json).*"), line);
        }
    }

    private static Set<String> calls(Path script, Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(script)).results().map(match -> match.group(1) + " " + match.group(2)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> series(Path script) throws IOException {
        return SERIES.matcher(Files.readString(script).replace("\\\n", " ")).results()
                .flatMap(line -> METRIC.matcher(line.group()).results().map(metric -> line.group(1) + " " + line.group(2) + " " + metric.group()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The members of all requests.
    private static Set<String> members(String script) {
        return Pattern.compile("\"([A-Za-z]+)\": ").matcher(script).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
