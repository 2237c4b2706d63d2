package dev.drydock.check.network;

import dev.drydock.check.Badge;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Compute;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.symptom.Sighting;
import dev.drydock.check.symptom.Symptom;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.inventory.ecs.TaskTally;
import dev.drydock.inventory.servicequotas.ServiceQuota;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether the account's quota of Fargate vCPU leaves room for a rollout of the service.
public final class FargateVcpuQuota implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Badge.IP_HEADROOM, "fargate-vcpu-quota", Owner.PLATFORM,
            "Does the account's quota of Fargate vCPU leave room for a rollout?",
            Set.of("ecs describe-services", "ecs describe-task-definition", "ecs list-clusters", "ecs list-tasks", "ecs describe-tasks"),
            Set.of("service-quotas get-service-quota"),
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html"));

    private static final BigDecimal WARN = new BigDecimal("0.8");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var service = subject.service();
        var compute = Compute.of(subject);
        if (compute == Compute.UNKNOWN) {
            return List.of(unknown(subject, service.serviceArn(), "What the service runs on is not known", subject.needs(Compute.read(subject))));
        }
        if (compute != Compute.FARGATE) {
            return List.of(Finding.draft(INFO, Status.NA, service.serviceArn(), "The service does not run on Fargate")
                    .observed("it runs on " + compute)
                    .expected("Fargate, for this check to apply")
                    .evidence(Compute.evidence(service))
                    .finding());
        }
        var findings = new ArrayList<Finding>();
        var refused = Sighting.unresolved(subject, Symptom.FARGATE_QUOTA);
        if (!refused.isEmpty()) {
            findings.add(refused(subject, refused));
        }
        if (service.platformFamily() != null && !service.platformFamily().toLowerCase(Locale.ROOT).startsWith("linux")) {
            findings.add(unknown(subject, service.serviceArn(), "Which quota counts tasks of the platform family " + service.platformFamily() + " is not known to Drydock",
                    Quota.FARGATE_VCPU.missing(subject)));
            return findings;
        }
        FargateProvider.of(service).forEach(provider -> findings.add(judge(subject, provider)));
        return findings;
    }

    private static Finding judge(Subject subject, FargateProvider provider) {
        var resource = provider.quota().id();
        var quota = provider.quota().of(subject).orElse(null);
        var surge = Surge.of(subject.service()).orElse(null);
        var each = subject.taskDefinition().map(TaskDefinition::cpu).flatMap(Vcpu::of).orElse(null);
        var running = RunningVcpu.of(subject, provider);
        if (quota == null) {
            return unknown(subject, resource, "How near the account is to its quota of Fargate vCPU " + provider.words() + " is not known", provider.quota().missing(subject));
        }
        if (surge == null || each == null) {
            return unknown(subject, resource, "How much Fargate vCPU " + provider.words() + " a rollout adds is not known",
                    subject.needs(surge == null || subject.taskDefinitionName() == null ? Reads.describeServices(subject.cluster(), subject.service().name())
                            : Reads.describeTaskDefinition(subject.taskDefinitionName())));
        }
        var own = subject.liveTasks().stream().map(TaskTally::kind).filter(provider::runs).count();
        var more = Math.max(0, provider.share(subject.service(), surge.peak()) - own);
        var need = new Need(provider, running, more, each, BigDecimal.valueOf(quota.value() == null ? 0 : quota.value()));
        if (!need.isNear() && !running.missing().isEmpty()) {
            return unknown(subject, resource, "How much Fargate vCPU the account runs " + provider.words() + " is not known", running.missing().toArray(Missing[]::new));
        }
        return judged(subject, surge, quota, need);
    }

    /// What the account would run while the service rolls out.
    ///
    /// @param more tasks that the rollout adds
    /// @param each vCPU of one task
    private record Need(FargateProvider provider, RunningVcpu running, long more, BigDecimal each, BigDecimal limit) {
        BigDecimal surge() {
            return each.multiply(BigDecimal.valueOf(more));
        }

        BigDecimal peak() {
            return running.vcpu().add(surge());
        }

        boolean isNear() {
            return peak().compareTo(limit.multiply(WARN)) >= 0;
        }

        /// Only a rollout that adds something can fail for want of quota.
        boolean isBeyond() {
            return more > 0 && peak().compareTo(limit) > 0;
        }

        String atLeast() {
            return running.missing().isEmpty() ? "" : "at least ";
        }
    }

    private static Finding judged(Subject subject, Surge surge, ServiceQuota quota, Need need) {
        var status = need.isBeyond() ? Status.FAIL : need.isNear() ? Status.WARN : Status.OK;
        var peak = need.atLeast() + plain(need.peak());
        var of = " of the account's " + plain(need.limit()) + " Fargate vCPU " + need.provider().words();
        var draft = Finding.draft(INFO, status, need.provider().quota().id(), switch (status) {
            case FAIL -> "A rollout needs " + peak + of;
            case WARN -> "A rollout takes " + peak + of;
            default -> "The account's quota of Fargate vCPU " + need.provider().words() + " leaves room for a rollout";
        })
                .brief(status == Status.OK ? "" : "Fargate vCPU: " + peak + " of " + plain(need.limit()))
                .observed(Numbers.count(need.running().tasks(), "recorded task") + " of the account " + need.provider().words() + " with " + need.atLeast() + plain(need.running().vcpu()) + " vCPU")
                .expected("below " + plain(need.limit().multiply(WARN)) + " vCPU while the service rolls out, which is 80 % of the quota")
                .why(surge.workedOut() + ", so up to " + need.more() + " more " + need.provider().words() + " at " + plain(need.each()) + " vCPU: " + need.atLeast() + plain(need.running().vcpu())
                        + " + " + plain(need.surge()) + " = " + plain(need.peak()) + " of " + plain(need.limit()) + " vCPU."
                        + (status == Status.FAIL ? " ECS places no task beyond the quota, so the rollout stands still." : ""))
                .evidence(Surge.evidence(subject.service()))
                .evidence(Evidence.of(quota, "/Value", quota.value()));
        subject.taskDefinition().ifPresent(definition -> draft.evidence(Evidence.of(definition, "/cpu", definition.cpu())));
        if (status != Status.OK) {
            draft.command(need.provider().quota().confirm(subject));
            need.provider().quota().increase(subject, wanted(need)).forEach(draft::command);
        }
        return draft.finding();
    }

    /// With so much the peak stands just below the warning.
    private static double wanted(Need need) {
        return Math.max(Math.floor(need.peak().doubleValue() / WARN.doubleValue()) + 1, need.limit().doubleValue() + 1);
    }

    private static Finding refused(Subject subject, List<Sighting> refused) {
        return Finding.draft(INFO, Status.FAIL, subject.service().serviceArn(), "Fargate refused a task because the account's quota is used up")
                .observed("“" + refused.getLast().text() + "”")
                .expected("room below the quota of Fargate vCPU")
                .why("ECS places no task beyond the quota, so a rollout stands still and lost tasks are not replaced.")
                .evidence(refused.stream().limit(5).map(Sighting::evidence).toList())
                .command(FargateProvider.of(subject.service()).getFirst().quota().confirm(subject))
                .finding();
    }

    private static Finding unknown(Subject subject, String resource, String title, Missing... missing) {
        return Finding.draft(INFO, Status.UNKNOWN, resource, title)
                .observed(String.join("; ", List.of(missing).stream().map(item -> item.gap().why()).distinct().toList()))
                .expected("the quota, the task definition and every task of the account, on record")
                .missing(missing)
                .finding();
    }

    private static String plain(BigDecimal number) {
        return Numbers.plain(number.doubleValue());
    }
}
