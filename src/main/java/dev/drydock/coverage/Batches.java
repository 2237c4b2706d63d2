package dev.drydock.coverage;

import dev.drydock.inventory.call.Calls;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Read;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Makes as few calls as can be of many: equal ones are one, what a wider one answers is left to it, and what the API takes as a list is asked for in lists of the documented length.
final class Batches {
    /// How a call takes several subjects.
    ///
    /// @param member the request's list
    /// @param most how many it takes (the API references; where they give no number, what the API takes without complaint in the AWS documentation's own examples)
    private record Batch(String member, int most) {}

    private static final Map<String, Batch> BATCHES = Map.ofEntries(
            Map.entry("ecs describe-clusters", new Batch("clusters", 100)),
            Map.entry("ecs describe-services", new Batch("services", 10)),
            Map.entry("ecs describe-tasks", new Batch("tasks", 100)),
            Map.entry("ecs describe-container-instances", new Batch("containerInstances", 100)),
            Map.entry("ecs describe-capacity-providers", new Batch("capacityProviders", 100)),
            Map.entry("ecs describe-service-deployments", new Batch("serviceDeploymentArns", 20)),
            Map.entry("ecs describe-service-revisions", new Batch("serviceRevisionArns", 20)),
            Map.entry("elbv2 describe-target-groups", new Batch("TargetGroupArns", 20)),
            Map.entry("elbv2 describe-load-balancers", new Batch("LoadBalancerArns", 20)),
            Map.entry("ec2 describe-subnets", new Batch("SubnetIds", 100)),
            Map.entry("ec2 describe-vpcs", new Batch("VpcIds", 100)),
            Map.entry("ec2 describe-security-groups", new Batch("GroupIds", 100)),
            Map.entry("ec2 describe-instances", new Batch("InstanceIds", 100)),
            Map.entry("ec2 describe-instance-types", new Batch("InstanceTypes", 100)),
            Map.entry("ec2 describe-dhcp-options", new Batch("DhcpOptionsIds", 100)),
            Map.entry("autoscaling describe-auto-scaling-groups", new Batch("AutoScalingGroupNames", 50)),
            Map.entry("application-autoscaling describe-scalable-targets", new Batch("ResourceIds", 50)),
            Map.entry("cloudwatch describe-alarms", new Batch("AlarmNames", 100)),
            Map.entry("cloudwatch get-metric-data", new Batch("MetricDataQueries", 500)));

    /// A filter takes so many values (EC2 API reference, `Filter`).
    private static final int FILTER_VALUES = 200;

    /// Windows takes a command of 32,767 characters (Win32 API, `CreateProcess`), and quoting makes it longer.
    private static final int MOST_CHARACTERS = 20_000;

    private Batches() {}

    /// @param fills one for each hole
    static List<Fill> of(List<Fill> fills) {
        var merged = new LinkedHashMap<List<Object>, Fill>();
        for (var fill : widestOnly(merge(fills, merged))) {
            merged.put(List.of(fill.read(), fill.region()), fill);
        }
        return List.copyOf(widestOnly(split(batch(merged.values().stream().toList()))));
    }

    /// Equal calls become one.
    private static List<Fill> merge(List<Fill> fills, Map<List<Object>, Fill> into) {
        for (var fill : fills) {
            into.merge(List.of(fill.read(), fill.region()), fill, (one, other) -> one.and(other.holes()));
        }
        var all = List.copyOf(into.values());
        into.clear();
        return all;
    }

    /// Leaves a call to another one that answers all that it asks.
    private static List<Fill> widestOnly(List<Fill> fills) {
        var kept = new ArrayList<Fill>(fills);
        for (var i = 0; i < kept.size(); i++) {
            var wider = isMetric(kept.get(i)) ? -1 : wider(kept, i);
            if (wider >= 0) {
                kept.set(wider, kept.get(wider).and(kept.get(i).holes()));
                kept.remove(i--);
            }
        }
        return kept;
    }

    private static int wider(List<Fill> fills, int narrow) {
        var own = fills.get(narrow);
        for (var i = 0; i < fills.size(); i++) {
            var other = fills.get(i);
            if (i != narrow && other.region().equals(own.region()) && other.read().name().equals(own.read().name()) && Calls.covers(other.read(), own.read())) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isMetric(Fill fill) {
        return fill.read().name().equals("cloudwatch get-metric-data");
    }

    private static List<Fill> batch(List<Fill> fills) {
        var batches = new LinkedHashMap<List<Object>, Fill>();
        for (var fill : fills) {
            batches.merge(rest(fill), fill, Batches::together);
        }
        return List.copyOf(batches.values());
    }

    /// All of a call but the list by which it can be put together with others.
    private static List<Object> rest(Fill fill) {
        var read = fill.read();
        var parameters = new LinkedHashMap<>(read.parameters());
        var batch = BATCHES.get(read.name());
        if (batch != null && parameters.get(batch.member()) instanceof List<?> list && !list.isEmpty()) {
            parameters.put(batch.member(), batch.member());
        } else if (filterMember(read) instanceof String member && parameters.get(member) instanceof List<?> filters && filters.getFirst() instanceof Map<?, ?> filter) {
            parameters.put(member, String.valueOf(filter.get("Name")));
        } else {
            return List.of(read, fill.region());
        }
        return List.of(read.name(), parameters, fill.region());
    }

    /// The member that holds the one filter of a call; empty where there is none, or more.
    private static String filterMember(Read read) {
        return Stream.of("Filters", "Filter").filter(member -> read.service().equals("ec2") && read.parameters().get(member) instanceof List<?> filters && filters.size() == 1
                && filters.getFirst() instanceof Map<?, ?> filter && filter.get("Values") instanceof List<?>).findFirst().orElse("");
    }

    private static Fill together(Fill one, Fill other) {
        var read = one.read();
        var parameters = new LinkedHashMap<>(read.parameters());
        var batch = BATCHES.get(read.name());
        if (batch != null && parameters.get(batch.member()) instanceof List<?> list) {
            parameters.put(batch.member(), union(list, (List<?>) other.read().parameters().get(batch.member())));
        } else {
            var member = filterMember(read);
            parameters.put(member, List.of(filter(filterOf(one, member), union(values(filterOf(one, member)), values(filterOf(other, member))))));
        }
        return new Fill(new Read(read.service(), read.operation(), parameters), one.region(), one.holes()).and(other.holes());
    }

    private static Map<?, ?> filterOf(Fill fill, String member) {
        return (Map<?, ?>) ((List<?>) fill.read().parameters().getOrDefault(member, List.of())).getFirst();
    }

    private static List<?> values(Map<?, ?> filter) {
        return filter.get("Values") instanceof List<?> values ? values : List.of();
    }

    private static Map<String, Object> filter(Map<?, ?> filter, List<?> values) {
        var made = new LinkedHashMap<String, Object>();
        made.put("Name", String.valueOf(filter.get("Name")));
        made.put("Values", values);
        return made;
    }

    private static List<Object> union(List<?> one, List<?> other) {
        var all = new LinkedHashSet<Object>(one);
        all.addAll(other);
        // What a manifest says was asked may hold anything, nulls too.
        all.remove(null);
        return List.copyOf(all);
    }

    private static List<Fill> split(List<Fill> fills) {
        return fills.stream().flatMap(Batches::split).toList();
    }

    /// Lists that are longer than the API takes become several calls; each says that it fills all, for which of them does is nobody's question.
    private static Stream<Fill> split(Fill fill) {
        var read = fill.read();
        var batch = BATCHES.get(read.name());
        if (batch != null && read.parameters().get(batch.member()) instanceof List<?> list && !list.isEmpty()) {
            return parts(isMetric(fill) ? numbered(list) : list, batch.most()).map(part -> with(fill, batch.member(), part));
        }
        var member = filterMember(read);
        return member.isEmpty() ? Stream.of(fill)
                : parts(values(filterOf(fill, member)), FILTER_VALUES).map(part -> with(fill, member, List.of(filter(filterOf(fill, member), part))));
    }

    private static Fill with(Fill fill, String member, Object value) {
        var parameters = new LinkedHashMap<>(fill.read().parameters());
        parameters.put(member, value);
        return new Fill(new Read(fill.read().service(), fill.read().operation(), parameters), fill.region(), fill.holes());
    }

    /// Each query of a call has an id of its own.
    private static List<?> numbered(List<?> queries) {
        var numbered = new ArrayList<Object>();
        var seen = new LinkedHashSet<Object>();
        for (var query : queries) {
            if (query instanceof Map<?, ?> members && seen.add(String.valueOf(members.get("MetricStat")))) {
                var own = new LinkedHashMap<Object, Object>(members);
                own.put("Id", "m" + seen.size());
                numbered.add(own);
            } else if (!(query instanceof Map<?, ?>)) {
                numbered.add(query);
            }
        }
        return numbered;
    }

    private static Stream<List<?>> parts(List<?> list, int most) {
        var parts = new ArrayList<List<?>>();
        var part = new ArrayList<Object>();
        var length = 0;
        for (var item : list.stream().filter(Objects::nonNull).toList()) {
            var own = CommandLine.json(item).length() + 1;
            if (!part.isEmpty() && (part.size() == most || length + own > MOST_CHARACTERS)) {
                parts.add(List.copyOf(part));
                part.clear();
                length = 0;
            }
            part.add(item);
            length += own;
        }
        parts.add(List.copyOf(part));
        return parts.stream();
    }
}
