package dev.drydock.cli;

import dev.drydock.advice.Shell;
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
import dev.drydock.report.TextReport;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The diagnosis in the formats that can be asked for.
final class Reports {
    enum Format { TEXT, JSON, MD, HTML, SARIF }

    private final String tool;
    private final Terminal terminal;

    /// @param tool what the reports say wrote them: `drydock 0.1.0`
    Reports(String tool, Terminal terminal) {
        this.tool = tool;
        this.terminal = terminal;
    }

    /// @param toStdout whether the report goes to stdout, where a terminal may be coloured
    Output.Writer of(Format format, List<DiagnosedBundle> bundles, boolean toStdout) {
        return switch (format) {
            case JSON -> out -> new JsonReport(tool).write(bundles, out);
            case SARIF -> out -> new SarifReport(tool).write(bundles, out);
            case MD -> text(MarkdownReport.write(tool, bundles));
            case HTML -> text(HtmlReport.write(tool, bundles));
            case TEXT -> {
                var shell = terminal.isWindows() ? Shell.POWERSHELL : Shell.BASH;
                yield text(new TextReport(shell, toStdout && terminal.isColoured()).write(bundles));
            }
        };
    }

    /// @param toStdout whether the report goes to stdout, where a terminal may be coloured
    Output.Writer of(CompareCommand.Format format, ComparedBundles bundles, boolean toStdout) {
        return switch (format) {
            case JSON -> out -> ComparisonJson.write(bundles, out);
            case MD -> text(ComparisonMarkdown.write(tool, bundles));
            case HTML -> text(ComparisonHtml.write(tool, bundles));
            case TEXT -> text(ComparisonText.write(bundles, toStdout && terminal.isColoured()));
        };
    }

    private static Output.Writer text(String report) {
        return out -> out.write(report.getBytes(StandardCharsets.UTF_8));
    }
}
