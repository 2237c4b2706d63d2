package dev.drydock.drawing;

import dev.drydock.drawing.Target.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What must hold of every picture, whatever stands in it: nothing lies on anything else, nothing is cut, and lines run where nothing stands.
final class LayoutRules {
    /// The smallest text that people read without leaning forward, in pixels.
    private static final double SMALLEST_TEXT = 11;
    private static final double BADGE_TEXT = 11;

    private final Drawing drawing;
    private final List<Item> nodes;
    private final List<Item> boxes;
    private final List<Item> badges;
    private final List<Shape.Text> texts;
    private final List<String> broken = new ArrayList<>();

    private LayoutRules(Drawing drawing) {
        this.drawing = drawing;
        nodes = of(Kind.NODE);
        boxes = nodes.stream().filter(node -> nodes.stream().noneMatch(other -> other != node && other.bounds().contains(node.bounds()))).toList();
        badges = of(Kind.BADGE);
        texts = drawing.items().stream().flatMap(item -> item.shapes().stream()).filter(Shape.Text.class::isInstance).map(Shape.Text.class::cast).toList();
    }

    /// What does not hold; empty for a good picture.
    static List<String> broken(Drawing drawing) {
        var rules = new LayoutRules(drawing);
        rules.thingsStandApart();
        rules.textsFit();
        rules.badgesStandOnTheirThings();
        rules.linesRunFree();
        rules.allIsOnThePage();
        return rules.broken;
    }

    private List<Item> of(Kind kind) {
        return drawing.items().stream().filter(item -> item.target() != null && item.target().kind() == kind).toList();
    }

    private void hold(boolean holds, Supplier<String> otherwise) {
        if (!holds && broken.size() < 20) {
            broken.add(otherwise.get());
        }
    }

    private void thingsStandApart() {
        for (var i = 0; i < boxes.size(); i++) {
            for (var j = i + 1; j < boxes.size(); j++) {
                var one = boxes.get(i);
                var other = boxes.get(j);
                hold(!one.bounds().overlaps(other.bounds()), () -> one.says() + " lies on " + other.says());
            }
        }
        var frames = of(Kind.ZONE);
        for (var i = 0; i < frames.size(); i++) {
            for (var j = i + 1; j < frames.size(); j++) {
                var one = frames.get(i);
                var other = frames.get(j);
                hold(!one.bounds().grown(3).overlaps(other.bounds()), () -> "the zones " + one.says() + " and " + other.says() + " touch");
            }
        }
        for (var box : boxes) {
            hold(frames.stream().allMatch(frame -> frame.bounds().contains(box.bounds()) || !frame.bounds().overlaps(box.bounds())), () -> box.says() + " stands half in a zone");
        }
        var tasks = of(Kind.TASK);
        for (var task : tasks) {
            hold(boxes.stream().filter(box -> box.bounds().contains(task.bounds())).count() == 1, () -> task.says() + " stands in no box");
        }
        for (var i = 1; i < tasks.size(); i++) {
            var one = tasks.get(i - 1);
            var other = tasks.get(i);
            hold(!one.bounds().overlaps(other.bounds()), () -> one.says() + " lies on " + other.says());
        }
    }

    private void textsFit() {
        for (var i = 0; i < texts.size(); i++) {
            var one = texts.get(i);
            hold(one.size() >= SMALLEST_TEXT || one.anchor() == Shape.Text.Anchor.MIDDLE && one.size() >= BADGE_TEXT, () -> '"' + one.text() + "\" is too small to be read");
            hold(Math.abs(one.typeface().width(one.text(), one.size()) - one.width()) < 1e-6, () -> '"' + one.text() + "\" is not as wide as it says");
            for (var j = i + 1; j < texts.size(); j++) {
                var other = texts.get(j);
                hold(!one.bounds().overlaps(other.bounds()), () -> '"' + one.text() + "\" lies on \"" + other.text() + '"');
            }
        }
        for (var node : nodes) {
            for (var shape : node.shapes()) {
                if (shape instanceof Shape.Text text) {
                    hold(node.bounds().contains(text.bounds()), () -> '"' + text.text() + "\" leaves " + node.says());
                }
            }
            node.shapes().stream().filter(Shape.Text.class::isInstance).map(Shape.Text.class::cast).findFirst().ifPresent(title -> {
                var cut = title.text().indexOf('…');
                var kept = cut < 0 ? title.text() : title.text().substring(0, cut).strip();
                hold(node.told().inOneLine().toLowerCase().contains(kept.toLowerCase()), () -> '"' + title.text() + "\" is cut, and \"" + node.says() + "\" does not say it in full");
            });
        }
    }

    private void badgesStandOnTheirThings() {
        for (var badge : badges) {
            var under = boxes.stream().filter(box -> box.bounds().overlaps(badge.bounds())).toList();
            hold(under.size() == 1 && Math.abs(under.getFirst().bounds().y() - badge.bounds().centreY()) < 1, () -> badge.says() + " stands on " + under.stream().map(Item::says).toList());
            hold(badges.stream().noneMatch(other -> other != badge && other.bounds().overlaps(badge.bounds())), () -> badge.says() + " lies on another badge");
            drawing.items().stream().filter(item -> item != badge).flatMap(item -> item.shapes().stream()).filter(Shape.Text.class::isInstance).map(Shape.Text.class::cast)
                    .forEach(text -> hold(!text.bounds().overlaps(badge.bounds()), () -> badge.says() + " covers \"" + text.text() + '"'));
        }
    }

    private void linesRunFree() {
        for (var edge : of(Kind.EDGE)) {
            for (var shape : edge.shapes()) {
                if (shape instanceof Shape.Curve line) {
                    for (var point : line.points()) {
                        hold(boxes.stream().noneMatch(box -> box.bounds().grown(-0.5).contains(point.x(), point.y())), () -> edge.says() + " runs through a box at " + point);
                        hold(badges.stream().noneMatch(badge -> badge.bounds().grown(-1).contains(point.x(), point.y())), () -> edge.says() + " runs through a badge at " + point);
                        hold(texts.stream().noneMatch(text -> text.bounds().contains(point.x(), point.y())), () -> edge.says() + " runs through a text at " + point);
                    }
                } else {
                    hold(boxes.stream().noneMatch(box -> box.bounds().overlaps(shape.bounds())), () -> "the mark of " + edge.says() + " lies on a box");
                }
            }
        }
    }

    private void allIsOnThePage() {
        var page = new Bounds(0, 0, drawing.width(), drawing.height());
        drawing.items().forEach(item -> item.shapes().forEach(shape -> hold(page.contains(shape.bounds()), () -> shape + " leaves the page")));
        hold(drawing.items().stream().allMatch(item -> item.target() == null || !item.says().isBlank()), () -> "a thing has no words");
        var targets = drawing.items().stream().map(Item::target).filter(target -> target != null).toList();
        hold(targets.size() == targets.stream().distinct().count(), () -> "two items stand for one thing");
    }
}
