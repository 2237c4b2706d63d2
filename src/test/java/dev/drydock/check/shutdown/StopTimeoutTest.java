package dev.drydock.check.shutdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.check.Entered;
import dev.drydock.check.Finding;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.path.ServicePath;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The time that a person enters; the fixtures hold what is recorded. The mailer of the sample has a stopTimeout of 45 s.
class StopTimeoutTest {
    private static Inventory inventory;

    @BeforeAll
    static void readTheSample() throws Exception {
        inventory = new BundleReader(Limits.DEFAULT).read(1, Path.of("src/main/resources/dev/drydock/sample/healthy"), Progress.NONE).inventory();
    }

    private static Finding judge(@Nullable Integer drainSeconds) {
        var mailer = inventory.all(Service.class).stream().filter(service -> service.name().equals("mailer")).findFirst().orElseThrow();
        var findings = new StopTimeout().judge(new Subject(inventory, mailer, ServicePath.of(inventory, mailer), new Entered(null, drainSeconds, null)));
        assertEquals(1, findings.size());
        return findings.getFirst();
    }

    @Test
    void moreWorkThanTimeIsARisk() {
        var finding = judge(60);
        assertEquals(Status.WARN, finding.status());
        assertEquals("The container app is killed 15 s before the application is done", finding.title());
        assertEquals("{\"name\":\"app\",\"stopTimeout\":60}", finding.snippets().getFirst().text());
    }

    @Test
    void asMuchTimeAsWorkIsEnough() {
        assertEquals(Status.OK, judge(45).status());
        assertEquals(Status.OK, judge(null).status());
    }

    @Test
    void whatFargateDoesNotAllowIsNotSuggested() {
        var finding = judge(300);
        assertEquals(Status.WARN, finding.status());
        assertTrue(finding.why().contains("Fargate allows 120 s at most"), finding.why());
        assertTrue(finding.snippets().isEmpty());
    }
}
