package dev.drydock.check.egress;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Missing;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.cloudwatch.MetricSeries;
import dev.drydock.inventory.ec2.VpcEndpoint;
import dev.drydock.inventory.ecs.Task;
import dev.drydock.path.NeededService;
import dev.drydock.path.PathEdge.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Whether image pulls are seen to pass the NAT gateway: what comes in through it rises when tasks pull, while ECR's endpoints, if there are any, carry nothing.
///
/// A pull is what a NAT gateway receives from outside (`BytesInFromDestination`), not what it sends. Interface endpoints publish a datapoint only in minutes
/// with traffic, gateway endpoints never: the one for S3 is told by its routes.
public final class PullThroughNat implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.IMAGE_PATH, "pull-through-nat", Owner.NETWORK,
            "Do image pulls keep clear of the NAT gateway?",
            Set.of("ecs describe-services", "ecs describe-task-definition", "ec2 describe-subnets", "ec2 describe-route-tables", "ec2 describe-vpc-endpoints"),
            Set.of("cloudwatch get-metric-data", "ecr describe-images", "ecs describe-tasks", "ec2 describe-nat-gateways"), "pulls-through-nat",
            List.of("https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway-cloudwatch.html",
                    "https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-cloudwatch-metrics.html",
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
        var pulling = known.all().stream().filter(departure -> departure.needs().stream().anyMatch(PullThroughNat::isLayers)).toList();
        if (!pulling.isEmpty()) {
            findings.add(new Verdict(subject, pulling).finding());
        }
        if (!known.unplaced().isEmpty()) {
            findings.add(unplaced(subject, known.unplaced()));
        }
        return findings.isEmpty() ? List.of(na(subject, "No image comes from ECR, so no layer passes by a way that an endpoint could take", "images of other registries")) : List.copyOf(findings);
    }

    private static Finding unplaced(Subject subject, List<Missing> missing) {
        return Finding.draft(INFO, Status.UNKNOWN, "hosts of " + subject.service().serviceArn(), "In which subnets some container instances of the service stand is not known")
                .observed(String.join("; ", missing.stream().map(item -> item.gap().why()).distinct().toList()))
                .expected("every container instance that runs a task of the service on record")
                .missing(missing)
                .finding();
    }

    private static boolean isLayers(NeededService need) {
        return need.name().equals("s3");
    }

    private static Finding na(Subject subject, String title, String observed) {
        return Finding.draft(INFO, Status.NA, subject.service().serviceArn(), title)
                .observed(observed)
                .expected("images in ECR and a NAT gateway on the way out, for this check to apply")
                .finding();
    }

    /// The judgement of one service whose images come from ECR.
    private static final class Verdict {
        private final Subject subject;
        private final List<Departure> pulling;
        private final List<String> gateways;
        private final List<Departure> layersByNat;
        private final List<VpcEndpoint> endpoints;
        private final List<MetricSeries> carried = new ArrayList<>();
        private final List<Missing> metrics = new ArrayList<>();
        private final PullSize size;
        private final PullTraffic traffic;

        Verdict(Subject subject, List<Departure> pulling) {
            this.subject = subject;
            this.pulling = pulling;
            gateways = List.copyOf(NatGateways.of(pulling).keySet());
            layersByNat = pulling.stream().filter(departure -> layers(departure).stream().anyMatch(passage -> passage.way() == Way.NAT)).toList();
            endpoints = pulling.stream().map(Departure::vpcId).filter(Objects::nonNull).distinct().flatMap(vpc -> subject.inventory().endpoints(vpc).stream())
                    .filter(endpoint -> endpoint.isInterface() && endpoint.isAvailable())
                    .filter(endpoint -> Set.of("ecr.api", "ecr.dkr").contains(endpoint.shortServiceName()))
                    .toList();
            var incoming = new ArrayList<MetricSeries>();
            for (var gateway : gateways) {
                var series = EgressMetrics.toAddUp(EgressMetrics.ofNat(subject, gateway, EgressMetrics.IN, "Sum"));
                incoming.addAll(series);
                if (series.stream().allMatch(one -> one.points().isEmpty())) {
                    metrics.add(EgressMetrics.missingOfNat(subject, gateway, EgressMetrics.IN, "Sum"));
                }
            }
            for (var endpoint : endpoints) {
                EgressMetrics.ofEndpoint(subject, endpoint)
                        .ifPresentOrElse(carried::add, () -> metrics.add(subject.couldUse(EgressMetrics.readEndpoint(subject, endpoint))));
            }
            size = PullSize.of(subject);
            traffic = PullTraffic.of(incoming, subject.inventory().tasks(subject.service()).stream().filter(this::mayPullByNat)
                    .map(task -> new PullTraffic.Pull(task.pullStartedAt(), task.pullStoppedAt())).toList());
        }

        /// Not a task whose subnet leads to S3 by an endpoint, where others' subnets do not: its layers weigh nothing on the gateway.
        private boolean mayPullByNat(Task task) {
            var subnet = task.networkDetail("subnetId");
            return subnet == null || layersByNat.isEmpty() || layersByNat.stream().anyMatch(departure -> departure.byHost() || departure.subnetId().equals(subnet));
        }

        private static List<Passage> layers(Departure departure) {
            return departure.needs().stream().filter(PullThroughNat::isLayers).map(departure::to).toList();
        }

        Finding finding() {
            var open = Stream.concat(
                    pulling.stream().flatMap(departure -> layers(departure).stream()).map(Passage::missing).filter(Objects::nonNull),
                    pulling.stream().map(Departure::vpcId).filter(Objects::nonNull).map(Reads::describeVpcEndpoints)
                            .filter(read -> subject.inventory().calls().covering(read).isEmpty()).map(subject::needs)).distinct().toList();
            if (gateways.isEmpty()) {
                return open.isEmpty() ? na(subject, "No subnet that pulls images leads to a NAT gateway", Departures.names(pulling) + ": "
                        + pulling.getFirst().toInternet().exit().why()) : unknown("By which way image layers come is not known", open);
            }
            if (!metrics.isEmpty()) {
                return unknown("Whether image pulls pass the NAT gateway is not measured", metrics);
            }
            var silent = !endpoints.isEmpty() && carried.stream().allMatch(series -> series.points().isEmpty());
            if (traffic.rises(size.isWhole() ? size.bytes() : 0) && (!layersByNat.isEmpty() || silent)) {
                return seen(silent);
            }
            if (!layersByNat.isEmpty()) {
                return byRoute();
            }
            return open.isEmpty() ? clear(silent) : unknown("By which way image layers come is not known", open);
        }

        private Finding seen(boolean silent) {
            var draft = draft(Status.FAIL, "Image pulls come in through the NAT gateway" + (silent ? ", and ECR's endpoints carry nothing" : ""))
                    .brief("image pulls come through NAT")
                    .expected("pulls by ECR's endpoints and the S3 gateway endpoint, and a NAT gateway that does not notice launches")
                    .why("While " + Numbers.count(traffic.launches(), "task") + " pulled, the NAT gateway" + (gateways.size() > 1 ? "s" : "") + " took in " + Amounts.bytes(traffic.extra())
                            + " more than in other minutes" + (size.isWhole() ? ", against " + Amounts.bytes((double) traffic.launches() * size.bytes()) + " that the images weigh" : "") + ". "
                            + burst() + "Every launch waits in that line, and every byte is paid for.");
            addEvidence(draft);
            fix(draft);
            return draft.missing(size.missing()).finding();
        }

        private Finding byRoute() {
            var draft = draft(Status.WARN, "Image layers go through the NAT gateway by the routes, though no launch is seen in its traffic")
                    .brief("image layers routed through NAT")
                    .expected("a route to the S3 gateway endpoint in every subnet that pulls")
                    .why(burst() + (traffic.isTelling() ? "The launches on record did not show in its traffic." : "No launch on record falls into the minutes that were measured."));
            addEvidence(draft);
            fix(draft);
            return draft.missing(size.missing()).finding();
        }

        private Finding clear(boolean silent) {
            var draft = draft(Status.OK, "Image layers keep clear of the NAT gateway")
                    .expected("pulls by ECR's endpoints and the S3 gateway endpoint")
                    .why(traffic.launches() == 0 ? "No launch on record falls into the minutes that were measured; the routes lead layers past the NAT gateway."
                            : "While " + Numbers.count(traffic.launches(), "task") + " pulled, the NAT gateway" + (gateways.size() > 1 ? "s" : "") + " took in "
                                    + (traffic.rises(0) && !silent ? "more than usual, but the layers have a route of their own: this is what the application itself fetches." : "no more than usual."));
            addEvidence(draft);
            return draft.finding();
        }

        private Finding unknown(String title, List<Missing> missing) {
            return draft(Status.UNKNOWN, title)
                    .expected("the traffic of the NAT gateways and of ECR's endpoints, and the routes, on record")
                    .missing(missing)
                    .finding();
        }

        private Finding.Draft draft(Status status, String title) {
            var peak = gateways.stream().flatMap(gateway -> EgressMetrics.ofNat(subject, gateway, "PeakBytesPerSecond", "Maximum").stream())
                    .flatMap(MetricSeries::stream).mapToDouble(MetricSeries.Point::value).max();
            var bytes = carried.stream().flatMap(MetricSeries::stream).mapToDouble(MetricSeries.Point::value).sum();
            var observed = "layers from " + Departures.names(pulling) + ": " + String.join("; ", pulling.stream().flatMap(departure -> layers(departure).stream())
                    .map(passage -> passage.exit().why()).distinct().toList())
                    + (gateways.isEmpty() ? "" : "; NAT gateways " + String.join(", ", gateways))
                    + (traffic.minutes() + traffic.others() == 0 ? "" : ", usually " + Amounts.bytes(traffic.usual()) + " for each datapoint")
                    + (peak.isPresent() ? ", at most " + Amounts.bytes(peak.getAsDouble()) + " in a second" : "")
                    + (endpoints.isEmpty() ? "; no endpoint of ECR" : carried.size() < endpoints.size() ? "" : "; ECR's endpoints "
                            + (carried.stream().allMatch(series -> series.points().isEmpty()) ? "without a datapoint" : "with " + Amounts.bytes(bytes)));
            return Finding.draft(INFO, status, subject.service().serviceArn(), title).observed(observed);
        }

        private void addEvidence(Finding.Draft draft) {
            if (traffic.most() != null) {
                draft.evidence(EgressMetrics.evidence(traffic.most()));
            }
            carried.stream().flatMap(series -> series.stream().limit(1)).map(EgressMetrics::evidence).forEach(draft::evidence);
            endpoints.forEach(endpoint -> draft.evidence(Evidence.of(endpoint, "/ServiceName", endpoint.serviceName())));
            var about = layersByNat.isEmpty() ? pulling : layersByNat;
            about.stream().flatMap(departure -> layers(departure).stream().flatMap(passage -> passage.evidence(departure.table()).stream())).distinct().limit(6).forEach(draft::evidence);
            size.evidence().forEach(draft::evidence);
        }

        private String burst() {
            var tasks = Objects.requireNonNullElse(subject.service().desiredCount(), 0);
            return !size.isWhole() || tasks == 0 ? "" : "A rollout pulls " + Amounts.pull(tasks, size.bytes(), gateways.size()) + ". ";
        }

        private void fix(Finding.Draft draft) {
            for (var gateway : gateways) {
                draft.command(AwsCommand.confirm("Reads minute by minute what came in through the NAT gateway.",
                        EgressMetrics.readNat(subject, gateway, EgressMetrics.IN, "Sum").argv(subject.region())));
            }
            var tables = Departures.tables(layersByNat.stream().filter(departure -> Objects.equals(departure.vpcId(), layersByNat.getFirst().vpcId())).toList());
            if (!tables.isEmpty() && layersByNat.getFirst().needs().contains(new NeededService("s3", subject.region()))) {
                new EndpointCommands(subject, layersByNat.getFirst().vpc()).addS3Route(draft, tables);
            } else {
                draft.command(AwsCommand.confirm("Lists the VPC's endpoints with their service, state and private DNS.", Reads.describeVpcEndpoints(pulling.getFirst().vpc()).argv(subject.region())));
            }
        }
    }
}
