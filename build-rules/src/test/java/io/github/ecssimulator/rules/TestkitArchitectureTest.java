package io.github.ecssimulator.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Holds the testkit to the design: where the foreign libraries may be seen, and what no class may call. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the classes are read once
class TestkitArchitectureTest {

    private static final String TESTKIT = "io.github.ecssimulator.testkit";

    /** The only classes that may read the wall clock, each because somebody waits for it in real time. */
    private static final Set<String> LIVE_CLASSES = Set.of(
            TESTKIT + ".http.StandaloneServer",
            TESTKIT + ".internal.http.EventLoop",
            TESTKIT + ".internal.progress.Progress");

    private final JavaClasses testkit = ProductionClasses.besides(EcsClients.class);

    @Test
    void jackson_isSeenOnlyWhereJsonIsReadOrWritten() {
        noClasses()
                .that(not(resideInAnyPackage(TESTKIT + ".protocol", TESTKIT + ".internal.json")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson..")
                .because("the JSON library must be replaceable, and never shows in a public signature")
                .check(testkit);
    }

    @Test
    void jackson_isUsedOnlyAsAStream() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("com.fasterxml.jackson..")
                        .and(not(resideInAPackage("com.fasterxml.jackson.core.."))))
                .orShould()
                .dependOnClassesThat()
                .haveSimpleNameStartingWith("StreamReadConstraints")
                .because("the modules of a user's Jackson may be of several versions, 2.13 the oldest")
                .check(testkit);
    }

    @Test
    void awsSdk_isSeenOnlyInTheDoorsMadeForIt() {
        noClasses()
                .that(not(resideInAnyPackage(
                        TESTKIT + ".sdk", TESTKIT + ".assertions", TESTKIT + ".time", TESTKIT + ".container")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .because("the user brings the SDK, and the wire doors work without it")
                .check(testkit);
    }

    @Test
    void core_isUsedThroughItsPublicPackages() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.github.ecssimulator.internal..")
                        .and(not(resideInAPackage("io.github.ecssimulator.internal.explore"))))
                .because("only the way in which things are drawn and shrunk is shared with the tests of the core")
                .check(testkit);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching(TESTKIT + ".(**)").should().beFreeOfCycles().check(testkit);
    }

    @Test
    void testkit_takesTimeAndChanceFromTheSimulator() {
        noClasses()
                .that(not(DescribedPredicate.describe(
                        "are live",
                        type -> LIVE_CLASSES.contains(outermost(type).getName()))))
                .should()
                .accessTargetWhere(BannedCalls.timeOrChance())
                .because("a test must not depend on when it runs")
                .check(testkit);
    }

    @Test
    void liveClasses_areOfTheServerOrTellHowFarWorkIs() {
        for (String name : LIVE_CLASSES) {
            classes()
                    .that()
                    .haveFullyQualifiedName(name)
                    .should()
                    .resideInAnyPackage(TESTKIT + ".http", TESTKIT + ".internal.http", TESTKIT + ".internal.progress")
                    .check(testkit);
        }
    }

    @Test
    void testkit_hasNoStaticState() {
        classes()
                .should(new StaticState())
                .because("tests in one JVM must not meet")
                .check(testkit);
    }

    @Test
    void testkit_namesEveryClassForItsRole() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Processor|Dto)")
                .because("such a name hides what the class does")
                .check(testkit);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(TestkitArchitectureTest::outermost).orElse(type);
    }
}
