package dev.drydock.check.network;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Missing;
import dev.drydock.check.Numbers;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.servicequotas.ServiceQuota;
import java.util.List;
import java.util.Optional;

/// A quota of the account, as Service Quotas names it.
public enum Quota {
    /// For each region by its name, enforced for each availability zone (VPC user guide, "Amazon VPC quotas").
    NETWORK_INTERFACES("vpc", "L-DF5E4CA3"),
    FARGATE_VCPU("fargate", "L-3032A538"),
    FARGATE_SPOT_VCPU("fargate", "L-36FBB829");

    private final String serviceCode;
    private final String quotaCode;

    Quota(String serviceCode, String quotaCode) {
        this.serviceCode = serviceCode;
        this.quotaCode = quotaCode;
    }

    /// `vpc/L-DF5E4CA3`
    public String id() {
        return serviceCode + "/" + quotaCode;
    }

    /// The recorded quota, where it has a value.
    public Optional<ServiceQuota> of(Subject subject) {
        return subject.inventory().find(ServiceQuota.class, id()).filter(quota -> quota.value() != null);
    }

    /// Quotas make a badge surer; it stands without them.
    Missing missing(Subject subject) {
        return subject.couldUse(Reads.getServiceQuota(serviceCode, quotaCode));
    }

    AwsCommand confirm(Subject subject) {
        return AwsCommand.confirm("Reads the quota as it is applied to the account.", Reads.getServiceQuota(serviceCode, quotaCode).argv(subject.region()));
    }

    /// Asks AWS for a higher quota, and reads what became of the request.
    public List<AwsCommand> increase(Subject subject, double wanted) {
        return List.of(
                AwsCommand.fix("Asks AWS to raise the quota of the whole account in this region to " + Numbers.plain(wanted) + ". A higher quota costs nothing, and there is no undo: a request cannot be taken back.",
                        CommandLine.aws("service-quotas", "request-service-quota-increase")
                                .option("--service-code", serviceCode)
                                .option("--quota-code", quotaCode)
                                .option("--desired-value", Numbers.plain(wanted))
                                .in(subject.region())),
                AwsCommand.verify("Reads what became of the request.", CommandLine.aws("service-quotas", "list-requested-service-quota-change-history-by-quota")
                        .option("--service-code", serviceCode)
                        .option("--quota-code", quotaCode)
                        .in(subject.region())));
    }
}
