package dev.drydock.check.egress;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.check.deploy.RolloutStyle;
import dev.drydock.check.egress.DefaultRoute.Kind;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.path.NeededService;
import dev.drydock.path.PathEdge.Way;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Whether `assignPublicIp` fits the kind of each subnet. A public subnet is one whose default route leads to an internet gateway (VPC user guide, "Subnet
/// types"); there a task gets out by an address of its own only, and in any other such an address does nothing for it.
///
/// | | public subnet | other subnet |
/// |---|---|---|
/// | ENABLED | warn: exposed | warn: of no use |
/// | DISABLED | fail, unless endpoints lead to all that is needed | ok |
public final class PublicIp implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.IMAGE_PATH, "public-ip", Owner.NETWORK,
            "Does assignPublicIp fit the kind of each subnet?",
            Set.of("ecs describe-services", "ecs describe-task-definition", "ec2 describe-subnets", "ec2 describe-route-tables"),
            Set.of("ec2 describe-vpc-endpoints"), null,
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html"));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        return Departures.judge(INFO, subject, known -> judge(subject, known));
    }

    private static List<Finding> judge(Subject subject, Departures.Known known) {
        var network = Departures.network(subject).orElse(null);
        if (network == null || known.all().stream().anyMatch(Departure::byHost) || !known.unplaced().isEmpty()) {
            return List.of(Finding.draft(INFO, Status.NA, subject.service().serviceArn(), "Tasks on container instances get no public address of their own")
                    .observed("tasks on container instances")
                    .expected("tasks on Fargate, for this check to apply")
                    .finding());
        }
        return known.all().stream().map(departure -> new Verdict(subject, departure, known.all(), network).finding()).toList();
    }

    /// The judgement of one subnet.
    private record Verdict(Subject subject, Departure departure, List<Departure> all, Departures.Network network) {

        Finding finding() {
            var route = DefaultRoute.of(departure).orElse(null);
            if (route == null) {
                var missing = subject.needs(departure.subnet() == null ? Reads.describeSubnets(departure.subnetId()) : Reads.describeRouteTables(departure.vpc()));
                return draft(Status.UNKNOWN, "Whether " + departure.name() + " is a public subnet is not known")
                        .observed("assignPublicIp " + assigned() + "; " + missing.gap().why())
                        .expected("the route table that decides for the subnet on record")
                        .missing(missing)
                        .finding();
            }
            var isPublic = route.target().filter(target -> target.id().startsWith("igw-")).isPresent() && route.kind() != Kind.DEAD;
            if (departure.isIpv6Only()) {
                return draft(Status.NA, departure.name() + " has IPv6 only, where assignPublicIp plays no part")
                        .observed("assignPublicIp " + assigned() + "; " + route.words())
                        .expected("a subnet with IPv4, for this check to apply")
                        .evidence(route.evidence())
                        .finding();
            }
            if (!Set.of("ENABLED", "DISABLED").contains(assigned())) {
                return draft(Status.UNKNOWN, "Whether tasks in " + departure.name() + " have a public address is not known")
                        .observed(observed(route))
                        .expected("assignPublicIp ENABLED or DISABLED")
                        .evidence(route.evidence())
                        .missing(subject.needs(Reads.describeServices(subject.cluster(), subject.service().name())))
                        .finding();
            }
            if (isPublic) {
                return isAssigned() ? exposed(route) : withoutAddress(route);
            }
            return isAssigned() ? useless(route) : fits(route);
        }

        private Finding exposed(DefaultRoute route) {
            return draft(Status.WARN, "Every task in " + departure.name() + " has a public address and is exposed to the internet")
                    .observed(observed(route))
                    .expected("tasks in private subnets, behind a load balancer; or security groups that let in nothing from the internet")
                    .why("The address is how a task gets out of a public subnet, and it is a way in too, as far as its security groups let anything in; each such address is paid for by the hour. "
                            + "Moving the tasks takes subnets with a NAT gateway or endpoints, which are not this check's to choose.")
                    .evidence(route.evidence())
                    .command(confirm())
                    .finding();
        }

        private Finding withoutAddress(DefaultRoute route) {
            var shut = new ArrayList<NeededService>();
            var missing = new ArrayList<Missing>();
            for (var need : departure.needs()) {
                var passage = departure.to(need);
                if (passage.way() == Way.NOTHING && !new Needed(need, subject).mayBeInside()) {
                    shut.add(need);
                } else if (passage.isOpen() && passage.missing() != null) {
                    missing.add(passage.missing());
                }
            }
            if (!shut.isEmpty()) {
                var names = String.join(", ", shut.stream().map(need -> need.shown(subject.region())).toList());
                var draft = draft(Status.FAIL, "Tasks in the public subnet " + departure.name() + " have no public address, and no endpoint leads to " + names)
                        .observed(observed(route))
                        .expected("assignPublicIp ENABLED in a public subnet, or endpoints for all that is needed, or a private subnet with a NAT gateway")
                        .why("An internet gateway carries nothing for a task without a public address, so " + names + (shut.size() == 1 ? " is" : " are") + " out of reach from there.")
                        .evidence(route.evidence())
                        .missing(missing.stream().distinct().toList())
                        .command(confirm());
                return changed(draft, "ENABLED", " It gives every task of the service a public address, in all its subnets: what its security groups let in can then come from the internet.").finding();
            }
            if (!missing.isEmpty()) {
                return draft(Status.UNKNOWN, "Whether tasks in " + departure.name() + " can do without a public address is not known")
                        .observed(observed(route))
                        .expected("endpoints for all that is needed")
                        .missing(missing.stream().distinct().toList())
                        .finding();
            }
            return draft(Status.OK, "Tasks in the public subnet " + departure.name() + " need no public address: endpoints lead to all that they need")
                    .observed(observed(route))
                    .expected("endpoints for all that is needed, where tasks have no public address")
                    .why("This holds for what ECS needs. What the application itself fetches from the internet stays out of reach.")
                    .evidence(route.evidence())
                    .finding();
        }

        private Finding useless(DefaultRoute route) {
            return changed(draft(Status.WARN, "Tasks in " + departure.name() + " get public addresses that lead nowhere: it is no public subnet")
                    .observed(observed(route))
                    .expected("assignPublicIp DISABLED where the default route does not lead to an internet gateway")
                    .why("Without a route to an internet gateway a public address carries nothing in or out. Each is paid for by the hour, and the day somebody changes the route the tasks are exposed.")
                    .evidence(route.evidence())
                    .command(confirm()), "DISABLED", all.stream().anyMatch(other -> other != departure && isPublic(other))
                            ? " It takes the address from tasks in the service's public subnets too, which then have no way out but endpoints." : "")
                    .finding();
        }

        private Finding fits(DefaultRoute route) {
            return draft(Status.OK, departure.name() + " is no public subnet, and its tasks have no public address")
                    .observed(observed(route))
                    .expected("assignPublicIp DISABLED where the default route does not lead to an internet gateway")
                    .evidence(route.evidence())
                    .finding();
        }

        private static boolean isPublic(Departure departure) {
            return DefaultRoute.of(departure).flatMap(DefaultRoute::target).filter(target -> target.id().startsWith("igw-")).isPresent();
        }

        private String observed(DefaultRoute route) {
            return "assignPublicIp " + assigned() + "; default route of " + departure.name() + ": " + route.words();
        }

        /// A service that does not say so gets none.
        private String assigned() {
            return Objects.requireNonNullElse(network.awsvpcConfiguration().assignPublicIp(), "DISABLED");
        }

        private boolean isAssigned() {
            return "ENABLED".equals(network.awsvpcConfiguration().assignPublicIp());
        }

        private Finding.Draft draft(Status status, String title) {
            return Finding.draft(INFO, status, departure.subnetId(), title)
                    .evidence(Evidence.of(subject.service(), network.pointer() + "/assignPublicIp", network.awsvpcConfiguration().assignPublicIp()));
        }

        /// Only ECS's own deployments take a network configuration; a task set keeps the one that it was made with.
        private Finding.Draft changed(Finding.Draft draft, String value, String reach) {
            var style = RolloutStyle.of(subject.service());
            if (!network.ofService() || style == RolloutStyle.CODE_DEPLOY || style == RolloutStyle.EXTERNAL) {
                return draft;
            }
            return draft
                    .command(AwsCommand.fix("Sets assignPublicIp to " + value + ", with the subnets and security groups as recorded, and starts a deployment that replaces every task." + reach, update(value)))
                    .command(AwsCommand.undo("Sets it back by another deployment.", update(assigned())))
                    .command(AwsCommand.verify("Reads the network configuration.", read()));
        }

        private List<String> update(String value) {
            var configuration = network.awsvpcConfiguration();
            var members = new LinkedHashMap<String, Object>();
            members.put("subnets", configuration.subnets());
            if (!configuration.securityGroups().isEmpty()) {
                members.put("securityGroups", configuration.securityGroups());
            }
            members.put("assignPublicIp", value);
            return CommandLine.aws("ecs", "update-service")
                    .option("--cluster", subject.cluster())
                    .option("--service", subject.service().name())
                    .option("--network-configuration", Map.of("awsvpcConfiguration", members))
                    .in(subject.region());
        }

        private AwsCommand confirm() {
            return AwsCommand.confirm("Reads the network configuration.", read());
        }

        private List<String> read() {
            return CommandLine.aws("ecs", "describe-services")
                    .option("--cluster", subject.cluster())
                    .option("--services", List.of(subject.service().name()))
                    .option("--query", "services[].networkConfiguration")
                    .in(subject.region());
        }
    }
}
