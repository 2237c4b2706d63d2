package dev.drydock.report;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// How reports that are JSON look.
final class ReportJson {
    private ReportJson() {}

    /// The line ends are fixed, so that every platform writes the same bytes.
    static ObjectWriter writer() {
        var separators = Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER).withArrayEmptySeparator("");
        var printer = new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build().writer().with(printer);
    }
}
