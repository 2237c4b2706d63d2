package dev.drydock;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callConstructorWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.drydock.check.Check;
import dev.drydock.check.Finding;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Which package may know which, and what none may use.
class ArchitectureTest {
    private static final JavaClasses DRYDOCK = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.drydock");

    private static final DescribedPredicate<JavaClass> IS_NOT_MAIN =
            DescribedPredicate.describe("are not Main", javaClass -> !javaClass.getFullName().equals("dev.drydock.Main"));

    /// What each top-level package may use of the others. Packages that nothing is in yet may be listed.
    private static final Map<String, Set<String>> ARROWS = new TreeMap<>(Map.ofEntries(
            Map.entry("inventory", Set.of()),
            Map.entry("bundle", Set.of("inventory")),
            Map.entry("sample", Set.of("bundle", "inventory")),
            Map.entry("capture", Set.of("bundle", "inventory")),
            Map.entry("path", Set.of("inventory")),
            Map.entry("check", Set.of("inventory", "path")),
            Map.entry("advice", Set.of("check", "inventory", "path")),
            Map.entry("playbook", Set.of("advice", "bundle", "check", "inventory", "path")),
            Map.entry("coverage", Set.of("advice", "bundle", "check", "inventory", "path")),
            Map.entry("compare", Set.of("check", "inventory", "path")),
            Map.entry("timeline", Set.of("check", "inventory", "path")),
            Map.entry("drawing", Set.of("check", "inventory", "path")),
            Map.entry("whatif", Set.of("advice", "check", "inventory", "path")),
            Map.entry("report", Set.of("advice", "bundle", "check", "compare", "coverage", "drawing", "inventory", "path", "playbook", "timeline", "whatif")),
            Map.entry("suppress", Set.of("bundle", "check", "inventory", "path")),
            Map.entry("cli", Set.of("advice", "bundle", "capture", "check", "compare", "coverage", "drawing", "inventory", "path", "playbook", "report", "sample", "suppress", "whatif")),
            Map.entry("ui", Set.of("advice", "bundle", "capture", "check", "compare", "coverage", "drawing", "inventory", "path", "playbook", "report", "sample", "suppress", "timeline", "whatif"))));

    @TestFactory
    Stream<DynamicTest> arrowsOnlyPointDown() {
        return ARROWS.entrySet().stream().map(arrow -> DynamicTest.dynamicTest(arrow.getKey(), () -> {
            var allowed = Stream.concat(Stream.of(arrow.getKey()), arrow.getValue().stream()).map(name -> "dev.drydock." + name + "..").toArray(String[]::new);
            classes().that().resideInAPackage("dev.drydock." + arrow.getKey() + "..")
                    .should().onlyDependOnClassesThat(resideOutsideOfPackage("dev.drydock..").or(resideInAnyPackage(allowed)))
                    .allowEmptyShould(true)
                    .because("data takes one road: bundle, inventory, path, checks, findings, and only then screens and reports")
                    .check(DRYDOCK);
        }));
    }

    @Test
    void everyPackageHasItsArrows() {
        var packages = new TreeSet<String>();
        DRYDOCK.getPackage("dev.drydock").getSubpackages().forEach(top -> packages.add(top.getRelativeName()));
        packages.removeAll(ARROWS.keySet());
        assertEquals(Set.of(), packages, "a new top-level package has to say what it may use");
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.drydock.(*)..").should().beFreeOfCycles()
                .because("a package that needs another one back is one package with it").check(DRYDOCK);
    }

    @Test
    void calculatorsAreReckonedOnly() {
        noClasses().that().resideInAPackage("dev.drydock.whatif..").should().dependOnClassesThat().resideInAPackage("dev.drydock.check.catalogue..")
                .orShould().dependOnClassesThat().areAssignableTo(Check.class)
                .because("a calculator takes the formulas that checks use, and judges nothing: its numbers may be anyone's").check(DRYDOCK);
    }

    @Test
    void theInventoryUsesNothing() {
        classes().that().resideInAPackage("dev.drydock.inventory..")
                .should().onlyDependOnClassesThat().resideInAnyPackage("dev.drydock.inventory..", "java..", "org.jspecify..")
                .because("what AWS says is plain data, whoever reads it").check(DRYDOCK);
    }

    @Test
    void checksDoNotKnowTheirRegistry() {
        noClasses().that().resideInAPackage("dev.drydock.check..").and().resideOutsideOfPackage("dev.drydock.check.catalogue..")
                .should().dependOnClassesThat().resideInAPackage("dev.drydock.check.catalogue..")
                .because("the catalogue knows the checks; the contract and the topics stand without it").check(DRYDOCK);
    }

    @Test
    void comparingJudgesNothing() {
        noClasses().that().resideInAPackage("dev.drydock.compare..").should().dependOnClassesThat().resideInAPackage("dev.drydock.check.catalogue..")
                .orShould().dependOnClassesThat().areAssignableTo(Check.class).orShould().dependOnClassesThat().areAssignableTo(Finding.Draft.class)
                .because("what is better or worse are the findings of either side; a comparison makes none of its own").check(DRYDOCK);
    }

    @Test
    void diagnosisKnowsNoClockNoPlaceAndNoFile() {
        var impure = DescribedPredicate.<JavaAccess<?>>describe("ask for the time, the locale or the zone of this machine", access ->
                access.getName().equals("now") && access.getTargetOwner().getPackageName().equals("java.time")
                        || access.getName().startsWith("system") && access.getTargetOwner().isEquivalentTo(Clock.class)
                        || access.getName().equals("systemDefault") && access.getTargetOwner().isEquivalentTo(ZoneId.class)
                        || access.getName().equals("getDefault") && access.getTargetOwner().isEquivalentTo(Locale.class)
                        || Set.of("currentTimeMillis", "nanoTime", "getenv").contains(access.getName()) && access.getTargetOwner().isEquivalentTo(System.class));
        var pure = new String[] {"dev.drydock.inventory..", "dev.drydock.path..", "dev.drydock.check..", "dev.drydock.compare..", "dev.drydock.advice..", "dev.drydock.coverage..", "dev.drydock.drawing..", "dev.drydock.report..", "dev.drydock.timeline.."};
        noClasses().that().resideInAnyPackage(pure).should(callMethodWhere(impure))
                .because("the bundle's capturedAt is the clock, and the same input gives the same bytes everywhere").check(DRYDOCK);
        noClasses().that().resideInAnyPackage(pure).should().dependOnClassesThat().resideInAnyPackage("java.net..", "java.nio.file..")
                .because("diagnosis works on what was recorded, and on nothing else").check(DRYDOCK);
    }

    @Test
    void onlyTheWindowKnowsJavaFx() {
        noClasses().that(resideOutsideOfPackage("dev.drydock.ui..").and(IS_NOT_MAIN))
                .should().dependOnClassesThat().resideInAnyPackage("javafx..", "com.sun.javafx..", "atlantafx..", "org.controlsfx..", "org.kordamp..")
                .because("the command line proves that everything else works without a window").check(DRYDOCK);
    }

    @Test
    void theWindowIsJavaFxAlone() {
        noClasses().that().resideInAPackage("dev.drydock.ui..").should().dependOnClassesThat().resideInAnyPackage("java.awt..", "javax.swing..")
                .allowEmptyShould(true)
                .because("two toolkits in one window fight over its thread").check(DRYDOCK);
        noClasses().should().dependOnClassesThat().resideInAPackage("javafx.web..")
                .because("a browser in the window could be made to fetch and to run what a bundle holds").check(DRYDOCK);
    }

    @Test
    void viewModelsKnowNoScene() {
        noClasses().that().resideInAPackage("dev.drydock.ui..").and().haveNameMatching(".*Model(\\$.*)?").should().dependOnClassesThat().resideInAPackage("javafx.scene..")
                .allowEmptyShould(true)
                .because("a view model is tested without a toolkit").check(DRYDOCK);
    }

    @Test
    void onlyTheShellJoinsFeatures() {
        slices().matching("dev.drydock.ui.(*)..").should().notDependOnEachOther()
                .ignoreDependency(resideInAPackage("dev.drydock.ui.shell.."), alwaysTrue())
                .ignoreDependency(alwaysTrue(), resideInAPackage("dev.drydock.ui.kit.."))
                .allowEmptyShould(true)
                .because("a feature can be understood, changed and dropped alone; what they share is ui.kit").check(DRYDOCK);
    }

    @Test
    void onlyCaptureSpeaksToAws() {
        noClasses().that().resideOutsideOfPackage("dev.drydock.capture..").should().dependOnClassesThat().resideInAPackage("software.amazon.awssdk..")
                .because("live and offline differ only in where the bundle comes from").check(DRYDOCK);
    }

    @Test
    void profilesAreReadWithoutTheSdkAndWithoutSigningIn() {
        noClasses().that().resideInAPackage("dev.drydock.capture.profile..").should().dependOnClassesThat()
                .resideInAnyPackage("software.amazon.awssdk..", "dev.drydock.capture.sso..", "dev.drydock.capture.credentials..", "dev.drydock.capture.api..")
                .because("what is wrong in a profile can be told without asking anyone").check(DRYDOCK);
    }

    @Test
    void signingInLogsNothing() {
        noClasses().that().resideInAnyPackage("dev.drydock.capture.profile..", "dev.drydock.capture.sso..", "dev.drydock.capture.credentials..").should().dependOnClassesThat()
                .resideInAPackage("org.slf4j..")
                .because("nearly everything that passes there is a secret, or leads to one").check(DRYDOCK);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses().that(resideOutsideOfPackage("dev.drydock.cli..").and(IS_NOT_MAIN))
                .should(ACCESS_STANDARD_STREAMS)
                .because("stdout belongs to the output that scripts read, and no one sees a stack trace").check(DRYDOCK);
        noClasses().should(USE_JAVA_UTIL_LOGGING).because("slf4j is the way to log").check(DRYDOCK);
    }

    @Test
    void jsonIsReadByJacksonThree() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..")
                .because("two generations of Jackson would disagree unseen").check(DRYDOCK);
    }

    @Test
    void threadsComeFromOutside() {
        var startsThreads = DescribedPredicate.<JavaAccess<?>>describe("make threads", access ->
                access.getTargetOwner().isEquivalentTo(Executors.class)
                        || access.getTargetOwner().isEquivalentTo(Thread.class) && List.of("<init>", "startVirtualThread", "ofVirtual", "ofPlatform").contains(access.getName()));
        noClasses().that().doNotHaveFullyQualifiedName("dev.drydock.Main")
                .should(callMethodWhere(startsThreads)).orShould(callConstructorWhere(startsThreads))
                .because("an executor that is passed in can be shut down, and replaced in a test").check(DRYDOCK);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses().should().haveSimpleNameEndingWith("Util").orShould().haveSimpleNameEndingWith("Utils")
                .orShould().haveSimpleNameEndingWith("Helper").orShould().haveSimpleNameEndingWith("Manager")
                .because("such a name is a place to put things, not a thing").check(DRYDOCK);
    }

    @Test
    void everyPackageIsNullMarked() {
        var unmarked = new TreeSet<String>();
        for (var javaPackage : DRYDOCK.getPackage("dev.drydock").getSubpackagesInTree()) {
            if (!javaPackage.getClasses().isEmpty() && !javaPackage.tryGetPackageInfo().map(info -> info.isAnnotatedWith(NullMarked.class)).orElse(false)) {
                unmarked.add(javaPackage.getName());
            }
        }
        assertEquals(Set.of(), unmarked, "null is possible only where @Nullable says so");
    }
}
