package dev.drydock.cli;

import dev.drydock.advice.Shell;
import dev.drydock.report.DiagnosedBundle;
import dev.drydock.report.JsonReport;
import dev.drydock.report.TextReport;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The diagnosis in the formats that can be asked for.
final class Reports {
    enum Format { TEXT, JSON }

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
            case TEXT -> out -> {
                var shell = terminal.isWindows() ? Shell.POWERSHELL : Shell.BASH;
                out.write(new TextReport(shell, toStdout && terminal.isColoured()).write(bundles).getBytes(StandardCharsets.UTF_8));
            };
        };
    }
}
