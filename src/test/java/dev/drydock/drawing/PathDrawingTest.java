package dev.drydock.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.check.Badge;
import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.Status;
import dev.drydock.check.Topic;
import dev.drydock.path.PathNode;
import dev.drydock.path.PathNode.EndpointNode;
import dev.drydock.path.PathNode.HostNode;
import dev.drydock.path.PathNode.NatGatewayNode;
import dev.drydock.path.PathNode.SubnetNode;
import dev.drydock.path.PathNode.TaskDefinitionNode;
import dev.drydock.path.PathNode.TaskSquare;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PathDrawingTest {
    private final List<Arguments> drawings = new ArrayList<>();

    /// Every shape, with nothing said of it and with much said of everything, at its own width and at a large one.
    Stream<Arguments> drawings() throws Exception {
        if (drawings.isEmpty()) {
            for (var shape : DrawnEstate.values()) {
                var calm = shape.diagnosis();
                add(shape + ", calm", calm, 0);
                add(shape + ", wide", calm, 1_640);
                add(shape + ", narrow", calm, 700);
                add(shape + ", troubled", Troubled.of(calm), 0);
            }
            add("friday-502s", DrawnEstate.ofSample("friday-502s", "checkout-api"), 1_100);
        }
        return drawings.stream();
    }

    private void add(String name, ServiceDiagnosis diagnosis, double width) {
        drawings.add(Arguments.argumentSet(name, diagnosis, PathDrawing.of(diagnosis, Set.of(), width)));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void keepsTheRulesOfLayout(ServiceDiagnosis diagnosis, Drawing drawing) {
        assertEquals(List.of(), LayoutRules.broken(drawing));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void everyBadgeAndEveryTaskIsThereOnce(ServiceDiagnosis diagnosis, Drawing drawing) {
        for (var badge : Badge.values()) {
            var item = drawing.of(Target.badge(badge.id())).orElseThrow();
            assertTrue(item.says().contains(badge.title()) && item.says().contains(diagnosis.status(badge).word()), item::says);
        }
        var targets = drawing.items().stream().map(Item::target).filter(target -> target != null).toList();
        assertEquals(targets.size(), new HashSet<>(targets).size(), "two items stand for one thing");
        assertTrue(drawing.items().stream().allMatch(item -> item.target() == null || !item.says().isBlank()));
        var squares = of(drawing, Target.Kind.TASK).size();
        var tasks = diagnosis.path().nodes().stream().mapToInt(node -> tasks(node).size()).sum();
        assertTrue(squares == tasks || squares == 0 && tasks > 200 || diagnosis.path().nodes(HostNode.class).count() > 12, squares + " squares of " + tasks + " tasks");
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void isReadFromLeftToRight(ServiceDiagnosis diagnosis, Drawing drawing) {
        var last = 0.0;
        for (var item : drawing.readingOrder()) {
            if (item.target() != null && item.target().kind() == Target.Kind.NODE) {
                assertTrue(item.bounds().x() >= last - 20, item::says);
                last = Math.max(last, item.bounds().x());
            }
        }
    }

    @Test
    void theFrontThingIsMet() throws Exception {
        var diagnosis = DrawnEstate.ofSample("friday-502s", "checkout-api");
        var drawing = PathDrawing.of(diagnosis);
        for (var item : drawing.items()) {
            if (item.target() != null && item.target().kind() != Target.Kind.EDGE && item.target().kind() != Target.Kind.ZONE) {
                var corner = item.target().kind() == Target.Kind.NODE ? 3 : item.bounds().width() / 2;
                var hit = drawing.at(item.bounds().x() + corner, item.bounds().bottom() - corner).orElseThrow();
                assertEquals(item.target(), hit.target());
            }
        }
        var edge = of(drawing, Target.Kind.EDGE).getFirst();
        var middle = ((Shape.Curve) edge.shapes().getFirst()).points().get(12);
        assertEquals(edge.target(), drawing.at(middle.x(), middle.y() + 2).orElseThrow().target());
        assertTrue(drawing.at(2, 2).isEmpty());
    }

    @Test
    void selectionIsDrawnAndMovesNothing() throws Exception {
        var diagnosis = DrawnEstate.ofSample("friday-502s", "checkout-api");
        var plain = PathDrawing.of(diagnosis);
        for (var item : plain.items()) {
            if (item.target() != null && item.target().kind() != Target.Kind.ZONE) {
                var selected = PathDrawing.of(diagnosis, Set.of(item.target()), PathDrawing.WIDTH);
                assertEquals(places(plain), places(selected));
                var accents = selected.items().stream().filter(PathDrawingTest::hasAccent).map(Item::target).toList();
                assertEquals(List.of(item.target()), accents);
            }
        }
    }

    @Test
    void badgesStandOnWhatTheyJudge() throws Exception {
        var calm = DrawnEstate.ofSample("friday-502s", "checkout-api");
        var homes = PathDrawing.homes(Troubled.of(calm));
        assertTrue(homes.get(Badge.DEPLOY_502).id().contains(":targetgroup/checkout-tg/"));
        assertTrue(homes.get(Badge.SIGTERM).id().endsWith("task-definition/checkout-api:88"));
        assertEquals("service/prod-cluster/checkout-api", homes.get(Badge.SCALING).id());
        assertEquals(calm.service().serviceArn(), homes.get(Badge.ROLLBACK).id());
        var worst = calm.path().nodes(SubnetNode.class).filter(node -> node.subnet() != null && node.subnet().name().equals("private-c")).findFirst().orElseThrow();
        assertEquals(worst.id(), homes.get(Badge.IP_HEADROOM).id());
        var alone = DrawnEstate.NO_LOAD_BALANCER.diagnosis();
        assertEquals(alone.service().serviceArn(), PathDrawing.homes(alone).get(Badge.DEPLOY_502).id());
    }

    @Test
    void whatIsSaidOfAThingColoursIt() throws Exception {
        var calm = DrawnEstate.ofSample("friday-502s", "checkout-api");
        var subnet = calm.path().nodes(SubnetNode.class).findFirst().orElseThrow().id();
        assertEquals(Role.BORDER, border(PathDrawing.of(Troubled.with(calm)), subnet));
        assertEquals(Role.WARN, border(PathDrawing.of(Troubled.with(calm, Troubled.finding(Badge.IP_HEADROOM, Status.WARN, subnet))), subnet));
        assertEquals(Role.FAIL, border(PathDrawing.of(Troubled.with(calm,
                Troubled.finding(Badge.IP_HEADROOM, Status.WARN, subnet), Troubled.finding(Badge.IP_HEADROOM, Status.FAIL, subnet))), subnet));
        assertEquals(Role.BORDER, border(PathDrawing.of(Troubled.with(calm, Troubled.finding(Badge.IP_HEADROOM, Status.UNKNOWN, subnet))), subnet));
    }

    @Test
    void whatNoBadgeCountsStandsOnWhatItSpeaksOf() throws Exception {
        var calm = DrawnEstate.ofSample("friday-502s", "checkout-api");
        var path = calm.path();
        var subnet = path.nodes(SubnetNode.class).filter(node -> !node.tasks().isEmpty()).findFirst().orElseThrow();
        var endpoint = path.nodes(EndpointNode.class).filter(node -> "Interface".equals(node.endpoint().vpcEndpointType())).findFirst().orElseThrow().id();
        var nat = path.nodes(NatGatewayNode.class).findFirst().orElseThrow().id();
        var definition = path.nodes(TaskDefinitionNode.class).findFirst().orElseThrow().id();
        var service = calm.service().serviceArn();
        assertStands(calm, Topic.IMAGE_PATH, subnet.id(), subnet.id());
        assertStands(calm, Topic.START, subnet.tasks().getFirst().taskArn(), subnet.id());
        assertStands(calm, Topic.IMAGE_PATH, endpoint, EgressContents.INTERFACE_ENDPOINTS);
        assertStands(calm, Topic.IMAGE_PATH, nat, nat);
        assertStands(calm, Topic.START, definition + "/app", definition);
        assertStands(calm, Topic.START, service, definition);
        assertStands(calm, Topic.START, "arn:aws:iam::111122223333:role/exec", definition);
        assertStands(calm, Topic.ADVICE, service, service);
        assertStands(calm, Topic.IMAGE_PATH, "sg-0123456789abcdef0", service);
        var says = PathDrawing.of(Troubled.with(calm, Troubled.outside(Topic.IMAGE_PATH, Status.FAIL, endpoint))).of(Target.node(endpoint)).orElseThrow().says();
        assertTrue(says.endsWith("Fail: Something is wrong here"), says);
    }

    private static void assertStands(ServiceDiagnosis calm, Topic topic, String resource, String node) {
        var drawing = PathDrawing.of(Troubled.with(calm, Troubled.outside(topic, Status.FAIL, resource)));
        assertEquals(Role.FAIL, border(drawing, node), resource);
        assertEquals(1, of(drawing, Target.Kind.NODE).stream().filter(item -> item.shapes().getFirst() instanceof Shape.Box).filter(item -> border(drawing, item.target().id()) == Role.FAIL).count());
    }

    @Test
    void aMutedBadgeKeepsItsColourAndIsMarked() throws Exception {
        var calm = DrawnEstate.ofSample("friday-502s", "checkout-api");
        var subnet = calm.path().nodes(SubnetNode.class).findFirst().orElseThrow().id();
        var findings = new Finding[] {Troubled.finding(Badge.IP_HEADROOM, Status.FAIL, subnet), Troubled.outside(Topic.ADVICE, Status.WARN, calm.service().serviceArn())};
        var loud = PathDrawing.of(Troubled.with(calm, findings));
        var muted = PathDrawing.of(Troubled.muted(calm, findings));
        var badge = muted.of(Target.badge("ip-headroom")).orElseThrow();
        assertTrue(badge.says().startsWith("Badge 2, Address and ENI exhaustion: Fail, muted"), badge.says());
        assertEquals(loud.of(badge.target()).orElseThrow().shapes().size() + 3, badge.shapes().size());
        assertTrue(badge.shapes().stream().anyMatch(shape -> shape instanceof Shape.Polygon polygon && polygon.fill() == Role.FAIL));
        assertEquals(Role.FAIL, border(muted, subnet), "where the badge stands");
        assertEquals(Role.WARN, border(loud, calm.service().serviceArn()));
        assertEquals(Role.BORDER, border(muted, calm.service().serviceArn()));
    }

    private static Role border(Drawing drawing, String node) {
        return drawing.of(Target.node(node)).orElseThrow().shapes().stream()
                .filter(Shape.Box.class::isInstance).map(Shape.Box.class::cast).findFirst().orElseThrow().stroke().role();
    }

    private static List<Map.Entry<Target, Bounds>> places(Drawing drawing) {
        return drawing.items().stream().filter(item -> item.target() != null).map(item -> Map.entry(item.target(), item.bounds())).toList();
    }

    private static boolean hasAccent(Item item) {
        return item.shapes().stream().anyMatch(shape -> switch (shape) {
            case Shape.Box box -> box.stroke() != null && box.stroke().role() == Role.ACCENT;
            case Shape.Disc disc -> disc.stroke() != null && disc.stroke().role() == Role.ACCENT;
            case Shape.Curve curve -> curve.stroke().role() == Role.ACCENT;
            case Shape.Polygon polygon -> false;
            case Shape.Text text -> false;
        });
    }

    private static List<Item> of(Drawing drawing, Target.Kind kind) {
        return drawing.items().stream().filter(item -> item.target() != null && item.target().kind() == kind).toList();
    }

    private static List<TaskSquare> tasks(PathNode node) {
        return switch (node) {
            case SubnetNode subnet -> subnet.tasks();
            case HostNode host -> host.tasks();
            default -> List.of();
        };
    }
}
