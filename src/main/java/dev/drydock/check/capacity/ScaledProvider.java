package dev.drydock.check.capacity;

import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.inventory.ecs.CapacityProvider;
import dev.drydock.inventory.ecs.CapacityProvider.AutoScalingGroupProvider;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The judgement of a capacity provider whose managed scaling is on: whether its Auto Scaling group can follow.
record ScaledProvider(Subject subject, Growth growth, CapacityProvider provider, AutoScalingGroupProvider settings, Evidence named) {
    private static final int FULL = 100;
    private static final int DEFAULT_WARMUP = 300;

    static String resource(CapacityProvider provider) {
        return provider.capacityProviderArn() == null ? String.valueOf(provider.name()) : provider.capacityProviderArn();
    }

    Finding finding() {
        var group = ScalingGroup.of(subject, settings.autoScalingGroupArn()).orElse(null);
        if (group == null) {
            return ClusterScaling.unknown(subject, resource(provider), "Whether the Auto Scaling group of " + provider.name() + " can grow is not known",
                    List.of(ScalingGroup.missing(subject, settings.autoScalingGroupArn())));
        }
        var waiting = Waiting.of(subject);
        var suspended = group.launchesSuspended();
        if (suspended != null) {
            return suspended(group, waiting, suspended);
        }
        var reservation = Reservation.of(subject, provider, group.inService(), target()).orElse(null);
        if (!group.isAtMost()) {
            return scales(group, waiting, reservation);
        }
        if (waiting.any() || reservation != null && reservation.isAboveTarget()) {
            return atMost(group, waiting, reservation);
        }
        return reservation == null
                ? ClusterScaling.draft(Status.UNKNOWN, resource(provider), "Whether the Auto Scaling group " + group.name() + " needs more than its " + group.most() + " instances is not known")
                        .observed("at its maximum of " + group.most() + "; " + waiting.words() + "; no CapacityProviderReservation in the record")
                        .expected("CapacityProviderReservation at or under " + target() + " %")
                        .evidence(group.evidence())
                        .missing(Reservation.missing(subject, provider))
                        .finding()
                : scales(group, waiting, reservation);
    }

    private int target() {
        var managed = settings.managedScaling();
        return managed == null || managed.targetCapacity() == null || managed.targetCapacity() <= 0 ? FULL : managed.targetCapacity();
    }

    private Finding suspended(ScalingGroup group, Waiting waiting, Evidence suspended) {
        var draft = ClusterScaling.draft(waiting.any() ? Status.FAIL : Status.WARN, resource(provider), waiting.any()
                ? "Tasks wait for an instance, and the Auto Scaling group " + group.name() + " launches none: its launches are suspended"
                : "The Auto Scaling group " + group.name() + " launches no instances: its launches are suspended")
                .observed("the process Launch is suspended; " + waiting.words() + Pressure.of(subject).words())
                .expected("no suspended launches")
                .why("Managed scaling asks the group for instances, and the group does not launch them. " + growth.words())
                .evidence(named, suspended)
                .evidence(waiting.evidence())
                .missing(waiting.missing().stream().toList())
                .command(group.confirm(subject));
        group.resumeLaunches(subject).forEach(draft::command);
        return draft.finding();
    }

    private Finding atMost(ScalingGroup group, Waiting waiting, @Nullable Reservation reservation) {
        var draft = ClusterScaling.draft(waiting.any() ? Status.FAIL : Status.WARN, resource(provider), waiting.any()
                ? "Tasks wait for an instance, and the Auto Scaling group " + group.name() + " is at its maximum of " + group.most()
                : "The Auto Scaling group " + group.name() + " is at its maximum of " + group.most() + " while ECS asks for more instances")
                .observed(group.desired() + " of at most " + Numbers.count(group.most(), "instance") + ", " + group.inService() + " in service; " + waiting.words() + Pressure.of(subject).words())
                .expected("room to grow below the group's maximum")
                .why((reservation == null ? "Managed scaling can only ask for instances up to the group's maximum" : reservation.workedOut() + " against a maximum of " + group.most()) + ". "
                        + "Tasks beyond it wait. " + growth.words())
                .evidence(named)
                .evidence(group.evidence())
                .evidence(waiting.evidence())
                .missing(waiting.missing().stream().toList())
                .evidence(Pressure.of(subject).evidence())
                .command(group.confirm(subject));
        if (reservation == null) {
            draft.missing(Reservation.missing(subject, provider));
        } else {
            draft.evidence(reservation.evidence());
            if (reservation.wanted() > group.most()) {
                group.growTo(subject, reservation.wanted()).forEach(draft::command);
            }
        }
        return draft.finding();
    }

    private Finding scales(ScalingGroup group, Waiting waiting, @Nullable Reservation reservation) {
        var advice = Fleet.advice(subject);
        var managed = Objects.requireNonNull(settings.managedScaling());
        var warmup = Objects.requireNonNullElse(managed.instanceWarmupPeriod(), DEFAULT_WARMUP);
        var draft = ClusterScaling.draft(Status.OK, resource(provider), (group.isAtMost()
                ? "The Auto Scaling group " + group.name() + " is at its maximum of " + group.most() + ", which is enough for now"
                : "The capacity provider " + provider.name() + " adds instances as tasks need them")
                + (advice.isEmpty() ? "" : "; its instances could be used better"))
                .observed("managed scaling ENABLED, target " + target() + " %; " + group.desired() + " of at most " + Numbers.count(group.most(), "instance") + "; " + waiting.words() + Pressure.of(subject).words())
                .expected("managed scaling, and room in the Auto Scaling group")
                .why((reservation == null ? "" : reservation.workedOut() + ". ")
                        + (target() < FULL ? "A target of " + target() + " % keeps instances in reserve: M × 100 ÷ " + target() + ". " : "")
                        + "A new instance counts after its warm-up of " + Numbers.plain(warmup) + " s, and one goes after 15 minutes below the target."
                        + (advice.isEmpty() ? "" : " Advice: " + String.join("; ", advice) + "."))
                .evidence(named, Evidence.of(provider, "/autoScalingGroupProvider/managedScaling/status", managed.status()))
                .evidence(group.evidence())
                .missing(waiting.missing().stream().toList());
        if (reservation == null) {
            draft.missing(Reservation.missing(subject, provider));
        } else {
            draft.evidence(reservation.evidence());
        }
        return draft.finding();
    }
}
