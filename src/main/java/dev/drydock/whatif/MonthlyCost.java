package dev.drydock.whatif;

import dev.drydock.check.Compute;
import dev.drydock.check.FargateSize;
import dev.drydock.check.Numbers;
import dev.drydock.check.Subject;
import dev.drydock.check.network.FargateProvider;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The shape of a month's cost: `cost`. It is what a setting weighs against another, not a bill.
///
/// @param cpu CPU units of one task
/// @param memory MiB of one task
/// @param hours of a month
/// @param gigabytes that go through the NAT gateways or the endpoints in a month
public record MonthlyCost(long tasks, long cpu, long memory, boolean arm, double spotShare, double hours, double gigabytes, long gateways, long endpoints, long zones, Prices prices) implements WhatIf {

    public static final Calculator CALCULATOR = new Calculator("cost", "What does a month of it cost, in shape: vCPU, memory, ARM64, Spot, NAT against endpoints?",
            List.of(Parameter.whole("tasks", "tasks", 1, 100_000, null, "that run all the time"),
                    Parameter.whole("cpu", "units", 128, 32_768, null, "CPU units of one task, 1024 to a vCPU"),
                    Parameter.whole("memory", "MiB", 128, 249_856, null, "of one task"),
                    Parameter.choice("arm", "false", List.of("true", "false"), "whether they run on ARM64"),
                    Parameter.decimal("spot-share", "%", 0, 100, "0", "of the tasks that run on Fargate Spot"),
                    Parameter.decimal("hours", "h", 1, 744, "730", "of a month"),
                    Parameter.decimal("nat-gb", "GB", 0, 1_000_000_000, "0", "that go to AWS services by NAT in a month, and would go by endpoints"),
                    Parameter.whole("nat-gateways", "", 0, 100, "0", "NAT gateways that are paid for"),
                    Parameter.whole("endpoints", "", 0, 100, "3", "interface endpoints that would stand in for it: ecr.api, ecr.dkr and logs, say; S3's gateway is free"),
                    Parameter.whole("zones", "", 1, 10, "2", "zones that each endpoint stands in"),
                    Parameter.text("prices", "", "a file of prices in YAML or JSON; the example prices where it is left out")),
            List.of("https://aws.amazon.com/fargate/pricing/", "https://aws.amazon.com/vpc/pricing/", "https://aws.amazon.com/privatelink/pricing/"),
            "--tasks 10 --cpu 1024 --memory 2048 --nat-gb 5000 --nat-gateways 2", MonthlyCost::of, MonthlyCost::fill);

    static MonthlyCost of(Inputs inputs) {
        var file = inputs.text("prices");
        return new MonthlyCost(inputs.whole("tasks"), inputs.whole("cpu"), inputs.whole("memory"), inputs.choice("arm").equals("true"), inputs.decimal("spot-share"), inputs.decimal("hours"),
                inputs.decimal("nat-gb"), inputs.whole("nat-gateways"), inputs.whole("endpoints"), inputs.whole("zones"), file.isEmpty() ? Prices.examples() : Prices.at(file));
    }

    static Filling fill(Subject subject) {
        var service = subject.service();
        var definition = subject.taskDefinition().orElse(null);
        var cpu = FargateSize.cpuUnits(definition == null ? null : definition.cpu());
        var memory = FargateSize.mebibytes(definition == null ? null : definition.memory());
        var desired = service.desiredCount() == null ? 0 : service.desiredCount();
        var platform = definition == null ? null : definition.runtimePlatform();
        var filling = Filling.draft().put("tasks", desired == 0 ? null : desired, "ecs describe-services, desiredCount")
                .put("cpu", cpu.isPresent() ? cpu.getAsInt() : null, "ecs describe-task-definition, cpu")
                .put("memory", memory.isPresent() ? memory.getAsInt() : null, "ecs describe-task-definition, memory")
                .put("arm", definition == null ? null : platform != null && "ARM64".equals(platform.cpuArchitecture()), "ecs describe-task-definition, cpuArchitecture; X86_64 where none is set")
                .putIfThere("spot-share", desired == 0 ? null : Numbers.plain(Math.min(100, FargateProvider.SPOT.share(service, desired) * 100.0 / desired)), "ecs describe-services, capacityProviderStrategy")
                .lacks("nat-gb and nat-gateways (a month is longer than a record)");
        return (Compute.of(subject) == Compute.FARGATE ? filling : filling.lacks("what the instances cost (the service is not known to run on Fargate)")).filling();
    }

    /// US dollars a month of all tasks, without Spot.
    private double compute(boolean onArm) {
        return tasks * hours * (cpu / 1024.0 * prices.of(onArm ? "fargateArmVcpu" : "fargateVcpu") + memory / 1024.0 * prices.of(onArm ? "fargateArmGb" : "fargateGb"));
    }

    private double mixed(boolean onArm, double share) {
        return compute(onArm) * (1 - share / 100 * prices.of("spotDiscount") / 100);
    }

    @Override
    public Outcome outcome() {
        var rows = new ArrayList<Row>();
        var arch = arm ? "Arm" : "";
        var vcpu = price("fargate" + arch + "Vcpu");
        var gigabyte = price("fargate" + arch + "Gb");
        rows.add(Row.words("prices", "Prices", prices.words(), ""));
        rows.add(Row.of("vcpu", "vCPU", tasks * hours * cpu / 1024.0 * prices.of("fargate" + arch + "Vcpu"), "USD", tasks + " × " + Numbers.plain(cpu / 1024.0) + " vCPU × " + Numbers.plain(hours) + " h × $" + vcpu));
        rows.add(Row.of("memory", "Memory", tasks * hours * memory / 1024.0 * prices.of("fargate" + arch + "Gb"), "USD", tasks + " × " + Numbers.plain(memory / 1024.0) + " GB × " + Numbers.plain(hours) + " h × $" + gigabyte));
        rows.add(Row.of("compute", "Tasks, with " + Numbers.plain(spotShare) + " % on Spot", mixed(arm, spotShare), "USD", "(vCPU + memory) × (1 − " + Numbers.plain(spotShare) + " % × " + Numbers.plain(prices.of("spotDiscount")) + " %)"));
        rows.add(Row.of("other-arch", arm ? "The same on x86" : "The same on ARM64", mixed(!arm, spotShare), "USD", "as above, with the prices of the other architecture"));
        rows.add(Row.of("half-spot", "The same with half on Spot", mixed(arm, 50), "USD", "(vCPU + memory) × (1 − 50 % × " + Numbers.plain(prices.of("spotDiscount")) + " %)"));
        var nat = gateways * hours * prices.of("natHour") + gigabytes * prices.of("natGb");
        var byEndpoints = endpoints * zones * hours * prices.of("endpointHour") + gigabytes * prices.of("endpointGb");
        rows.add(Row.of("nat", "By NAT", nat, "USD", gateways + " × " + Numbers.plain(hours) + " h × $" + price("natHour") + " + " + Numbers.plain(gigabytes) + " GB × $" + price("natGb")));
        rows.add(Row.of("endpoints", "By interface endpoints", byEndpoints, "USD", endpoints + " × " + zones + " zones × " + Numbers.plain(hours) + " h × $" + price("endpointHour") + " + " + Numbers.plain(gigabytes) + " GB × $" + price("endpointGb")));
        var verdicts = new ArrayList<Verdict>();
        var perGigabyte = prices.of("natGb") - prices.of("endpointGb");
        if (perGigabyte > 0) {
            var even = endpoints * zones * hours * prices.of("endpointHour") / perGigabyte;
            rows.add(Row.of("even", "Endpoints pay from", even, "GB", "hours of the endpoints / ($" + price("natGb") + " − $" + price("endpointGb") + "), the NAT gateways kept for the rest"));
            verdicts.add(gigabytes > even ? Verdict.warn("Endpoints would cost less than the same bytes by NAT: " + Numbers.plain(gigabytes) + " GB are more than " + Numbers.plain(Math.ceil(even)) + " GB. Image layers come by the S3 gateway endpoint, which costs nothing.")
                    : Verdict.ok("By price alone endpoints do not pay below " + Numbers.plain(Math.ceil(even)) + " GB a month; they also keep launches off the NAT gateway."));
        }
        rows.add(Row.of("total", "Together, as it is", mixed(arm, spotShare) + nat, "USD", "tasks + NAT"));
        verdicts.add(Verdict.ok("About $" + String.format(Locale.ROOT, "%,.0f", mixed(arm, spotShare) + nat) + " a month, by " + prices.words() + "."));
        return new Outcome(rows, verdicts, List.of());
    }

    private String price(String name) {
        return BigDecimal.valueOf(prices.of(name)).stripTrailingZeros().toPlainString();
    }
}
