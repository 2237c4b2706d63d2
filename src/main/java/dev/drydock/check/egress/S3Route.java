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
import dev.drydock.inventory.ec2.RouteTable;
import dev.drydock.path.NeededService;
import dev.drydock.path.PathEdge.Way;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Whether the route table of every subnet that pulls images has the route to the S3 gateway endpoint: the layers of ECR images come from S3, and neither of
/// ECR's own endpoints carries them. One finding a route table; a subnet without a table of its own uses the main one.
public final class S3Route implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.IMAGE_PATH, "s3-route", Owner.NETWORK,
            "Does every subnet that pulls images have the route to the S3 gateway endpoint?",
            Set.of("ecs describe-services", "ecs describe-task-definition", "ec2 describe-subnets", "ec2 describe-route-tables"),
            Set.of("ec2 describe-vpc-endpoints", "ec2 describe-prefix-lists", "ecs describe-container-instances", "ec2 describe-instances"), "pulls-through-nat",
            List.of("https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
                    "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html"));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return Departures.judge(INFO, subject, known -> judge(subject, known));
    }

    private static List<Finding> judge(Subject subject, Departures.Known known) {
        var s3 = new NeededService("s3", subject.region());
        var pulling = known.all().stream().filter(departure -> departure.needs().contains(s3)).toList();
        var findings = new ArrayList<Finding>();
        var byTable = new LinkedHashMap<RouteTable, List<Departure>>();
        for (var departure : pulling) {
            var table = departure.table();
            if (table == null) {
                findings.add(unknown(departure, Objects.requireNonNullElseGet(departure.to(s3).missing(), () -> subject.needs(Reads.describeRouteTables(departure.vpc())))));
            } else {
                byTable.computeIfAbsent(table, key -> new ArrayList<>()).add(departure);
            }
        }
        byTable.forEach((table, departures) -> findings.add(ofTable(subject, table, departures, s3)));
        if (!known.unplaced().isEmpty()) {
            findings.add(Departures.unplaced(INFO, subject, known.unplaced()));
        }
        return findings.isEmpty() ? List.of(Finding.draft(INFO, Status.NA, subject.service().serviceArn(), "No image comes from ECR in this region, so no layer comes from S3")
                .observed("images of other registries or regions")
                .expected("an image in ECR of " + subject.region() + ", for this check to apply")
                .finding()) : List.copyOf(findings);
    }

    private static Finding unknown(Departure departure, Missing missing) {
        return Finding.draft(INFO, Status.UNKNOWN, departure.subnetId(), "Whether " + departure.name() + " has the route to S3 is not known")
                .observed(missing.gap().why())
                .expected("the route table that decides for the subnet on record")
                .missing(missing)
                .finding();
    }

    private static Finding ofTable(Subject subject, RouteTable table, List<Departure> departures, NeededService s3) {
        var passage = departures.getFirst().to(s3);
        var names = Departures.names(departures);
        var main = table.associations().stream().noneMatch(association -> departures.getFirst().subnetId().equals(association.subnetId()));
        var where = (main ? "the main route table " : "route table ") + (table.name().equals(table.routeTableId()) ? "" : table.name() + ", ") + table.routeTableId();
        var draft = switch (passage.way()) {
            case GATEWAY_ENDPOINT -> Finding.draft(INFO, Status.OK, table.id(), "Layers of images take the S3 gateway endpoint from " + names);
            case INTERFACE_ENDPOINT -> Finding.draft(INFO, Status.WARN, table.id(), "Layers of images take an S3 interface endpoint from " + names)
                    .why("ECR's documentation asks for the gateway endpoint. An interface endpoint carries the layers too, as long as its private DNS holds, and is paid for by the byte; a gateway endpoint is free.");
            case NAT -> Finding.draft(INFO, Status.WARN, table.id(), "Layers of images go through the NAT gateway from " + names + ": the route to the S3 gateway endpoint is missing")
                    .why("ECR's own endpoints carry no layers: these come from S3. Without the gateway's route every byte of every image passes the NAT gateway, at its price and within its bandwidth.");
            case INTERNET -> Finding.draft(INFO, Status.WARN, table.id(), "Layers of images go over the internet gateway from " + names + ": the route to the S3 gateway endpoint is missing")
                    .why("The layers of ECR images come from S3. They arrive, but by public addresses; the gateway endpoint is free and keeps them within AWS's network.");
            case NOTHING -> Finding.draft(INFO, Status.FAIL, table.id(), "No layer of an image reaches " + names + ": no route leads to S3")
                    .why("ECR's own endpoints carry no layers: these come from S3. A task that is placed there finds its image's manifest and then waits in vain for the layers (" + passage.exit().why() + ").");
            default -> Finding.draft(INFO, Status.UNKNOWN, table.id(), "Whether layers of images reach " + names + " is not known")
                    .why(passage.way() == Way.OTHER ? "There is no route to an S3 gateway endpoint; what leaves goes to " + passage.exit().why()
                            + ", and what lies behind it is no part of what was recorded." : "");
        };
        draft.observed(where + ": " + passage.exit().why()).expected("a route to the S3 gateway endpoint").evidence(passage.evidence(table));
        if (passage.missing() != null) {
            draft.missing(passage.missing());
        }
        if (passage.way() != Way.GATEWAY_ENDPOINT) {
            draft.command(EndpointCommands.routes(subject, List.of(table)));
            if (!passage.isOpen()) {
                new EndpointCommands(subject, departures.getFirst().vpc()).addS3Route(draft, List.of(table));
            }
        }
        return draft.finding();
    }
}
