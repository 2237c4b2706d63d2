package dev.drydock.whatif;

import dev.drydock.check.Numbers;
import dev.drydock.check.Subject;
import dev.drydock.check.egress.PullSize;
import dev.drydock.check.network.Surge;
import java.util.ArrayList;
import java.util.List;

/// How long many tasks take to pull their images at once: `pull`.
///
/// @param megabytes of one task's images as they travel, compressed; 10⁶ bytes
/// @param gigabits of the way in, in a second
/// @param perTask connections of one task at once
public record PullStorm(long tasks, double megabytes, String way, double gigabits, long gateways, long perTask, double burst, double perSecond) implements WhatIf {
    /// To one destination, by one address of a NAT gateway (VPC user guide, "NAT gateway basics").
    private static final long CONNECTIONS = 55_000;
    /// Tasks that ECS starts for one service in a minute.
    private static final long PER_MINUTE = 500;
    private static final double NAT_FIRST = 5;
    private static final double ENDPOINT_FIRST = 10;

    public static final Calculator CALCULATOR = new Calculator("pull", "How long do many tasks take to pull their images at once, and what holds them up?",
            List.of(Parameter.whole("tasks", "tasks", 1, 100_000, null, "tasks that start at once"),
                    Parameter.decimal("image-mb", "MB", 0.1, 1_000_000, null, "the compressed images of one task, as ECR tells their size"),
                    Parameter.choice("way", "nat", List.of("nat", "endpoint"), "by which way the layers come; by the S3 gateway endpoint there is no gateway in between"),
                    Parameter.decimal("gbps", "Gbit/s", 0.1, 100, null, "of one gateway or endpoint zone; NAT begins at 5, endpoints at 10, both grow to 100"),
                    Parameter.whole("gateways", "", 1, 50, "1", "NAT gateways, or zones of the endpoint, that share the load"),
                    Parameter.whole("connections", "", 1, 1_000, "6", "connections of one task at once; an assumption, no record holds it"),
                    Parameter.whole("burst", "tasks", 1, 10_000, "100", "launches at once; 25 in smaller Regions"),
                    Parameter.decimal("per-second", "tasks/s", 1, 1_000, "20", "launches a second after that; 5 in smaller Regions")),
            List.of("https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html",
                    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
                    "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/throttling.html"),
            "--tasks 600 --image-mb 362 --way nat", PullStorm::of, PullStorm::fill);

    static PullStorm of(Inputs inputs) {
        var way = inputs.choice("way");
        return new PullStorm(inputs.whole("tasks"), inputs.decimal("image-mb"), way, inputs.decimalIf("gbps").orElse(way.equals("nat") ? NAT_FIRST : ENDPOINT_FIRST),
                inputs.whole("gateways"), inputs.whole("connections"), inputs.whole("burst"), inputs.decimal("per-second"));
    }

    static Filling fill(Subject subject) {
        var size = PullSize.of(subject);
        return Filling.draft()
                .put("tasks", Surge.of(subject.service()).map(surge -> Math.max(1, surge.peak() - surge.desired())).orElse(null), "ecs describe-services, the tasks that a rollout adds")
                .put("image-mb", size.isWhole() ? Numbers.plain(size.bytes() / 1e6) : null, "ecr describe-images, imageSizeInBytes of the task's images")
                .filling();
    }

    @Override
    public Outcome outcome() {
        var rows = new ArrayList<Row>();
        var verdicts = new ArrayList<Verdict>();
        var gigabytes = tasks * megabytes / 1000;
        var transfer = gigabytes * 8 / (gigabits * gateways);
        var launches = Math.max(Math.max(0, tasks - burst) / perSecond, Math.max(0, tasks - PER_MINUTE) * 60.0 / PER_MINUTE);
        var bandwidth = Numbers.plain(gigabits) + " Gbit/s" + (gateways > 1 ? " × " + gateways : "");
        rows.add(Row.of("volume", "Bytes that travel", gigabytes, "GB", tasks + " × " + Numbers.plain(megabytes) + " MB / 1000 = " + Numbers.plain(gigabytes) + " GB"));
        rows.add(Row.seconds("transfer", "Time on the wire, at least", transfer, Numbers.plain(gigabytes) + " GB × 8 / (" + bandwidth + ") = " + Numbers.plain(transfer) + " s"));
        rows.add(Row.seconds("transfer-full", "The same, grown to 100 Gbit/s", gigabytes * 8 / (100 * gateways), Numbers.plain(gigabytes) + " GB × 8 / (100" + (gateways > 1 ? " × " + gateways : "") + ")"));
        rows.add(Row.seconds("launches", "Time to start so many tasks, at least", launches, "max((" + tasks + " − " + Numbers.plain(burst) + " at once) / " + Numbers.plain(perSecond) + " a second, ("
                + tasks + " − " + PER_MINUTE + ") / " + PER_MINUTE + " a minute), each at least 0"));
        var ready = Math.max(transfer, launches);
        rows.add(Row.seconds("ready", "The last image is there after, at least", ready, "max(" + Numbers.plain(transfer) + ", " + Numbers.plain(launches) + ")"));
        if (way.equals("nat")) {
            var open = Math.ceilDiv(tasks * perTask, gateways);
            rows.add(Row.of("connections", "Connections through one gateway", open, "", "ceil(" + tasks + " × " + perTask + " / " + gateways + ") of " + CONNECTIONS + " to one destination by one address"));
            if (open > CONNECTIONS) {
                verdicts.add(Verdict.fail("Pulls need " + open + " connections and a NAT gateway has " + CONNECTIONS + " to one destination by one address: ErrorPortAllocation counts the rest."));
            }
        }
        verdicts.add(transfer > launches
                ? Verdict.warn("The wire holds the launches up: " + Numbers.plain(gigabytes) + " GB take " + Numbers.seconds(Math.ceil(transfer)) + " at " + bandwidth + ", and ECS could start the tasks in "
                        + Numbers.seconds(Math.ceil(launches)) + "." + (way.equals("nat") ? " By ECR's endpoints and the S3 gateway endpoint none of it passes the NAT gateway." : ""))
                : Verdict.ok("The wire is not what holds the launches up: ECS starts tasks no faster than in " + Numbers.seconds(Math.ceil(launches)) + "."));
        return new Outcome(rows, verdicts, List.of());
    }
}
