package dev.drydock.check.stops;

import dev.drydock.check.AwsCommand;
import dev.drydock.check.Check;
import dev.drydock.check.CheckInfo;
import dev.drydock.check.Evidence;
import dev.drydock.check.Finding;
import dev.drydock.check.Numbers;
import dev.drydock.check.Owner;
import dev.drydock.check.Status;
import dev.drydock.check.Subject;
import dev.drydock.check.Topic;
import dev.drydock.check.symptom.Symptom;
import dev.drydock.inventory.call.CommandLine;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecr.EcrImage;
import dev.drydock.inventory.ecr.ImageConfig;
import dev.drydock.inventory.ecr.ImageDetail;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.inventory.ecs.TaskDefinition.ContainerDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether each image that the task definition names is there, stands still, and is built for the task's platform.
public final class ImageExists implements Check {
    private static final CheckInfo INFO = CheckInfo.of(Topic.START, "image-exists", Owner.APP,
            "Is every image there, by a name that stands still, and built for the task's platform?",
            Set.of("ecs describe-services", "ecs describe-task-definition", "ecr describe-images"),
            Set.of("ecs list-tasks", "ecs describe-tasks", "ecr image-config"),
            "rollout-hangs",
            List.of("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html",
                    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html"));

    /// Tags that are made to be moved.
    private static final Set<String> MOVING = Set.of("latest", "stable", "main", "master", "develop", "dev", "staging", "stage", "test", "prod", "production", "release",
            "nightly", "edge", "current");
    private static final int MOST_EVIDENCE = 3;

    /// One container of the task definition, with what its live tasks were started from.
    private record Named(Subject subject, TaskDefinition definition, int index, ContainerDefinition container, List<Pulled> pulled) {
        String name() {
            return String.valueOf(container.name());
        }

        String image() {
            return String.valueOf(container.image());
        }

        Evidence evidence() {
            return Evidence.of(definition, "/containerDefinitions/" + index + "/image", container.image());
        }

        boolean resolvesEachTime() {
            return "disabled".equals(container.versionConsistency());
        }

        Finding.Draft draft(Status status, String title) {
            return Finding.draft(INFO, status, definition.taskDefinitionArn() + "#" + name(), title).evidence(evidence());
        }
    }

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> judge(Subject subject) {
        var definition = subject.taskDefinition().filter(found -> !found.containerDefinitions().isEmpty()).orElse(null);
        if (definition == null) {
            return List.of(Finding.draft(INFO, Status.UNKNOWN, subject.service().serviceArn(), "Which images the service runs is not known")
                    .observed("no task definition with containers in the record").expected("the task definition on record")
                    .missing(subject.taskDefinitionName() == null ? subject.needs(Reads.describeServices(subject.cluster(), subject.service().name()))
                            : subject.needs(Reads.describeTaskDefinition(subject.taskDefinitionName()))).finding());
        }
        var findings = new ArrayList<Finding>();
        for (var i = 0; i < definition.containerDefinitions().size(); i++) {
            var container = definition.containerDefinitions().get(i);
            findings.add(judge(new Named(subject, definition, i, container, Pulled.of(subject, definition, String.valueOf(container.name())))));
        }
        return findings;
    }

    private static Finding judge(Named named) {
        var image = EcrImage.of(named.container().image()).orElse(null);
        var failed = failed(named);
        if (failed.isPresent()) {
            return failed(named, image, failed.get());
        }
        if (image == null) {
            return outside(named);
        }
        var repository = new Repository(named.subject(), image);
        if (!repository.isInRegion()) {
            return elsewhere(named, image);
        }
        var found = repository.found();
        if (found.isPresent()) {
            return there(named, image, found.get());
        }
        if (repository.refused().isPresent()) {
            var call = repository.refused().get();
            return missing(named, repository, Evidence.at(call, "", null), String.valueOf(Objects.requireNonNull(call.error()).code()));
        }
        return repository.whole().map(call -> missing(named, repository, repository.absence(call), "not among the images of " + image.repository()))
                .orElseGet(() -> named.draft(Status.UNKNOWN, "Whether the image of container " + named.name() + " is there is not known")
                        .observed(named.image() + (named.pulled().isEmpty() ? "" : "; " + ran(named) + " from it, which does not tell whether it is there still"))
                        .expected("the images of " + image.repository() + " on record").missing(named.subject().needs(repository.read())).finding());
    }

    /// A recorded failure of this very image that goes on.
    private static Optional<Occurrence> failed(Named named) {
        var trouble = Trouble.of(named.subject());
        return Occurrence.stops(named.subject()).stream()
                .filter(stop -> stop.symptom().filter(symptom -> symptom == Symptom.IMAGE_NOT_FOUND || symptom == Symptom.IMAGE_PLATFORM).isPresent() && trouble.goesOn(stop))
                .filter(stop -> stop.task() != null && named.definition().taskDefinitionArn().equals(stop.task().taskDefinitionArn()))
                .filter(stop -> named.definition().containerDefinitions().size() == 1 || stop.text().contains(named.image()))
                .findFirst();
    }

    private static Finding failed(Named named, @Nullable EcrImage image, Occurrence stop) {
        var symptom = stop.symptom().orElseThrow();
        return confirmed(named, image, named.draft(Status.FAIL, "Container " + named.name() + " does not start: " + symptom.words())
                .observed(named.image() + "; “" + stop.text() + "”").expected("an image that is there, for the task's platform")
                .why("A task of " + named.definition().shortName() + " stopped for it" + (stop.at() == null ? "" : " at " + Tally.when(stop.at())) + ", and so will every next one.")
                .evidence(stop.evidence())).finding();
    }

    private static Finding missing(Named named, Repository repository, Evidence absent, String how) {
        var image = repository.image();
        var kept = named.pulled().stream().filter(pulled -> repository.byDigest(pulled.digest()).isPresent()).findFirst();
        var goesOn = image.digest() == null && kept.isPresent() && !named.resolvesEachTime();
        var what = image.digest() != null ? "digest " + Pulled.brief(image.digest()) : "tag " + image.pulledTag();
        var draft = named.draft(goesOn ? Status.WARN : Status.FAIL, "The image of container " + named.name() + " is gone: " + image.repository() + " has no " + what)
                .observed(named.image() + ": " + how + (named.pulled().isEmpty() ? "" : "; " + ran(named) + " from it before"))
                .expected(what + " in " + image.repository())
                .why(goesOn ? "The deployment that runs goes on by the digest " + Pulled.brief(kept.orElseThrow().digest()) + ", which ECS resolved when it began. The next deployment must resolve the tag, and cannot."
                        : "No new task can pull it: a task that stops is not replaced, and a rollout fails.")
                .evidence(absent);
        kept.ifPresent(pulled -> draft.evidence(pulled.evidence()).snippet("json", pinned(named.image(), pulled.digest())));
        return confirmed(named, image, draft).finding();
    }

    private static Finding there(Named named, EcrImage image, ImageDetail detail) {
        var digest = String.valueOf(detail.imageDigest());
        var evidence = Evidence.of(detail, "/imageDigest", detail.imageDigest());
        var proven = named.pulled().stream().anyMatch(pulled -> pulled.digest().equals(digest) && pulled.runs());
        var config = detail.isIndex() ? Optional.<ImageConfig>empty() : named.subject().inventory().find(ImageConfig.class, digest);
        var platform = config.map(found -> ImagePlatform.of(named.subject(), named.definition(), found)).orElse(null);
        if (platform != null && !platform.fits() && !proven) {
            return confirmed(named, image, named.draft(Status.FAIL, "The image of container " + named.name() + " is built for " + platform.built() + ", and the task runs " + platform.wanted())
                    .observed(named.image() + " is " + platform.built()).expected("an image for " + platform.wanted())
                    .why("The pull ends with “does not contain descriptor matching platform”, or the program with an exec format error: no task of "
                            + named.definition().shortName() + " can run it.")
                    .evidence(platform.evidence()).evidence(evidence)
                    .snippet("json", "\"runtimePlatform\": {\"cpuArchitecture\": \"" + ("arm64".equals(config.orElseThrow().architecture()) ? "ARM64" : "X86_64")
                            + "\", \"operatingSystemFamily\": \"" + family(named.definition()) + "\"}")).finding();
        }
        if (image.digest() == null && isMoving(named, image, detail)) {
            return moving(named, image.pulledTag(), Optional.of(digest), evidence, pinned(named.image(), digest), image);
        }
        if (platform == null && !proven && ImagePlatform.isAsked(named.subject(), named.definition()) && !detail.isIndex()) {
            return named.draft(Status.UNKNOWN, "Whether the image of container " + named.name() + " is built for the task's platform is not known")
                    .observed("the image is there, as " + Pulled.brief(digest) + "; no task has run it and its configuration is not recorded").expected("its architecture on record")
                    .evidence(evidence).missing(named.subject().couldUse(Reads.imageConfig(image.repository(), digest))).finding();
        }
        return named.draft(Status.OK, "The image of container " + named.name() + " is there")
                .observed(named.image() + " is " + Pulled.brief(digest) + (platform != null && platform.built() != null ? ", for " + platform.built() : detail.isIndex() ? ", an index of several platforms" : "")
                        + (proven ? "; " + ran(named) + " from it" : ""))
                .expected("the image in " + image.repository() + (platform == null ? "" : ", for " + platform.wanted()))
                .evidence(evidence).evidence(platform == null ? List.of() : platform.evidence()).finding();
    }

    private static String family(TaskDefinition definition) {
        var platform = definition.runtimePlatform();
        return platform != null && platform.operatingSystemFamily() != null ? platform.operatingSystemFamily() : "LINUX";
    }

    /// By its name, or because it stands for something else by now than what its tasks run.
    private static boolean isMoving(Named named, EcrImage image, ImageDetail detail) {
        return MOVING.contains(image.pulledTag().toLowerCase(Locale.ROOT))
                || !detail.isIndex() && !named.pulled().isEmpty() && named.pulled().stream().noneMatch(pulled -> pulled.digest().equals(detail.imageDigest()));
    }

    private static Finding moving(Named named, String tag, Optional<String> digest, Evidence evidence, String pinned, @Nullable EcrImage image) {
        var runs = named.pulled().stream().findFirst();
        var moved = runs.filter(pulled -> digest.isPresent() && !pulled.digest().equals(digest.get()));
        var draft = named.draft(Status.WARN, moved.isPresent() ? "The tag " + tag + " of container " + named.name() + " has moved since its tasks started"
                        : "Container " + named.name() + " names its image by " + tag + ", a tag that is made to be moved")
                .observed(named.image() + digest.map(known -> " is " + Pulled.brief(known) + " now").orElse("") + runs.map(pulled -> "; tasks run " + Pulled.brief(pulled.digest())).orElse(""))
                .expected("a digest, or a tag that is never used twice")
                .why((named.resolvesEachTime()
                        ? "versionConsistency is disabled: every single launch resolves the tag anew, so that one deployment may run several versions."
                        : "ECS resolves the tag once for each deployment (versionConsistency is enabled, its default): tasks of one deployment are alike, but the next deployment of the same revision,"
                                + " or going back to it, may bring another image.")
                        + moved.map(pulled -> " So it is here: the next deployment of " + named.definition().shortName() + " brings another image than the one that runs.").orElse(""))
                .evidence(evidence);
        runs.ifPresent(pulled -> draft.evidence(pulled.evidence()));
        return confirmed(named, image, draft.snippet("json", pinned)).finding();
    }

    private static Finding outside(Named named) {
        var image = named.image();
        var tag = image.contains("@") ? "" : image.lastIndexOf(':') > image.lastIndexOf('/') ? image.substring(image.lastIndexOf(':') + 1) : "latest";
        if (MOVING.contains(tag.toLowerCase(Locale.ROOT)) && named.container().image() != null && !named.pulled().isEmpty()) {
            return moving(named, tag, Optional.empty(), named.pulled().getFirst().evidence(), pinned(image, named.pulled().getFirst().digest()), null);
        }
        return named.draft(Status.NA, "The image of container " + named.name() + " lies outside Amazon ECR's private registries")
                .observed(image + (named.pulled().isEmpty() ? "" : "; " + ran(named) + " from it")).expected("nothing: no AWS call tells what that registry holds").finding();
    }

    private static Finding elsewhere(Named named, EcrImage image) {
        return named.pulled().isEmpty()
                ? named.draft(Status.UNKNOWN, "Whether the image of container " + named.name() + " is there is not known")
                        .observed(named.image() + ": a registry in " + image.region() + ", and the record is of " + named.subject().region()).expected("a task that was started from it, or a record of " + image.region())
                        .missing(named.subject().needs(Reads.listTasks(named.subject().cluster(), named.subject().service().name(), "RUNNING"))).finding()
                : named.draft(Status.OK, "The image of container " + named.name() + " was there when its tasks started")
                        .observed(named.image() + "; " + ran(named) + " from it; its registry is in " + image.region() + ", outside the record").expected("the image in " + image.region())
                        .evidence(named.pulled().stream().limit(MOST_EVIDENCE).map(Pulled::evidence).toList()).finding();
    }

    private static String ran(Named named) {
        return Numbers.count(named.pulled().size(), "live task") + " started";
    }

    /// The image by its digest, which never moves.
    private static String pinned(String image, String digest) {
        var named = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
        var repository = named.lastIndexOf(':') > named.lastIndexOf('/') ? named.substring(0, named.lastIndexOf(':')) : named;
        return "\"image\": " + CommandLine.json(repository + "@" + digest);
    }

    private static Finding.Draft confirmed(Named named, @Nullable EcrImage image, Finding.Draft draft) {
        var region = named.subject().region();
        if (image == null || !image.region().equals(region)) {
            return draft.command(AwsCommand.confirm("Reads the images that the task definition names.", CommandLine.aws("ecs", "describe-task-definition")
                    .option("--task-definition", named.definition().taskDefinitionArn())
                    .option("--query", "taskDefinition.containerDefinitions[].[name,image,versionConsistency]")
                    .in(region)));
        }
        return draft.command(AwsCommand.confirm("Reads whether the image is there, and what it is.", CommandLine.aws("ecr", "describe-images")
                .option("--registry-id", image.account())
                .option("--repository-name", image.repository())
                .option("--image-ids", image.digest() != null ? "imageDigest=" + image.digest() : "imageTag=" + image.pulledTag())
                .in(region)));
    }
}
