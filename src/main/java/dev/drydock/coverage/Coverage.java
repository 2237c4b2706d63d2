package dev.drydock.coverage;

import dev.drydock.advice.Shell;
import dev.drydock.bundle.Bundle;
import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.FileReport;
import dev.drydock.check.Diagnosis;
import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.Source;
import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.CallStatus;
import dev.drydock.inventory.call.Calls;
import dev.drydock.inventory.call.Gap;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.inventory.ecs.TaskListing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What of a bundle is there, and what is not.
///
/// @param source the bundle
/// @param counts how many calls came to each status; one whose answer could not be read counts for none
/// @param damaged how many calls have an answer that is damaged, or not where the record says
/// @param holes every open question once: those that findings wait for, then recorded calls that went wrong and that nothing waits for
/// @param fills the read-only commands that would fill the holes, as few as can be
/// @param faulty the files that were not read in full, were not placed, or are none of Drydock's
public record Coverage(Source source, Map<CallStatus, Integer> counts, int damaged, List<Hole> holes, List<Fill> fills, List<FileReport> faulty) {
    /// What begins so reads, and nothing else is ever suggested. Records of what customers log are only read when a finding asks for them.
    private static final Pattern READS = Pattern.compile("(describe|list|get|batch-get)-[a-z0-9-]{1,60}");
    private static final Pattern MEMBER = Pattern.compile("[A-Za-z]{1,60}");
    private static final Set<String> LOGGED = Set.of("logs get-log-events", "logs get-query-results");

    /// Calls that ask for a whole region, where no request is recorded that said more.
    private static final Set<String> NEED_NOTHING = Set.of(
            "ecs list-clusters", "ecs list-account-settings", "elbv2 describe-target-groups", "elbv2 describe-load-balancers", "ec2 describe-subnets", "ec2 describe-vpcs",
            "ec2 describe-dhcp-options", "ec2 describe-route-tables", "ec2 describe-nat-gateways", "ec2 describe-vpc-endpoints", "ec2 describe-network-interfaces",
            "ec2 describe-security-groups", "ec2 describe-network-acls", "ec2 describe-internet-gateways", "ec2 describe-prefix-lists", "ec2 describe-flow-logs",
            "ec2 describe-instances", "autoscaling describe-auto-scaling-groups", "cloudwatch describe-alarms", "ecs describe-capacity-providers", "ssm describe-parameters");

    public static Coverage of(Bundle bundle, Diagnosis diagnosis) {
        var inventory = bundle.inventory();
        var holes = new LinkedHashMap<List<Object>, Hole>();
        for (var service : diagnosis.services()) {
            var region = region(service.service(), inventory.source());
            for (var finding : service.findings()) {
                for (var missing : finding.missing()) {
                    add(holes, new Hole(missing.gap(), region, List.of(new Hole.Waiting(service.service(), finding))));
                }
            }
        }
        failures(inventory).forEach(hole -> {
            if (holes.values().stream().noneMatch(other -> other.gap().read().name().equals(hole.gap().read().name()) && Calls.covers(other.gap().read(), hole.gap().read()))) {
                add(holes, hole);
            }
        });
        var all = List.copyOf(holes.values());
        var fills = Batches.of(all.stream().filter(Coverage::canBeAsked).map(hole -> new Fill(meant(hole.gap().read()), hole.region(), List.of(hole))).toList());
        return new Coverage(inventory.source(), inventory.calls().counts(), inventory.calls().damaged(), all, fills,
                bundle.files().stream().filter(file -> file.status() != FileReport.Status.OK).toList());
    }

    /// All that is to be pasted to fill the holes, for one shell; empty where there is nothing to fill. See [Paste].
    public String paste(Shell shell) {
        return Paste.of(this, shell);
    }

    private static void add(Map<List<Object>, Hole> holes, Hole hole) {
        holes.merge(List.of(hole.gap().read(), hole.region()), hole,
                (one, other) -> new Hole(one.gap(), one.region(), Hole.Waiting.once(Stream.concat(one.waiting().stream(), other.waiting().stream()))));
    }

    private static String region(Service service, Source source) {
        var parts = service.serviceArn().split(":", 6);
        return parts.length > 3 && !parts[3].isEmpty() ? parts[3] : region(source);
    }

    private static String region(Source source) {
        return source.region() == null ? "" : source.region();
    }

    /// Recorded calls that have no whole answer, services that only tasks name, and tasks that are only listed.
    private static Stream<Hole> failures(Inventory inventory) {
        var region = region(inventory.source());
        var broken = inventory.calls().all().stream()
                .filter(call -> !call.isWhole() && call.status() != CallStatus.SKIPPED && inventory.calls().covering(asked(call)).isEmpty())
                .map(call -> new Hole(new Gap(asked(call), reason(call), call), region, List.of()));
        return Stream.concat(broken, undescribed(inventory).map(read -> new Hole(inventory.calls().gap(read), region, List.of())));
    }

    private static Gap.Reason reason(Call call) {
        return switch (call.status()) {
            case OK -> Gap.Reason.DAMAGED;
            case DENIED -> Gap.Reason.DENIED;
            case THROTTLED -> Gap.Reason.THROTTLED;
            case ERROR -> Gap.Reason.FAILED;
            case TRUNCATED -> call.damage() == null ? Gap.Reason.TRUNCATED : Gap.Reason.DAMAGED;
            case SKIPPED -> Gap.Reason.SKIPPED;
        };
    }

    /// What the call asked, without what paged it.
    private static Read asked(Call call) {
        var parameters = new LinkedHashMap<String, Object>();
        if (call.parameters() != null) {
            call.parameters().forEach((name, value) -> {
                if (!Calls.pages(name)) {
                    parameters.put(name, value);
                }
            });
        }
        return new Read(call.service(), call.operation(), parameters);
    }

    private static Stream<Read> undescribed(Inventory inventory) {
        var names = new TreeSet<String>();
        inventory.all(Service.class).forEach(service -> names.add(service.clusterArn() + " service:" + service.name()));
        var reads = new ArrayList<Read>();
        for (var task : inventory.all(Task.class)) {
            if (task.clusterArn() != null && task.group() != null && task.group().startsWith("service:") && names.add(task.clusterArn() + " " + task.group())) {
                reads.add(Reads.describeServices(task.clusterArn(), task.group().substring("service:".length())));
            }
        }
        for (var listing : inventory.all(TaskListing.class)) {
            var arns = inventory.undescribedTasks(listing.origin().call());
            if (!arns.isEmpty()) {
                reads.add(Reads.describeTasks(cluster(arns.getFirst()), arns));
            }
        }
        return reads.stream();
    }

    /// A task's ARN names its cluster: `arn:aws:ecs:eu-west-1:111122223333:task/prod/0f6c…`.
    private static String cluster(String taskArn) {
        var parts = taskArn.split("/");
        return parts.length == 3 ? parts[1] : "default";
    }

    /// Tasks of which not even the ids are known have to be listed first.
    private static Read meant(Read read) {
        return read.name().equals("ecs describe-tasks") && read.parameters().get("tasks") instanceof List<?> tasks && tasks.isEmpty()
                ? Reads.listTasks(String.valueOf(read.parameters().get("cluster")), "STOPPED") : read;
    }

    /// Whether the call can be suggested. What a finding waits for was made by a check; what a record names comes from a stranger, and is only repeated where it is a read that Drydock
    /// knows, and where it is known what it asked.
    private static boolean canBeAsked(Hole hole) {
        if (!hole.waiting().isEmpty() || hole.gap().call() == null) {
            return true;
        }
        var read = hole.gap().read();
        var known = READS.matcher(read.operation()).matches() && BundleReader.operations().contains(read.name()) && !LOGGED.contains(read.name());
        var isTold = !read.parameters().isEmpty() || NEED_NOTHING.contains(read.name());
        return known && isTold && read.parameters().keySet().stream().allMatch(name -> MEMBER.matcher(name).matches());
    }
}
