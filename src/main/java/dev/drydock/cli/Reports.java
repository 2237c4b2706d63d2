package dev.drydock.cli;

import dev.drydock.advice.Shell;
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

    private static Output.Writer text(String report) {
        return out -> out.write(report.getBytes(StandardCharsets.UTF_8));
    }
}
