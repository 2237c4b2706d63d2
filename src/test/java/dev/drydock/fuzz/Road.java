package dev.drydock.fuzz;

import dev.drydock.advice.Shell;
import dev.drydock.bundle.Bundle;
import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.BundleRedactor;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.bundle.redaction.CustomPatterns;
import dev.drydock.bundle.redaction.Redactor;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.Finding;
import dev.drydock.check.Subject;
import dev.drydock.check.catalogue.Catalogue;
import dev.drydock.drawing.Palette;
import dev.drydock.drawing.PathDrawing;
import dev.drydock.report.ComparedBundles;
import dev.drydock.report.ComparisonHtml;
import dev.drydock.report.ComparisonJson;
import dev.drydock.report.ComparisonMarkdown;
import dev.drydock.report.ComparisonText;
import dev.drydock.report.DiagnosedBundle;
import dev.drydock.report.HtmlReport;
import dev.drydock.report.JsonReport;
import dev.drydock.report.MarkdownReport;
import dev.drydock.report.SarifReport;
import dev.drydock.report.SvgWriter;
import dev.drydock.report.TextReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/// The whole road of one bundle: read, diagnosed, reported in every format, drawn, redacted, read again and compared. Whatever is wrong with the bundle, nothing
/// here may throw, and nothing of it may work in what comes out. Where there are thousands of bundles, each goes to the diagnosis and then one of the ways on.
final class Road {
    /// What the runs are held to: a set cap on the memory of the process goes with it.
    private static final Limits LIMITS = new Limits(32L << 20, 8L << 20, 10_000, 200, 200);
    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    }

    /// Of so many cases one is redacted and compared with its copy: that takes as long as all the rest.
    private static final int REDACTED = 8;

    private final BundleReader reader = new BundleReader(LIMITS);

    /// All of the road.
    ///
    /// @param shell whose commands the text report prints
    /// @return whether the bundle could be read at all
    boolean go(Path path, Path folder, Shell shell) throws IOException {
        return go(path, folder, List.of(Way.values()), shell, true);
    }

    /// As far as the diagnosis, and from there one way, which the number tells.
    ///
    /// @return whether the bundle could be read at all
    boolean go(Path path, Path folder, long number) throws IOException {
        var way = Way.values()[(int) (number % Way.values().length)];
        return go(path, folder, List.of(way), Shell.values()[(int) (number / Way.values().length % Shell.values().length)], number % REDACTED == 0);
    }

    private boolean go(Path path, Path folder, List<Way> ways, Shell shell, boolean redacted) throws IOException {
        Bundle bundle;
        try {
            bundle = reader.read(1, path, Progress.NONE);
        } catch (BundleException e) {
            refused(String.valueOf(e.getMessage()));
            return false;
        }
        var diagnosed = diagnose(bundle);
        for (var way : ways) {
            report(way, diagnosed, shell);
        }
        if (redacted) {
            redact(diagnosed, path, folder);
        }
        return true;
    }

    private void redact(DiagnosedBundle diagnosed, Path path, Path folder) throws IOException {
        var bundle = diagnosed.bundle();
        var copy = folder.resolve("copy.zip");
        try (var out = Files.newOutputStream(copy)) {
            new BundleRedactor(bundle, path, LIMITS, new Redactor(CustomPatterns.NONE, LIMITS.nesting(), 0), "fuzz").write(out, Progress.NONE);
        }
        try {
            compare(diagnosed, diagnose(reader.read(2, copy, Progress.NONE)));
        } catch (BundleException e) {
            refused(String.valueOf(e.getMessage()));
            // What holds calls alone, and no answer, may be left without anything to read.
            require(bundle.inventory().all(dev.drydock.inventory.ecs.Service.class).isEmpty(), "the redacted copy cannot be read: " + e.getMessage());
        }
    }

    private static void refused(String sentence) {
        require(sentence.endsWith(".") && sentence.length() < 600 && sentence.chars().noneMatch(Character::isISOControl), "no sentence: " + sentence);
    }

    private static DiagnosedBundle diagnose(Bundle bundle) {
        var broken = new ArrayList<RuntimeException>();
        var checks = Catalogue.checks().stream().map(check -> (Check) new Watched(check, broken::add)).toList();
        var diagnosis = Diagnosis.of(bundle.inventory(), checks, service -> true, () -> false);
        if (!broken.isEmpty()) {
            throw broken.getFirst();
        }
        return new DiagnosedBundle(bundle, diagnosis);
    }

    private enum Way { TEXT, JSON, SARIF, MARKDOWN, HTML, PICTURE }

    private static void report(Way way, DiagnosedBundle diagnosed, Shell shell) throws IOException {
        var bundles = List.of(diagnosed);
        switch (way) {
            case TEXT -> plain(new TextReport(shell, false).write(bundles));
            case JSON -> json(out -> new JsonReport("fuzz").write(bundles, out));
            case SARIF -> json(out -> new SarifReport("fuzz").write(bundles, out));
            case MARKDOWN -> plain(MarkdownReport.write("fuzz", bundles));
            case HTML -> markup(HtmlReport.write("fuzz", bundles));
            case PICTURE -> {
                for (var service : diagnosed.diagnosis().services()) {
                    var svg = SvgWriter.write(PathDrawing.of(service), Palette.DARK);
                    markup(svg);
                    wellFormed(svg);
                }
            }
        }
    }

    private static void compare(DiagnosedBundle before, DiagnosedBundle after) throws IOException {
        var compared = ComparedBundles.of(before, after);
        plain(ComparisonText.write(compared, false));
        plain(ComparisonMarkdown.write("fuzz", compared));
        markup(ComparisonHtml.write("fuzz", compared));
        json(out -> ComparisonJson.write(compared, out));
    }

    /// No terminal does what a name says.
    private static void plain(String text) {
        forbid(text, c -> Character.isISOControl(c) && c != '\n' || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069, "a control character");
    }

    private static void markup(String text) {
        for (var bad : List.of("<img src=x", "<svg/onload")) {
            require(!text.contains(bad), "markup of a name is in the page: " + bad);
        }
        forbid(text, c -> Character.isISOControl(c) && c != '\n', "a control character");
    }

    private static void json(Consumer<OutputStream> writer) {
        var out = new ByteArrayOutputStream();
        writer.accept(out);
        require(!SmallBundle.MAPPER.readTree(out.toByteArray()).toString().contains(Packing.CANARY), "what lies outside of the bundle was read");
    }

    private static void wellFormed(String xml) throws IOException {
        try {
            var events = XML.createXMLStreamReader(new StringReader(xml));
            while (events.hasNext()) {
                events.next();
            }
        } catch (XMLStreamException e) {
            throw new IOException("the picture is no XML: " + e.getMessage(), e);
        }
    }

    private static void forbid(String text, IntPredicate forbidden, String what) {
        var at = 0;
        for (; at < text.length() && !forbidden.test(text.charAt(at)); at++) {
            // all is well up to here
        }
        require(at == text.length(), what + " is in a report: ..." + (at == text.length() ? "" : Integer.toHexString(text.charAt(at)) + " after " + text.substring(Math.max(0, at - 60), at)));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    /// A check that breaks off is one unknown finding to people, and a fault here.
    private record Watched(Check check, Consumer<RuntimeException> broken) implements Check {
        @Override
        public CheckInfo info() {
            return check.info();
        }

        @Override
        public List<Finding> judge(Subject subject) {
            try {
                return check.judge(subject);
            } catch (RuntimeException e) {
                broken.accept(e);
                throw e;
            }
        }
    }
}
