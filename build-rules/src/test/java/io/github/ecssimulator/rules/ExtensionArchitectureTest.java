package io.github.ecssimulator.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Holds the extension to the design: it is a thin user of what every user may use. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the classes are read once
class ExtensionArchitectureTest {

    private final JavaClasses extension = ProductionClasses.besides(EcsSimulatorExtension.class);

    @Test
    void extension_usesNoInternalPackage() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.github.ecssimulator.internal..")
                .check(extension);
    }

    @Test
    void extension_usesOnlyWhatItsUsersHave() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "io.github.ecssimulator..",
                        "org.jspecify..",
                        "org.junit.jupiter.api..",
                        "org.junit.jupiter.params..",
                        "org.junit.platform.commons..",
                        "org.opentest4j..",
                        "software.amazon.awssdk..")
                .check(extension);
    }

    @Test
    void extension_takesTimeAndChanceFromTheSimulator() {
        noClasses()
                .should()
                .accessTargetWhere(BannedCalls.timeOrChance())
                .because("a test must not depend on when it runs")
                .check(extension);
    }

    @Test
    void extension_hasNoStaticState() {
        classes()
                .should(new StaticState())
                .because("parallel tests share the extension's classes")
                .check(extension);
    }

    @Test
    void extension_namesEveryClassForItsRole() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Processor|Dto)")
                .because("such a name hides what the class does")
                .check(extension);
    }
}
