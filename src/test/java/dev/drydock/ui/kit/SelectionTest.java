package dev.drydock.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.BundleException;
import dev.drydock.check.Badge;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.Suppression;
import dev.drydock.drawing.Target;
import dev.drydock.inventory.ec2.NetworkInterface;
import dev.drydock.inventory.ecs.Service.Event;
import dev.drydock.inventory.ecs.Task;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static Diagnosis source;
    private Selection selection;

    @BeforeAll
    static void open() throws BundleException {
        source = Opened.of("sample:friday-502s");
    }

    @BeforeEach
    void select() {
        selection = Opened.at(source, "checkout-api");
    }

    @Test
    void goingBackAndOnElsewhereForgetsTheWayForward() {
        var first = selection.place();
        selection.select(new Selected.OfBadge(Badge.SCALING));
        selection.back();
        assertEquals(first, selection.place());
        assertTrue(selection.hasAfterProperty().get());
        selection.select(new Selected.OfBadge(Badge.ROLLBACK));
        assertFalse(selection.hasAfterProperty().get());
        selection.forward();
        assertEquals(new Selected.OfBadge(Badge.ROLLBACK), selection.place().selected());
    }

    @Test
    void stayingIsNoStep() {
        selection.select(new Selected.OfBadge(Badge.SCALING));
        selection.select(new Selected.OfBadge(Badge.SCALING));
        selection.back();
        assertFalse(selection.hasBeforeProperty().get());
    }

    @Test
    void placesOfASourceThatIsReplacedGoOnInTheNewOne() {
        var finding = selection.place().service().findings().getFirst();
        selection.select(finding);
        selection.select(new Selected.OfBadge(Badge.SCALING));
        var now = source.with(Suppression.NONE);
        selection.replace(source, now);
        selection.back();
        assertSame(now, selection.place().source());
        assertEquals(finding.id(), assertInstanceOf(Selected.OfFinding.class, selection.place().selected()).finding().id());
        selection.forget(now);
        assertFalse(selection.hasBeforeProperty().get());
    }

    @Test
    void aNetworkInterfaceIsItsTaskOnThePicture() {
        var service = selection.place().service().service();
        var task = source.inventory().tasks(service).stream().filter(each -> !each.isStopped()
                && source.inventory().find(NetworkInterface.class, each.networkDetail("networkInterfaceId")).isPresent()).findFirst().orElseThrow();
        selection.select(Target.node(task.networkDetail("networkInterfaceId")));
        assertEquals(task.taskArn(), selection.place().task().orElseThrow());
        assertEquals(List.of(Target.task(task.taskArn())), List.copyOf(selection.place().targets()));
        assertTrue(selection.place().pointed().orElseThrow().pointer().startsWith("/NetworkInterfaces/"));
    }

    @Test
    void anEventLeadsToTheTaskThatItNames() {
        var service = selection.place().service().service();
        var arns = source.inventory().tasks(service).stream().map(Task::taskArn).toList();
        var event = service.events().stream().filter(each -> arns.stream().anyMatch(arn -> each.message().contains("(task " + arn.substring(arn.lastIndexOf('/') + 1) + ")"))).findFirst().orElseThrow();
        selection.select(new Selected.OfEvent(event));
        assertTrue(arns.contains(selection.place().task().orElseThrow()));
        assertTrue(selection.place().pointed().orElseThrow().pointer().endsWith("/events/" + service.events().indexOf(event)));
    }

    @Test
    void aNameThatTheRecordDoesNotHoldLeadsNowhere() {
        var event = new Event("x", null, "(service a) has started 1 tasks: (task 00000000000000000000000000000000). See subnet-00000000000000000.");
        selection.select(new Selected.OfEvent(event));
        assertEquals(List.of(), selection.place().subjects());
    }

    @Test
    void theWayLeadsFromTheAccountToWhatIsSelected() {
        var finding = selection.place().service().badges().get(Badge.SIGTERM).findings().getFirst();
        selection.select(new Selected.OfEvidence(finding, finding.evidence().getFirst()));
        var crumbs = Crumb.of(selection.place());
        assertEquals(List.of("111122223333", "prod-cluster", "checkout-api", "Badge 3", finding.check().id()), crumbs.stream().map(Crumb::title).toList().subList(0, 5));
        selection.go(crumbs.get(3).goes());
        assertEquals(new Selected.OfBadge(Badge.SIGTERM), selection.place().selected());
    }
}
