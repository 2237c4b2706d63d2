package dev.drydock.report;

import dev.drydock.bundle.Bundle;
import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.check.AwsCommand;
import dev.drydock.check.Badge;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// A small bundle with something of everything that a report can show, and checks that find it.
final class Sick {
    static final String WEB = "arn:aws:ecs:eu-west-1:111122223333:service/prod/web";

    private static final String SERVICES = """
            {"services": [
              {"serviceArn": "arn:aws:ecs:eu-west-1:111122223333:service/prod/web", "serviceName": "web", "clusterArn": "arn:aws:ecs:eu-west-1:111122223333:cluster/prod", "desiredCount": 2},
              {"serviceArn": "arn:aws:ecs:eu-west-1:111122223333:service/prod/api", "serviceName": "api", "clusterArn": "arn:aws:ecs:eu-west-1:111122223333:cluster/prod", "desiredCount": 1},
              {"serviceArn": "arn:aws:ecs:eu-west-1:111122223333:service/dev/web", "serviceName": "web", "clusterArn": "arn:aws:ecs:eu-west-1:111122223333:cluster/dev", "desiredCount": 0}]}""";

    private static final CheckInfo PID1 = info(Badge.SIGTERM, "pid1", Owner.APP);
    private static final CheckInfo DRAIN = info(Badge.DEPLOY_502, "drain-delay", Owner.PLATFORM);
    private static final CheckInfo OWN = CheckInfo.of(Topic.START, "oom", Owner.APP, "Is memory enough?", Set.of(), Set.of(), null, List.of("https://docs.aws.amazon.com/x"));

    private Sick() {}

    private static CheckInfo info(Badge badge, String id, Owner owner) {
        return CheckInfo.of(badge, id, owner, "Is it well?", Set.of(), Set.of(), List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/" + id + ".html"));
    }

    /// @param more members of the manifest, each with a comma before it
    static DiagnosedBundle bundle(Path folder, String more) throws IOException, BundleException {
        var document = """
                {"manifest": {"format": "drydock-bundle", "schemaVersion": 1, "capturedAt": "2026-11-18T03:12:44Z", "account": "111122223333", "region": "eu-west-1"%s, "calls": [
                   {"service": "ecs", "operation": "describe-task-definition", "status": "denied", "parameters": {"taskDefinition": "web:1"}, "error": {"code": "AccessDeniedException", "message": "no"}},
                   {"service": "ecs", "operation": "describe-services", "file": "ecs/services.json", "status": "ok", "parameters": {"cluster": "prod", "services": ["web", "api"]}}]},
                 "responses": {"ecs/services.json": %s, "notes.json": {"remember": "the milk"}}}""".formatted(more, SERVICES);
        return diagnosed(read(1, Files.writeString(folder.resolve("acme.json"), document)));
    }

    static DiagnosedBundle bundle(Path folder) throws IOException, BundleException {
        return bundle(folder, "");
    }

    static Bundle read(int id, Path file) throws BundleException {
        return new BundleReader(Limits.DEFAULT).read(id, file, Progress.NONE);
    }

    static DiagnosedBundle diagnosed(Bundle bundle) {
        return new DiagnosedBundle(bundle, Diagnosis.of(bundle.inventory(), checks(), service -> true, () -> false));
    }

    private static List<Check> checks() {
        return List.of(check(PID1, Sick::pid1), check(DRAIN, Sick::drain), check(OWN, Sick::own));
    }

    private static Check check(CheckInfo info, Function<Subject, Stream<Finding>> judge) {
        return new Check() {
            @Override
            public CheckInfo info() {
                return info;
            }

            @Override
            public List<Finding> judge(Subject subject) {
                return judge.apply(subject).toList();
            }
        };
    }

    private static boolean isSick(Subject subject) {
        return subject.service().serviceArn().equals(WEB);
    }

    private static Stream<Finding> pid1(Subject subject) {
        var arn = subject.service().serviceArn();
        return Stream.of(isSick(subject)
                ? Finding.draft(PID1, Status.FAIL, arn, "PID 1 is a shell that keeps SIGTERM to itself; \u001b[31m5 tasks were killed")
                        .observed("sh -c \"java -jar app.jar\"").expected("the program as PID 1, so that it hears SIGTERM")
                        .why("A shell as PID 1 does not hand SIGTERM on. ECS waits for the stop timeout of 30 s and then kills the task, with whatever requests it still had in hand.")
                        .evidence(Evidence.of(subject.service(), "/desiredCount", 2), Evidence.of(subject.service(), "/launchType", null))
                        .command(AwsCommand.confirm("Reads the service.", CommandLine.aws("ecs", "describe-services").option("--cluster", subject.cluster()).option("--services", "$(reboot)").in("eu-west-1")))
                        .command(AwsCommand.fix("Starts every task anew.", CommandLine.aws("ecs", "update-service").option("--cluster", subject.cluster()).option("--service", "web").flag("--force-new-deployment").in("eu-west-1")))
                        .command(AwsCommand.undo("Halves the service.", CommandLine.aws("ecs", "update-service").option("--cluster", "prod").option("--service", "web").option("--desired-count", 1).in("eu-west-1")))
                        .command(AwsCommand.verify("Reads the service.", CommandLine.aws("ecs", "describe-services").option("--services", "web").in("eu-west-1")))
                        .snippet("dockerfile", "ENTRYPOINT [\"java\", \"-jar\", \"app.jar\"]\nSTOPSIGNAL SIGTERM")
                        .finding()
                : Finding.draft(PID1, Status.OK, arn, "PID 1 is the program").finding());
    }

    private static Stream<Finding> drain(Subject subject) {
        var arn = subject.service().serviceArn();
        return isSick(subject)
                ? Stream.of(Finding.draft(DRAIN, Status.WARN, "tg-b", "Slow drain").observed("300 s").expected("30 s").why("slow").evidence(Evidence.of(subject.service(), "", "web")).finding(),
                        Finding.draft(DRAIN, Status.WARN, "tg-a", "Slow drain").observed("301 s").expected("30 s").why("slow").finding())
                : Stream.of(Finding.draft(DRAIN, Status.NA, arn, "No load balancer").finding());
    }

    private static Stream<Finding> own(Subject subject) {
        return Stream.of(Finding.draft(OWN, Status.UNKNOWN, subject.service().serviceArn(), "Memory cannot be judged")
                .evidence(Evidence.at(subject.inventory().calls().named("ecs describe-task-definition").getFirst(), "", null))
                .missing(subject.needs(Reads.describeTaskDefinition("web:1")), subject.couldUse(Reads.listTasks("prod", "STOPPED")))
                .finding());
    }
}
