package dev.drydock.check.egress;

import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.check.egress.DefaultRoute.Kind;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.NatGateway;
import dev.drydock.inventory.ec2.Subnet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether the subnets of a service leave alike: one whose default route leads elsewhere than its sisters' makes a part of the tasks fail, by the zone that they
/// fall into. What differs is judged by kind: each zone's own NAT gateway is no difference. Where a different way out may work as well, it is a warning.
public final class RogueSubnet implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.IMAGE_PATH, "rogue-subnet", Owner.NETWORK,
            "Do all subnets of the tasks leave alike, each within its own zone?",
            Set.of("ecs describe-services", "ecs describe-task-definition", "ec2 describe-subnets", "ec2 describe-route-tables", "ec2 describe-nat-gateways"),
            Set.of("ecs describe-container-instances", "ec2 describe-instances"), "rogue-subnet",
            List.of("https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html",
                    "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html"));

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
        if (!known.unplaced().isEmpty()) {
            findings.add(Departures.unplaced(INFO, subject, known.unplaced()));
        }
        for (var byHost : List.of(false, true)) {
            var sisters = known.all().stream().filter(departure -> departure.byHost() == byHost)
                    .filter(departure -> !byHost || known.ofTasks().stream().noneMatch(own -> own.subnetId().equals(departure.subnetId())))
                    .toList();
            var routes = new ArrayList<DefaultRoute>();
            for (var departure : sisters) {
                DefaultRoute.of(departure).ifPresentOrElse(routes::add, () -> findings.add(unknown(subject, departure)));
            }
            for (var route : routes) {
                findings.add(new Verdict(subject, route, routes, usual(routes)).finding());
            }
        }
        return List.copyOf(findings);
    }

    private static Finding unknown(Subject subject, Departure departure) {
        var missing = subject.needs(departure.subnet() == null ? Reads.describeSubnets(departure.subnetId()) : Reads.describeRouteTables(departure.vpc()));
        return Finding.draft(INFO, Status.UNKNOWN, departure.subnetId(), "Where the default route of " + departure.name() + " leads is not known")
                .observed(missing.gap().why())
                .expected("the route table that decides for the subnet on record")
                .missing(missing)
                .finding();
    }

    /// What most subnets have; of two that are as frequent the one that serves tasks better.
    private static Kind usual(List<DefaultRoute> routes) {
        var counts = new EnumMap<Kind, Integer>(Kind.class);
        routes.stream().filter(route -> route.kind() != Kind.DEAD).forEach(route -> counts.merge(route.kind(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.<Kind, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(Kind.DEAD);
    }

    /// The judgement of one subnet beside its sisters.
    private record Verdict(Subject subject, DefaultRoute route, List<DefaultRoute> all, Kind usual) {

        Finding finding() {
            if (route.kind() == Kind.DEAD) {
                return dead();
            }
            if (route.kind() != usual) {
                return different();
            }
            return route.kind() == Kind.ELSEWHERE && all.stream().map(one -> one.target().map(Target::id)).distinct().count() > 1 ? parted() : ofZone();
        }

        private Finding dead() {
            var blackhole = route.index() >= 0 && "blackhole".equals(route.table().routes().get(route.index()).state());
            var why = blackhole ? "is a blackhole" : "leads to " + route.target().flatMap(target -> NatGateways.down(route.departure(), target.id())).orElse("a target that is gone");
            return mended(draft(Status.FAIL, "The default route of " + name() + " " + why)
                    .expected(usual == Kind.DEAD ? "a target that is there" : "a target that is there, as its sisters have")
                    .why("Whatever leaves the subnet for the internet is dropped" + share())).finding();
        }

        private Finding different() {
            var others = all.stream().filter(one -> one.kind() == usual).toList();
            var draft = route.kind().isShut() && !usual.isShut()
                    ? draft(Status.FAIL, name() + (route.kind() == Kind.NONE ? " has no default route, and its sisters have one" : " leaves by " + route.kind().words() + ", its sisters do not"))
                            .why("Tasks that are placed there cannot reach the internet, those in the other subnets " + (usual.leadsOut() ? "can" : "have a way that may lead there") + share())
                    : draft(Status.WARN, name() + " leaves by another way than its sisters")
                            .why("What holds in one zone need not hold in another: " + name() + " leads " + route.words() + ", the others " + others.getFirst().words() + ". "
                                    + (route.kind().leadsOut() && usual.leadsOut() ? "Both lead out, by different addresses."
                                            : route.kind().leadsOut() && usual.isShut() ? "Only tasks that are placed there reach the internet." : "Whether both lead on is not recorded."));
            return mended(draft.expected("the same way as from " + Departures.names(others.stream().map(DefaultRoute::departure).toList()) + ": " + others.getFirst().words())
                    .evidence(others.getFirst().evidence())).finding();
        }

        /// Each leads to some other network, and not all to the same.
        private Finding parted() {
            return draft(Status.UNKNOWN, "Whether " + name() + " and its sisters reach the same is not known")
                    .expected("one way out of all subnets")
                    .why("Their default routes lead to different targets, and what lies behind is no part of what was recorded.")
                    .missing(subject.needs(Reads.describeRouteTables(route.departure().vpc())))
                    .finding();
        }

        private Finding ofZone() {
            var target = route.target().filter(found -> found.member().equals("NatGatewayId")).orElse(null);
            if (target == null) {
                return alike("");
            }
            var nat = subject.inventory().find(NatGateway.class, target.id()).orElse(null);
            if (nat == null) {
                return unplaced("the NAT gateway " + target.id() + " is not recorded", subject.needs(Reads.describeNatGateways(route.departure().vpc())));
            }
            if (nat.isRegional()) {
                return alike(", a regional one, which follows the zones by itself");
            }
            var zone = NatGateways.zone(subject, nat).orElse(null);
            var own = route.departure().zone();
            if (zone == null || own == null) {
                return unplaced("the zone of " + NatGateways.name(nat) + " is not recorded",
                        subject.needs(nat.subnetId() == null ? Reads.describeNatGateways(route.departure().vpc()) : Reads.describeSubnets(nat.subnetId())));
            }
            if (zone.equals(own)) {
                return alike(" in its own zone");
            }
            var draft = draft(Status.WARN, name() + " in " + own + " leaves by a NAT gateway in " + zone)
                    .brief("NAT in zone " + zone.substring(zone.lastIndexOf('-') + 1))
                    .expected("a NAT gateway in " + own + ", or a regional one")
                    .why("When " + zone + " fails, tasks in " + own + " lose their way out with it, and until then every byte crosses zones at a price."
                            + (inZone(own).isEmpty() ? " There is no NAT gateway in " + own + " in what was recorded; another one costs by the hour." : ""))
                    .evidence(Evidence.of(nat, "/SubnetId", nat.subnetId()));
            return inZone(own).isEmpty() ? confirmed(draft).finding() : mended(draft).finding();
        }

        private Finding unplaced(String observed, Missing missing) {
            return draft(Status.UNKNOWN, "In which zone " + name() + " leaves the VPC is not known")
                    .observed(observed)
                    .expected("the NAT gateway and its subnet on record")
                    .missing(missing)
                    .finding();
        }

        private Finding alike(String more) {
            return draft(Status.OK, all.size() == 1 ? name() + " is the only subnet of the tasks" : name() + " leaves as its sisters do")
                    .observed(route.words() + more)
                    .expected("the same kind of way out of every subnet, within its own zone")
                    .finding();
        }

        private Finding.Draft draft(Status status, String title) {
            return Finding.draft(INFO, status, route.departure().subnetId(), title)
                    .observed("default route of " + name() + ": " + route.words())
                    .evidence(route.evidence());
        }

        private Finding.Draft confirmed(Finding.Draft draft) {
            return draft.command(EndpointCommands.routes(subject, all.stream().map(DefaultRoute::table).distinct().toList()));
        }

        /// With the command that gives the subnet the way of its sisters, or of its own zone's NAT gateway.
        private Finding.Draft mended(Finding.Draft draft) {
            confirmed(draft);
            new RouteFix(subject, route, all, wanted()).commands().forEach(draft::command);
            return draft;
        }

        private Optional<Target> wanted() {
            var zone = route.departure().zone();
            var own = usual == Kind.NAT && zone != null ? inZone(zone).stream().findFirst().map(nat -> new Target("NatGatewayId", nat.natGatewayId())) : Optional.<Target>empty();
            return own.or(() -> sisters().stream().filter(sister -> sister.kind() == usual && !sister.kind().isShut()).findFirst().flatMap(DefaultRoute::target));
        }

        private List<DefaultRoute> sisters() {
            return all.stream().filter(other -> other != route).toList();
        }

        /// The zonal NAT gateways of the VPC that lead to the internet from within a zone.
        private List<NatGateway> inZone(String zone) {
            return subject.inventory().all(NatGateway.class).stream()
                    .filter(nat -> nat.vpcId() != null && nat.vpcId().equals(route.departure().vpcId()) && "available".equalsIgnoreCase(nat.state()))
                    .filter(nat -> !nat.isRegional() && !"private".equalsIgnoreCase(nat.connectivityType()))
                    .filter(nat -> subject.inventory().find(Subnet.class, nat.subnetId()).map(Subnet::availabilityZone).filter(zone::equals).isPresent())
                    .toList();
        }

        private String name() {
            return route.departure().name();
        }

        private String share() {
            return all.size() == 1 ? "." : ": 1 of " + all.size() + " subnets, so about 1 launch in " + all.size() + " is struck.";
        }
    }
}
