package dev.drydock.report;

import dev.drydock.check.BadgeVerdict;
import dev.drydock.check.Status;
import dev.drydock.drawing.Drawing;
import dev.drydock.drawing.Shape;
import dev.drydock.drawing.StatusShape;
import java.util.List;

/// The shapes of the drawn path, small, with their words: never colour alone.
final class HtmlShapes {
    private static final double BADGE = 26;
    private static final double PIP = 14;

    private HtmlShapes() {}

    /// A badge as number, shape and word.
    static String badge(BadgeVerdict verdict) {
        return "<span class=\"badge " + verdict.status().id() + "\">" + shape(StatusShape.badge(verdict.status(), verdict.badge().number(), 15, 14, 11), 30, BADGE + 2)
                + "<span class=\"word\">" + verdict.status().word() + "</span>" + (verdict.isMuted() ? "<span class=\"mute\">muted</span>" : "") + "</span>";
    }

    /// A status as shape and word.
    static String mark(Status status) {
        return "<span class=\"mark " + status.id() + "\">" + shape(StatusShape.pip(status, PIP / 2, PIP / 2, PIP / 2 - 0.5), PIP, PIP)
                + "<span class=\"word\">" + status.word() + "</span></span>";
    }

    private static String shape(List<Shape> shapes, double width, double height) {
        return SvgWriter.decoration(new Drawing(width, height, shapes));
    }
}
