package dev.drydock.whatif;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Snippet;
import dev.drydock.check.Subject;
import dev.drydock.check.deploy.DeploymentSettings;
import dev.drydock.check.deploy.RolloutStyle;
import dev.drydock.check.deploy.TaskBounds;
import dev.drydock.check.network.HeldAddresses;
import dev.drydock.check.network.SubnetHeadroom;
import dev.drydock.check.network.SubnetPrefix;
import dev.drydock.check.network.Surge;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.ec2.Subnet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// Whether the subnets take a rollout: `surge`.
///
/// @param held tasks of the service that hold an address now
/// @param others addresses that other services in these subnets take at the same time
public record DeploySurge(RolloutStyle style, int desired, int maximum, int minimum, long held, List<SubnetRoom> subnets, long others) implements WhatIf {
    private static final long MOST_TASKS = 5_000;

    public static final Calculator CALCULATOR = new Calculator("surge", "Do the subnets have addresses for a rollout, and how large may the service grow in them?",
            List.of(Parameter.whole("desired", "tasks", 1, MOST_TASKS, null, "ECS runs at most 5,000 tasks in a service, and 0 tasks roll nothing out"),
                    Parameter.whole("max", "%", 100, 10_000, "200", "maximumPercent; below 100 the service could never run all the tasks that it wants"),
                    Parameter.whole("min", "%", 0, 100, "100", "minimumHealthyPercent, the share that goes on running"),
                    Parameter.choice("strategy", "rolling", List.of("rolling", "blue-green", "linear", "canary", "code-deploy", "external"), "how tasks are replaced; all but rolling stand up a second set"),
                    Parameter.text("subnets", null, "sizes, blocks or free addresses, with commas between: /26,10.0.1.0/24,40"),
                    Parameter.whole("held", "tasks", 0, MOST_TASKS * 2, null, "tasks that hold an address now; as many as desired where it is left out"),
                    Parameter.whole("others", "addresses", 0, 1_000_000, "0", "what other services in these subnets take at the same time")),
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html",
                    "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html"),
            "--desired 40 --max 200 --subnets /26,/26", DeploySurge::of, DeploySurge::fill);

    static DeploySurge of(Inputs inputs) {
        var desired = (int) inputs.whole("desired");
        var subnets = inputs.list("subnets").stream().map(SubnetRoom::of).toList();
        if (subnets.isEmpty()) {
            throw new WrongInputException("--subnets is needed: sizes such as /26,/26, or the addresses free in each, such as 40,38.");
        }
        return new DeploySurge(RolloutStyle.valueOf(inputs.choice("strategy").toUpperCase(Locale.ROOT).replace('-', '_')), desired, (int) inputs.whole("max"),
                (int) inputs.whole("min"), inputs.wholeIf("held").orElse(desired), subnets, inputs.whole("others"));
    }

    static Filling fill(Subject subject) {
        var service = subject.service();
        var configuration = service.deploymentConfiguration();
        var filling = Filling.draft()
                .put("desired", service.desiredCount(), "ecs describe-services, desiredCount")
                .putIfThere("max", configuration == null ? null : configuration.maximumPercent(), "ecs describe-services, maximumPercent")
                .putIfThere("min", configuration == null ? null : configuration.minimumHealthyPercent(), "ecs describe-services, minimumHealthyPercent");
        var style = RolloutStyle.of(service);
        filling.put("strategy", style == RolloutStyle.UNKNOWN ? null : style.name().toLowerCase(Locale.ROOT).replace('_', '-'), "ecs describe-services, strategy and deploymentController");
        var ids = Inventory.subnetIds(service).stream().distinct().toList();
        var free = new ArrayList<String>();
        for (var id : ids) {
            subject.inventory().find(Subnet.class, id).filter(subnet -> !SubnetHeadroom.isIpv6Only(subnet)).map(Subnet::availableIpAddressCount)
                    .ifPresentOrElse(count -> free.add(String.valueOf(count)), () -> filling.lacks("subnets (the free IPv4 addresses of " + id + ")"));
        }
        filling.put("subnets", free.isEmpty() ? null : String.join(",", free), "ec2 describe-subnets, AvailableIpAddressCount of each subnet");
        var held = HeldAddresses.of(subject);
        filling.put("held", held.missing().isEmpty() ? held.count() : null, "ecs describe-tasks, the tasks with a network interface");
        Surge.of(service).ifPresent(surge -> filling.put("others", SubnetHeadroom.of(subject, surge, ids).sharers().stream().mapToLong(SubnetHeadroom.Sharer::extra).sum(),
                "ecs describe-services, the surge of the other services in these subnets"));
        return filling.filling();
    }

    private Surge surge() {
        return new Surge(style, desired, maximum);
    }

    /// The service's tasks spread evenly over the subnets, the first taking what is left over.
    private long heldIn(int subnet) {
        return held / subnets.size() + (subnet < held % subnets.size() ? 1 : 0);
    }

    private long free() {
        return IntStream.range(0, subnets.size()).mapToLong(i -> subnets.get(i).free(heldIn(i))).sum();
    }

    /// What the fullest subnet allows each of them, tasks that stand there now included.
    private long whole() {
        return IntStream.range(0, subnets.size()).mapToLong(i -> subnets.get(i).whole(heldIn(i))).sum();
    }

    private long smallest() {
        return IntStream.range(0, subnets.size()).mapToLong(i -> subnets.get(i).whole(heldIn(i))).min().orElse(0);
    }

    /// The most tasks at once that fit, spread evenly.
    private long mostTasks() {
        return Math.max(0, Math.min(whole() - others, smallest() * subnets.size()));
    }

    private long largestService() {
        var most = mostTasks();
        return Math.min(MOST_TASKS, surge().isSecondSet() ? most / 2 : ((most + 1) * 100 - 1) / maximum);
    }

    @Override
    public Outcome outcome() {
        var surge = surge();
        var extra = surge.beyond(held);
        var free = free();
        var zones = subnets.size();
        var share = Math.ceilDiv(extra, (long) zones);
        var fewest = IntStream.range(0, zones).mapToLong(i -> subnets.get(i).free(heldIn(i))).min().orElse(0);
        var rows = new ArrayList<Row>();
        rows.add(Row.of("peak", "Tasks at the peak", surge.peak(), "tasks", surge.isSecondSet() ? surge.workedOut() : "floor(" + desired + " × " + maximum + " / 100) = " + surge.peak()));
        rows.add(Row.of("extra", "Addresses that a rollout adds", extra, "addresses", "max(0, " + surge.peak() + " − " + held + " held now) = " + extra));
        rows.add(Row.of("free", "Addresses free for it", free, "addresses", String.join("; ", subnets.stream().map(SubnetRoom::workedOut).toList())
                + (subnets.stream().allMatch(SubnetRoom::isFree) ? "" : "; less the " + held + " tasks that stand there, evenly spread") + "; together " + free));
        rows.add(Row.of("left", "Left at the peak", free - extra - others, "addresses", free + " − " + extra + (others == 0 ? "" : " − " + others + " for other services") + " = " + (free - extra - others)));
        rows.add(Row.of("share", "Even share of each subnet", share, "addresses", "ceil(" + extra + " / " + zones + ") = " + share + "; the fullest has " + fewest + " free"));
        var largest = largestService();
        rows.add(Row.of("largest", "Largest service for these subnets", largest, "tasks", "the most tasks whose peak fits in min(" + whole() + " − " + others + ", " + zones + " × " + smallest() + ") = " + mostTasks()
                + " addresses" + (surge.isSecondSet() ? ", with a second set of as many" : ", at " + maximum + " %")));
        var each = Math.ceilDiv(Math.max(surge.peak(), desired) + others, (long) zones);
        rows.add(SubnetPrefix.holding(each).map(prefix -> Row.words("smallest", "Smallest subnets for this service", zones + " × " + prefix,
                        "ceil((" + surge.peak() + " + " + others + ") / " + zones + ") = " + each + " in each; " + prefix + ": " + prefix.workedOut() + " (with nothing else in it)"))
                .orElseGet(() -> Row.words("smallest", "Smallest subnets for this service", "none", each + " addresses in each are more than a /16 has")));
        var verdicts = new ArrayList<Verdict>();
        if (!surge.isSecondSet()) {
            rounds(rows, verdicts);
        }
        if (extra > free) {
            verdicts.add(Verdict.fail("It does not fit: a rollout needs " + extra + " addresses and " + free + (free == 1 ? " is" : " are") + " free, so " + (extra - free)
                    + (extra - free == 1 ? " task does" : " tasks do") + " not start until addresses come free."));
        } else if (extra + others > free) {
            verdicts.add(Verdict.warn("It fits alone, not together with the other services: " + extra + " + " + others + " = " + (extra + others) + " of " + free + " addresses."));
        } else if (share > fewest) {
            verdicts.add(Verdict.warn("It fits in sum, but one subnet has " + fewest + " free for an even share of " + share + "."));
        } else if (2 * extra > free) {
            verdicts.add(Verdict.warn("It fits, and takes " + extra + " of " + free + " free addresses, more than half."));
        } else {
            verdicts.add(Verdict.ok("It fits: a rollout takes " + extra + " of " + free + " free addresses."));
        }
        return new Outcome(rows, verdicts, surge.isSecondSet() ? List.of() : List.of(new Snippet("terraform",
                "resource \"aws_ecs_service\" \"this\" {\n  desired_count                      = " + desired + "\n  deployment_maximum_percent         = " + maximum
                        + "\n  deployment_minimum_healthy_percent = " + minimum + "\n}")));
    }

    private void rounds(List<Row> rows, List<Verdict> verdicts) {
        var bounds = new TaskBounds(desired, minimum, maximum);
        if (bounds.isDeadlock()) {
            rows.add(Row.words("rounds", "Rounds of the rollout", "none", bounds.workedOut()));
            verdicts.add(Verdict.fail("It cannot roll: no task may be added and none taken away (" + bounds.workedOut() + ")."));
        } else {
            rows.add(Row.of("rounds", "Rounds of the rollout", Math.ceilDiv(desired, bounds.batch()), "rounds", bounds.workedOut() + "; ceil(" + desired + " / " + bounds.batch() + " at once)"));
        }
    }

    @Override
    public List<AwsCommand> commands(Subject subject) {
        var configuration = subject.service().deploymentConfiguration();
        var changes = new LinkedHashMap<String, Object>();
        if (configuration == null || surge().isSecondSet() || RolloutStyle.of(subject.service()) != RolloutStyle.ROLLING) {
            return List.of();
        }
        if (!Objects.equals(configuration.maximumPercent(), maximum)) {
            changes.put("maximumPercent", maximum);
        }
        if (!Objects.equals(configuration.minimumHealthyPercent(), minimum)) {
            changes.put("minimumHealthyPercent", minimum);
        }
        if (changes.isEmpty()) {
            return List.of();
        }
        var settings = new DeploymentSettings(subject, configuration);
        return List.of(settings.change("Sets how many tasks a rollout may have at once to " + Map.copyOf(changes).entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " " + entry.getValue()).toList().toString().replaceAll("[\\[\\]]", "") + ".", changes), settings.undo());
    }
}
