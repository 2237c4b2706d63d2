package dev.drydock.check.loadbalancing;

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
import org.junit.jupiter.api.TestInstance;

/// What a person enters stands in no bundle, so these cases are no fixtures. The load balancer of the healthy sample reuses connections for 60 s.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeepAliveTest {
    private Inventory inventory;

    @BeforeAll
    void read() throws Exception {
        inventory = new BundleReader(Limits.DEFAULT).read(1, Path.of("src/main/resources/dev/drydock/sample/healthy"), Progress.NONE).inventory();
    }

    @Test
    void oneSecondLessIsARisk() {
        var finding = judge(59);
        assertEquals(Status.WARN, finding.status());
        assertTrue(finding.title().contains("closes idle connections 1 s before the load balancer does"), finding.title());
        assertEquals("60", finding.evidence().getFirst().value());
    }

    @Test
    void asLongHolds() {
        assertEquals(Status.OK, judge(60).status());
    }

    @Test
    void nothingEnteredIsNotJudged() {
        assertEquals(Status.NA, judge(null).status());
    }

    private Finding judge(@Nullable Integer keepAlive) {
        var service = inventory.all(Service.class).stream().filter(one -> one.name().equals("storefront")).findFirst().orElseThrow();
        var findings = new KeepAlive().judge(new Subject(inventory, service, ServicePath.of(inventory, service), new Entered(keepAlive, null, null)));
        assertEquals(1, findings.size());
        return findings.getFirst();
    }
}
