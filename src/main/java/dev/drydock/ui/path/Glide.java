package dev.drydock.ui.path;

import java.util.function.Consumer;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.util.Duration;

/// Moves the viewport from one stand to another, quickly, so that the eye can follow.
final class Glide extends Transition {
    private final Viewport.Stand from;
    private final Viewport.Stand to;
    private final Consumer<Viewport.Stand> move;

    Glide(Viewport.Stand from, Viewport.Stand to, Consumer<Viewport.Stand> move) {
        this.from = from;
        this.to = to;
        this.move = move;
        setCycleDuration(Duration.millis(160));
        setInterpolator(Interpolator.EASE_BOTH);
    }

    @Override
    protected void interpolate(double share) {
        move.accept(share >= 1 ? to : from.towards(to, share));
    }
}
