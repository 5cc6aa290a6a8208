package io.github.ecssimulator.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.internal.engine.World;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the engine to its floors: time, state, verbs, world. Who is below knows nobody above. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the classes are read once
class EngineArchitectureTest {

    private static final String ENGINE = World.class.getPackageName();

    private final JavaClasses core = ProductionClasses.besides(EcsSimulator.class);

    /** From the ground up. */
    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private enum Floor {
        /** Instants, the queue and the lock, and what everybody needs. */
        TIME(Set.of(
                "Agenda",
                "Baton",
                "Batons",
                "Calls",
                "Callback",
                "Drive",
                "Drives",
                "Headway",
                "EventQueue",
                "IdSequence",
                "Merged",
                "Refused",
                "ScheduledEvent",
                "Sleepers",
                "Sleeps",
                "SortedChunks",
                "WorldSettings",
                "WorldSettingsBuilder",
                "WorldTime")),
        /** What there is; each class changes itself and nothing beyond. */
        STATE(Set.of(
                "ClusterState",
                "ContainerInstanceState",
                "LaunchOptions",
                "Rollout",
                "ServiceDeploymentState",
                "ServiceMessages",
                "ServiceOptions",
                "ServiceState",
                "StartFailures",
                "StartedTask",
                "Tags",
                "TaskCounts",
                "TaskDefinitionState",
                "TaskEnding",
                "TaskIndex",
                "TaskOptions",
                "TaskOrigin",
                "TaskRoster",
                "TaskSetState",
                "TaskShelf",
                "TaskState",
                "ScaleIn",
                "ZoneCounts")),
        /** What happens; whatever is listed nowhere else. */
        VERBS(Set.of()),
        /** Where all of it is put together. */
        WORLD(Set.of("World"));

        private final Set<String> names;

        Floor(Set<String> names) {
            this.names = names;
        }

        private static Floor of(JavaClass type) {
            for (Floor floor : values()) {
                if (floor.names.contains(topLevel(type))) {
                    return floor;
                }
            }
            return VERBS;
        }
    }

    @Test
    void states_areChangedByTheirOwnVerbsAlone() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(ENGINE)
                .and()
                .areNotStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .bePrivate()
                .because("who changes a state says so by one of its verbs")
                .check(core);
    }

    @ParameterizedTest
    @EnumSource
    void floor_everyClass_knowsNobodyAbove(Floor floor) {
        classes()
                .that(isOn(floor))
                .should()
                .onlyDependOnClassesThat(isNotAbove(floor))
                .check(core);
    }

    @Test
    void verbs_haveNoCycles() {
        slices().assignedFrom(new ByVerb()).should().beFreeOfCycles().check(core);
    }

    private static DescribedPredicate<JavaClass> isOn(Floor floor) {
        return DescribedPredicate.describe(
                "are on the floor " + floor, type -> isOfEngine(type) && Floor.of(type) == floor);
    }

    private static DescribedPredicate<JavaClass> isNotAbove(Floor floor) {
        return DescribedPredicate.describe(
                "are on the floor " + floor + " or below",
                type -> !isOfEngine(type) || Floor.of(type).compareTo(floor) <= 0);
    }

    private static boolean isOfEngine(JavaClass type) {
        return type.getBaseComponentType().getPackageName().equals(ENGINE);
    }

    private static String topLevel(JavaClass type) {
        String name = type.getBaseComponentType().getName().substring(ENGINE.length() + 1);
        return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    }

    /** Each verb is a slice of its own; a state may well know the state around it. */
    private static final class ByVerb implements SliceAssignment {

        @Override
        public String getDescription() {
            return "verbs";
        }

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return isOfEngine(type) && Floor.of(type) == Floor.VERBS
                    ? SliceIdentifier.of(topLevel(type))
                    : SliceIdentifier.ignore();
        }
    }
}
