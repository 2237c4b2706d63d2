package dev.drydock.drawing;

import dev.drydock.drawing.Wires.Placed;
import dev.drydock.drawing.Wires.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

/// Gives the bundles between two lanes their trunks, side by side in the order that crosses least, and every line its place on the boxes.
final class Channels {
    private static final double PITCH = 11;
    private static final double WIDEST_PITCH = 13;
    /// Of the height of a box, what lines leave free at either end: its badge stands on a corner.
    private static final double CORNER = 15;
    /// Two lines that are nearer than this look like one.
    private static final double APART = 5;
    private static final int FEW = 6;
    private static final int ROUNDS = 2;

    private final List<Bundle> bundles;
    private final double left;
    private final double right;

    /// @param left where trunks may begin to stand
    /// @param right where they no longer may
    private Channels(List<Bundle> bundles, double left, double right) {
        this.bundles = new ArrayList<>(bundles);
        this.left = left;
        this.right = Math.max(left, right);
    }

    static void route(List<Bundle> bundles, double left, double right) {
        var channels = new Channels(bundles, left, right);
        channels.bundles.sort(Comparator.comparingDouble(bundle -> bundle.hub().bounds().centreY()));
        for (var round = 0; round < ROUNDS; round++) {
            channels.trunks();
            channels.branches();
            channels.hubs();
            channels.order();
        }
        channels.trunks();
        channels.branches();
        channels.hubs();
    }

    private void trunks() {
        var pitch = Math.min(WIDEST_PITCH, (right - left) / Math.max(1, bundles.size()));
        var first = (left + right) / 2 - pitch * (bundles.size() - 1) / 2;
        for (var i = 0; i < bundles.size(); i++) {
            bundles.get(i).trunk = first + i * pitch;
        }
    }

    /// Where each line stands on the box that it has to itself: so that those of one box do not cross each other on their way to the trunks.
    private void branches() {
        record At(Bundle bundle, Wire wire) {}
        var byBox = new LinkedHashMap<Placed, List<At>>();
        bundles.forEach(bundle -> bundle.wires.forEach(wire -> byBox.computeIfAbsent(bundle.own(wire), _ -> new ArrayList<>()).add(new At(bundle, wire))));
        byBox.forEach((box, lines) -> {
            var centre = box.bounds().centreY();
            // A line that goes up must not cut off a line that goes up further on, so the one with the nearer trunk stands above.
            lines.sort(Comparator.comparingDouble(line -> {
                var up = line.bundle().hub().bounds().centreY() < centre;
                var distance = line.bundle().fanIn ? line.bundle().trunk - left : right - line.bundle().trunk;
                return up ? distance - 1e6 : 1e6 - distance;
            }));
            var pitch = pitch(box.bounds(), lines.size());
            for (var i = 0; i < lines.size(); i++) {
                lines.get(i).bundle().branch(lines.get(i).wire(), centre + (i - (lines.size() - 1) / 2.0) * pitch);
            }
        });
    }

    private static double pitch(Bounds box, int lines) {
        return lines < 2 ? 0 : Math.min(PITCH, Math.max(1, box.height() - 2 * CORNER) / (lines - 1));
    }

    /// Where each bundle enters or leaves the box that its lines share: level with one of them where that can be, and where no other line runs.
    private void hubs() {
        var byBox = new LinkedHashMap<Placed, List<Bundle>>();
        bundles.forEach(bundle -> byBox.computeIfAbsent(bundle.hub(), _ -> new ArrayList<>()).add(bundle));
        byBox.forEach((box, at) -> {
            at.sort(Comparator.comparingDouble(Channels::mean));
            var pitch = pitch(box.bounds(), at.size());
            for (var i = 0; i < at.size(); i++) {
                var bundle = at.get(i);
                var share = Math.max(0, (box.bounds().height() - 2 * CORNER) / at.size() / 2);
                var place = box.bounds().centreY() + (i - (at.size() - 1) / 2.0) * pitch;
                bundle.hubY = free(bundle, level(bundle, place, at.size() == 1 ? share : pitch / 2 - 0.1), at.size() == 1 ? share : Math.max(0, pitch / 2 - APART / 2));
            }
        });
    }

    private static double mean(Bundle bundle) {
        return bundle.wires.stream().mapToDouble(bundle::branch).average().orElse(0);
    }

    private static double level(Bundle bundle, double place, double reach) {
        return bundle.wires.stream().map(bundle::branch).filter(y -> Math.abs(y - place) <= reach)
                .min(Comparator.comparingDouble(y -> Math.abs(y - place))).orElse(place);
    }

    /// The nearest place at which the end of the bundle does not lie on a branch of another one.
    private double free(Bundle bundle, double place, double reach) {
        for (var step = 0.0; step <= Math.max(reach, 0); step += 1.5) {
            for (var y : List.of(place - step, place + step)) {
                if (bundles.stream().allMatch(other -> other == bundle || !isOn(bundle, other, y))) {
                    return y;
                }
            }
        }
        return place;
    }

    private static boolean isOn(Bundle bundle, Bundle other, double y) {
        var beside = bundle.fanIn ? other.trunk > bundle.trunk : other.trunk < bundle.trunk;
        return beside && other.wires.stream().anyMatch(wire -> Math.abs(other.branch(wire) - y) < APART);
    }

    /// The order of trunks that crosses least: each order tried where there are few of them, else neighbours swapped for as long as that helps.
    private void order() {
        var count = bundles.size();
        var crossings = new int[count][count];
        for (var i = 0; i < count; i++) {
            for (var j = 0; j < count; j++) {
                crossings[i][j] = i == j ? 0 : bundles.get(i).crossings(bundles.get(j));
            }
        }
        var order = IntStream.range(0, count).toArray();
        if (count <= FEW) {
            var best = new Best(order.clone(), crossings(order, crossings));
            permute(order, 0, crossings, best);
            order = best.order;
        } else {
            for (var pass = 0; pass < count; pass++) {
                for (var i = 1; i < count; i++) {
                    if (crossings[order[i]][order[i - 1]] < crossings[order[i - 1]][order[i]]) {
                        swap(order, i, i - 1);
                    }
                }
            }
        }
        var sorted = IntStream.of(order).mapToObj(bundles::get).toList();
        bundles.clear();
        bundles.addAll(sorted);
    }

    private static final class Best {
        private int[] order;
        private int crossings;

        Best(int[] order, int crossings) {
            this.order = order;
            this.crossings = crossings;
        }
    }

    private static void permute(int[] order, int from, int[][] crossings, Best best) {
        if (from == order.length) {
            var sum = crossings(order, crossings);
            if (sum < best.crossings) {
                best.crossings = sum;
                best.order = order.clone();
            }
            return;
        }
        for (var i = from; i < order.length; i++) {
            swap(order, from, i);
            permute(order, from + 1, crossings, best);
            swap(order, from, i);
        }
    }

    private static int crossings(int[] order, int[][] crossings) {
        var sum = 0;
        for (var i = 0; i < order.length; i++) {
            for (var j = i + 1; j < order.length; j++) {
                sum += crossings[order[i]][order[j]];
            }
        }
        return sum;
    }

    private static void swap(int[] order, int i, int j) {
        var kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }
}
