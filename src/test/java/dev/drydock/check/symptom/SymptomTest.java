package dev.drydock.check.symptom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

/// The texts that AWS writes.
class SymptomTest {

    @Test
    void knowsTheTextsOfEventsAndStops() {
        assertEquals(Set.of(Symptom.SUBNET_FULL), Symptom.in("Unexpected EC2 error while attempting to Create Network Interface with public IP assignment disabled in subnet "
                + "'subnet-0a1b2c3d4e5f60718': InsufficientFreeAddressesInSubnet"));
        assertEquals(Set.of(Symptom.OUT_OF_MEMORY), Symptom.in("OutOfMemoryError: Container killed due to memory usage"));
        assertEquals(Set.of(Symptom.FARGATE_QUOTA), Symptom.in("(service web) was unable to place a task. Reason: You’ve reached the limit on the number of vCPUs you can run concurrently."));
        assertEquals(Set.of(Symptom.INSTANCE_INTERFACES), Symptom.in("(service web) was unable to place a task because no container instance met all of its requirements. "
                + "The closest matching (container-instance 0a1b) encountered error \"RESOURCE:ENI\"."));
        assertEquals(Set.of(Symptom.REPLACED), Symptom.in("Scaling activity initiated by (deployment ecs-svc/6830586357457257408)"));
        assertEquals(Set.of(Symptom.SPOT_INTERRUPTION), Symptom.in("Your Spot Task was interrupted."));
        assertEquals(Set.of(Symptom.STEADY_STATE), Symptom.in("(service web) has reached a steady state."));
    }

    @Test
    void takesWhatFargateCutShort() {
        assertEquals(Set.of(Symptom.SUBNET_FULL), Symptom.in("Unexpected EC2 error while attempting to Create Network Interface: InsufficientFreeAddre…"));
        assertEquals(Set.of(Symptom.SUBNET_FULL), Symptom.in("Unexpected EC2 error: InsufficientFreeAddressesIn..."));
        assertEquals(Set.of(), Symptom.in("Unexpected EC2 error: Insufficient"), "too little to tell");
        assertEquals(Set.of(), Symptom.in("Unexpected EC2 error: InsufficientFreeAddr went on"), "cut only at the end");
    }

    @Test
    void takesNothingElseForIt() {
        assertEquals(Set.of(), Symptom.in(null));
        assertEquals(Set.of(), Symptom.in(""));
        assertEquals(Set.of(), Symptom.in("Essential container in task exited"));
        assertEquals(Set.of(), Symptom.in("Timeout waiting for network interface provisioning to complete."));
        assertEquals(Set.of(), Symptom.in("RESOURCE:MEMORY"));
    }
}
