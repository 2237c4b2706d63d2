package dev.drydock.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.bundle.FileReport;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.standin.StandIn;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A capture of the stand-in for AWS.
class CaptureStandInTest {
    @TempDir
    private Path folder;

    @Test
    void itCaptures() throws Exception {
        assumeTrue(StandIn.isHere(), "python3 with the AWS CLI and moto (python3 -m pip install awscli 'moto[all]') is not on this machine");
        try (var account = new StandIn(folder)) {
            var endpoint = URI.create(account.serve());
            var t = System.nanoTime();
            var run = Accounts.whole(endpoint, new Scope(List.of("shop"), List.of("web")), Accounts.QUICK, folder, CaptureListener.NONE);
            System.out.println("took " + (System.nanoTime() - t) / 1000000 + " ms, calls " + run.recording().size());
            var bundle = Accounts.read(run.recording());
            for (var call : bundle.inventory().calls().all()) {
                if (call.status() != CallStatus.OK) System.out.println(call.name() + " " + call.parameters() + " " + call.status() + " " + call.error());
            }
            assertEquals(List.of(), bundle.files().stream().filter(file -> file.status() != FileReport.Status.OK).toList());
        }
    }
}
