package dev.drydock.check.egress;

import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.VpcEndpoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Whether each VPC endpoint for what the tasks need can answer them: it is available, the service's own name leads to it, and it stands where they reach it.
public final class EndpointReady implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.IMAGE_PATH, "endpoint-ready", Owner.NETWORK,
            "Can each VPC endpoint that the tasks need answer them?",
            Set.of("ecs describe-services", "ecs describe-task-definition", "ec2 describe-subnets", "ec2 describe-vpc-endpoints", "ec2 describe-vpc-attribute",
                    "ec2 describe-vpcs", "ec2 describe-dhcp-options"),
            Set.of("ec2 describe-route-tables", "ecs describe-container-instances", "ec2 describe-instances"), "pulls-through-nat",
            List.of("https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html"));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return Departures.judge(INFO, subject, known -> judge(subject, known));
    }

    private static List<Finding> judge(Subject subject, Departures.Known known) {
        var findings = new ArrayList<Finding>();
        var missing = new LinkedHashSet<Missing>(known.unplaced());
        for (var departure : known.all()) {
            if (departure.vpcId() == null) {
                missing.add(subject.needs(Reads.describeSubnets(departure.subnetId())));
            }
        }
        for (var vpcId : known.all().stream().map(Departure::vpcId).filter(Objects::nonNull).distinct().toList()) {
            if (subject.inventory().calls().covering(Reads.describeVpcEndpoints(vpcId)).isEmpty()) {
                missing.add(subject.needs(Reads.describeVpcEndpoints(vpcId)));
            }
            var here = known.all().stream().filter(departure -> vpcId.equals(departure.vpcId())).toList();
            for (var endpoint : subject.inventory().endpoints(vpcId)) {
                ofEndpoint(subject, vpcId, here, endpoint).ifPresent(findings::add);
            }
        }
        if (!missing.isEmpty()) {
            findings.add(Finding.draft(INFO, Status.UNKNOWN, subject.service().serviceArn(), "Which VPC endpoints there are for what the tasks need is not known in full")
                    .observed(String.join("; ", missing.stream().map(item -> item.gap().why()).distinct().toList()))
                    .expected("every subnet that the service leaves from, and every endpoint of its VPC, on record")
                    .missing(List.copyOf(missing))
                    .finding());
        }
        return findings.isEmpty() ? List.of(none(subject, known)) : List.copyOf(findings);
    }

    private static Finding none(Subject subject, Departures.Known known) {
        var draft = Finding.draft(INFO, Status.NA, subject.service().serviceArn(), "The VPC has no endpoint for anything that the tasks need")
                .observed("no endpoint for " + (known.needs().isEmpty() ? "a service of AWS: none is needed"
                        : String.join(", ", known.needs().stream().map(need -> need.shown(subject.region())).toList())))
                .expected("an endpoint, for this check to apply");
        return draft.finding();
    }

    /// Empty for an endpoint of something that is not needed, and for one that is gone already and only still listed.
    private static Optional<Finding> ofEndpoint(Subject subject, String vpcId, List<Departure> departures, VpcEndpoint endpoint) {
        var need = departures.stream().flatMap(departure -> departure.needs().stream()).filter(one -> EndpointCommands.serves(endpoint, one)).findFirst();
        if (need.isEmpty() || "deleted".equalsIgnoreCase(endpoint.state()) || !endpoint.isInterface() && !endpoint.isGateway()) {
            return Optional.empty();
        }
        var users = departures.stream().filter(departure -> departure.needs().contains(need.get())).toList();
        return Optional.of(new EndpointVerdict(INFO, subject, vpcId, endpoint, need.get(), users).finding());
    }
}
