package dev.drydock.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.check.Badge;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.catalogue.Catalogue;
import dev.drydock.report.DiagnosedBundle;
import dev.drydock.report.JsonReport;
import dev.drydock.sample.Samples;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the catalogue says of every built-in sample, one line a finding. The tables are read by people when they change, so rewrite them with
///
/// ```
/// mvn -q test -Dtest=GoldenTableTest -Ddrydock.golden.write=true
/// ```
///
/// and look at the difference: every changed line is a changed answer.
class GoldenTableTest {
    private static final Path TABLES = Path.of("src/test/resources/golden");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static Stream<String> samples() {
        return new Samples().all().stream().map(Samples.Sample::name);
    }

    private static DiagnosedBundle diagnosed(Path bundle) throws Exception {
        var read = new BundleReader(Limits.DEFAULT).read(1, bundle, Progress.NONE);
        return new DiagnosedBundle(read, Diagnosis.of(read.inventory(), Catalogue.checks(), service -> true, () -> false));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theCatalogueSaysWhatItSaid(String sample) throws Exception {
        var file = TABLES.resolve(sample + ".tsv");
        String table;
        try (var open = new Samples().open(sample)) {
            table = diagnosed(open.folder()).diagnosis().services().stream().flatMap(GoldenTableTest::rows)
                    .collect(Collectors.joining("\n", "service\tcheck\tstatus\tresource\ttitle\n", "\n"));
        }
        if (Boolean.getBoolean("drydock.golden.write")) {
            Files.createDirectories(TABLES);
            Files.writeString(file, table);
        }
        assertTrue(Files.exists(file), file + " is not there; this test writes it with -Ddrydock.golden.write=true");
        assertEquals("", difference(Files.readAllLines(file), table.lines().toList()), "answers that changed; if they are better, write the table anew (see above)");
    }

    private static String difference(List<String> before, List<String> after) {
        return Stream.concat(
                before.stream().filter(row -> !after.contains(row)).map(row -> "- " + row),
                after.stream().filter(row -> !before.contains(row)).map(row -> "+ " + row)).collect(Collectors.joining("\n"));
    }

    /// The badges first, then the findings in the order of reports.
    private static Stream<String> rows(ServiceDiagnosis diagnosis) {
        var name = diagnosis.service().name();
        return Stream.concat(
                Arrays.stream(Badge.values()).map(badge -> String.join("\t", name, "badge " + badge.number(), diagnosis.status(badge).id(), "", badge.id())),
                diagnosis.findings().stream().map(finding -> String.join("\t", name, finding.check().id(), finding.status().id(), finding.resource(), finding.title())));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyPieceOfEvidenceStandsWhereTheReportSays(String sample) throws Exception {
        var out = new ByteArrayOutputStream();
        var wrong = new ArrayList<String>();
        try (var open = new Samples().open(sample)) {
            new JsonReport("drydock").write(List.of(diagnosed(open.folder())), out);
            var report = MAPPER.readTree(out.toByteArray());
            for (var service : report.at("/services")) {
                for (var finding : service.at("/findings")) {
                    for (var evidence : finding.at("/evidence")) {
                        check(open.folder(), finding.at("/id").stringValue(), evidence, wrong);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static void check(Path bundle, String finding, JsonNode evidence, List<String> wrong) throws Exception {
        var pointer = evidence.at("/pointer").stringValue();
        var file = evidence.at("/file").stringValue();
        JsonNode answer;
        try (var in = Files.newInputStream(bundle.resolve(file))) {
            answer = MAPPER.readTree(in);
        }
        var there = answer.at(pointer);
        var said = evidence.at("/value");
        if (said.isNull()) {
            if (!there.isMissingNode() && !there.isNull()) {
                wrong.add(finding + ": " + file + pointer + " is said to be absent, and is " + there);
            } else if (answer.at(pointer.substring(0, pointer.lastIndexOf('/'))).isMissingNode()) {
                wrong.add(finding + ": " + file + pointer + " would stand in nothing");
            }
            return;
        }
        if (there.isMissingNode() || !isShownAs(there, said.stringValue())) {
            wrong.add(finding + ": " + file + pointer + " is said to be " + said.stringValue() + ", and is " + there);
        }
    }

    /// Text as it is, anything else as compact JSON; long values end in an ellipsis.
    private static boolean isShownAs(JsonNode there, String said) {
        var text = there.isString() ? there.stringValue() : there.toString();
        return said.endsWith("…") ? text.startsWith(said.substring(0, said.length() - 1)) : text.equals(said);
    }
}
