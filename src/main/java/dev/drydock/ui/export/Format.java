package dev.drydock.ui.export;

import dev.drydock.ui.kit.Chooser;

/// What can be saved.
enum Format {
    HTML("HTML report", "html", "For people: one page with the picture of the path, for reading in a browser or printing. It loads nothing from outside."),
    MARKDOWN("Markdown report", "md", "For a ticket, a chat or a pull request."),
    TEXT("Text report", "txt", "For a terminal or a mail."),
    JSON("JSON", "json", "For programs: every finding with its evidence and commands."),
    SARIF("SARIF", "sarif", "For code scanning and for editors that list results."),
    PNG("Picture as PNG", "png", "The path of the service, as it is drawn here."),
    SVG("Picture as SVG", "svg", "The same, sharp at every size, with its text to be selected.");

    private final String title;
    private final String extension;
    private final String says;

    Format(String title, String extension, String says) {
        this.title = title;
        this.extension = extension;
        this.says = says;
    }

    String title() {
        return title;
    }

    String says() {
        return says;
    }

    boolean isPicture() {
        return this == PNG || this == SVG;
    }

    /// Whether it is text that people paste.
    boolean isCopied() {
        return this == MARKDOWN || this == TEXT || this == JSON;
    }

    String fileName(String stem) {
        return stem + "." + extension;
    }

    Chooser.FileKind kind() {
        return new Chooser.FileKind(title, extension);
    }
}
