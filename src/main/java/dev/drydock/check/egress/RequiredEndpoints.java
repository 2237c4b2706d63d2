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
import dev.drydock.path.NeededService;
import dev.drydock.path.PathEdge.Way;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// By which way the tasks reach each service that they need to start, to log and to be entered; one finding a service.
///
/// KMS is not among them: Secrets Manager and Parameter Store decrypt on their own side, so a customer's key asks for a permission and for no way.
public final class RequiredEndpoints implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.IMAGE_PATH, "required-endpoints", Owner.NETWORK,
            "Does a way lead from every subnet of the tasks to each service that they need?",
            Set.of("ecs describe-services", "ecs describe-task-definition", "ec2 describe-subnets", "ec2 describe-route-tables", "ec2 describe-vpc-endpoints"),
            Set.of("ec2 describe-nat-gateways", "ec2 describe-vpc-attribute", "ec2 describe-prefix-lists", "ecs describe-container-instances", "ec2 describe-instances"), "pulls-through-nat",
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html",
                    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html"));

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
        for (var need : known.needs()) {
            findings.add(new Verdict(subject, need, known.all().stream().filter(departure -> departure.needs().contains(need)).toList()).finding());
        }
        if (!known.unplaced().isEmpty()) {
            findings.add(Departures.unplaced(INFO, subject, known.unplaced()));
        }
        return findings.isEmpty() ? List.of(Finding.draft(INFO, Status.NA, subject.service().serviceArn(), "The tasks need no service of AWS to start")
                .observed("no image, secret, log or ECS Exec that asks for one")
                .expected("something to reach, for this check to apply")
                .finding()) : List.copyOf(findings);
    }

    /// The judgement of one needed service over all subnets that need it.
    private static final class Verdict {
        private final Subject subject;
        private final NeededService need;
        private final Needed needed;
        private final LinkedHashMap<String, List<Departure>> byWay = new LinkedHashMap<>();
        private final LinkedHashMap<Departure, Passage> passages = new LinkedHashMap<>();

        Verdict(Subject subject, NeededService need, List<Departure> departures) {
            this.subject = subject;
            this.need = need;
            needed = new Needed(need, subject);
            for (var departure : departures) {
                var passage = departure.to(need);
                passages.put(departure, passage);
                byWay.computeIfAbsent(passage.way() + " " + passage.exit().why(), way -> new ArrayList<>()).add(departure);
            }
        }

        Finding finding() {
            var shut = those(Way.NOTHING);
            if (!shut.isEmpty()) {
                return needed.mayBeInside() ? inside(shut) : nothing(shut);
            }
            var byNat = those(Way.NAT);
            var open = passages.entrySet().stream().filter(entry -> entry.getValue().isOpen()).map(LinkedHashMap.Entry::getKey).toList();
            if (!byNat.isEmpty() && needed.isPull()) {
                return pulledThroughNat(byNat);
            }
            return open.isEmpty() ? reached() : unknown(open);
        }

        private List<Departure> those(Way way) {
            return passages.entrySet().stream().filter(entry -> entry.getValue().way() == way).map(LinkedHashMap.Entry::getKey).toList();
        }

        private Finding nothing(List<Departure> shut) {
            var draft = draft(Status.FAIL, "No way leads from " + Departures.names(shut) + " to " + needed.name() + ", which " + needed.purpose(), shut)
                    .expected(needed.expected())
                    .why("From " + Departures.names(shut) + " " + needed.isNeeded() + ", and no route, endpoint or public address leads there"
                            + (shut.size() < passages.size() ? "; tasks that are placed in the other subnets do reach it, so about " + shut.size() + " of " + passages.size()
                                    + " launches fail, by the zone they fall into." : ", so a task that is placed there " + needed.fate() + "."));
            commands(draft, shut);
            return draft.missing(missing()).finding();
        }

        private Finding inside(List<Departure> shut) {
            return draft(Status.UNKNOWN, "Whether " + needed.name() + " is reached from " + Departures.names(shut) + " is not known", shut)
                    .expected(needed.expected())
                    .why("No route leads to public addresses from there; a registry inside the network would still be reached, and where its name leads is not recorded.")
                    .missing(subject.needs(Reads.describeRouteTables(shut.getFirst().vpc())))
                    .finding();
        }

        private Finding pulledThroughNat(List<Departure> byNat) {
            var draft = draft(Status.WARN, "Image pulls reach " + needed.name() + " through a NAT gateway from " + Departures.names(byNat), byNat)
                    .brief(needed.name() + " by NAT")
                    .expected(needed.expected())
                    .why("From a private subnet without an endpoint " + needed.isNeeded() + " through the NAT gateway: every launch depends on it, "
                            + (need.name().equals("s3") ? "and every layer of every image is paid for by the byte and shares its bandwidth." : "and stops when it is saturated or gone."));
            commands(draft, byNat);
            return draft.missing(missing()).finding();
        }

        private Finding unknown(List<Departure> open) {
            return draft(Status.UNKNOWN, "Whether " + needed.name() + " is reached from " + Departures.names(open) + " is not known", open)
                    .expected(needed.expected())
                    .why(open.stream().anyMatch(departure -> passage(departure).way() == Way.OTHER)
                            ? "What lies behind " + passage(open.getFirst()).exit().why() + " is no part of what was recorded; it may well lead on." : "")
                    .missing(missing())
                    .finding();
        }

        private Finding reached() {
            var byEndpoint = passages.values().stream().allMatch(Passage::isByEndpoint);
            var open = those(Way.INTERNET);
            return draft(Status.OK, byEndpoint ? needed.name() + " is reached by a VPC endpoint from every subnet of the tasks"
                    : open.isEmpty() ? needed.name() + " is reached through a NAT gateway" : needed.name() + " is reached by public addresses from " + Departures.names(open),
                    List.copyOf(passages.keySet()))
                    .expected(needed.expected())
                    .why(needed.remark(byEndpoint))
                    .finding();
        }

        private Passage passage(Departure departure) {
            return Objects.requireNonNull(passages.get(departure));
        }

        private Finding.Draft draft(Status status, String title, List<Departure> about) {
            var observed = byWay.values().stream()
                    .map(group -> Departures.names(group) + (group.getFirst().byHost() ? " (container instances)" : "") + ": " + passage(group.getFirst()).exit().why())
                    .collect(Collectors.joining("; "));
            var draft = Finding.draft(INFO, status, needed.resource(), title).observed(observed);
            about.stream().flatMap(departure -> passage(departure).evidence(departure.table()).stream()).distinct().limit(8).forEach(draft::evidence);
            needed.evidence().ifPresent(draft::evidence);
            return draft;
        }

        private List<Missing> missing() {
            return passages.values().stream().map(Passage::missing).filter(Objects::nonNull).distinct().toList();
        }

        private void commands(Finding.Draft draft, List<Departure> lacking) {
            var tables = Departures.tables(lacking.stream().filter(departure -> Objects.equals(departure.vpcId(), lacking.getFirst().vpcId())).toList());
            if (!tables.isEmpty()) {
                draft.command(EndpointCommands.routes(subject, tables));
            }
            var endpoints = new EndpointCommands(subject, lacking.getFirst().vpc());
            draft.command(endpoints.confirm());
            if (needed.isAtHome() && need.name().equals("s3") && !tables.isEmpty()) {
                endpoints.addS3Route(draft, tables);
            } else if (needed.isAtHome()) {
                endpoints.addInterfaceEndpoint(draft, need);
            }
        }
    }
}
