package io.github.ecssimulator.rules;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.internal.engine.WorldTime;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Holds the core to the design: who may import whom, and what no class may call. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the classes are read once
class CoreArchitectureTest {

    private static final String ROOT = "io.github.ecssimulator";
    private static final String MODEL = ROOT + ".model";
    private static final String JOURNAL = ROOT + ".journal";
    private static final String FAULT = ROOT + ".fault";
    private static final String POLICY = ROOT + ".policy";
    private static final String API = ROOT + ".api";
    private static final String ENGINE = ROOT + ".internal.engine";
    private static final String LOG = ROOT + ".internal.log";
    private static final String NAME = ROOT + ".internal.name";
    private static final String EXPLORE = ROOT + ".internal.explore";
    private static final String SETTLE = ROOT + ".internal.settle";
    private static final String OPERATION = ROOT + ".internal.operation";

    private final JavaClasses core = ProductionClasses.besides(EcsSimulator.class);

    @Test
    void core_everyClass_usesOnlyJavaAndJSpecify() {
        onlyUses(ROOT + "..", ROOT + "..").check(core.that(DescribedPredicate.not(resideInAPackage(SETTLE))));
    }

    @Test
    void settle_everyClass_usesOnlyTheModelAndWhatTheJvmTellsOfItsThreads() {
        onlyUses(SETTLE, MODEL, SETTLE, "javax.management").check(core);
    }

    @Test
    void log_everyClass_usesOnlyTheJdk() {
        onlyUses(LOG, LOG).check(core);
    }

    @Test
    void name_everyClass_usesOnlyTheModelAndTheApi() {
        onlyUses(NAME, MODEL, API, NAME).check(core);
    }

    @Test
    void explore_everyClass_usesOnlyTheJdk() {
        onlyUses(EXPLORE, EXPLORE).check(core);
    }

    @Test
    void model_everyClass_usesOnlyTheModel() {
        onlyUses(MODEL, MODEL).check(core);
    }

    @Test
    void publicData_everyClass_usesOnlyTheModelAndPublicData() {
        for (String layer : new String[] {JOURNAL, FAULT, POLICY, API}) {
            onlyUses(layer, MODEL, JOURNAL, FAULT, POLICY, API, LOG, NAME).check(core);
        }
    }

    @Test
    void engine_everyClass_usesNeitherOperationsNorTheRoot() {
        onlyUses(ENGINE, MODEL, JOURNAL, FAULT, POLICY, API, LOG, SETTLE, ENGINE)
                .check(core);
    }

    @Test
    void operation_everyClass_doesNotUseTheRoot() {
        onlyUses(OPERATION, MODEL, JOURNAL, FAULT, POLICY, API, LOG, NAME, ENGINE, OPERATION)
                .check(core);
    }

    @Test
    void root_isTheOneCompositionRoot_andNobodyImportsIt() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(core);
    }

    @Test
    void root_changesTheWorldByInputsAlone() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .callMethodWhere(changesTheWorld())
                .because("each change comes through Inputs: so it is in the journal, and a recording can repeat it")
                .check(core);
    }

    @Test
    void inputs_areTheOnlyWayIntoTheWorld() {
        noClasses()
                .that()
                .resideInAPackage(OPERATION)
                .and()
                .haveNameNotMatching(".*\\.Inputs(\\$.*)?")
                .should()
                .callMethodWhere(target(owner(assignableTo(World.class)))
                        .and(target(name("inside").or(name("writing")).or(name("write")))))
                .check(core);
    }

    /** The verbs of the engine; what is left are views, time, and who is told. */
    private static DescribedPredicate<JavaMethodCall> changesTheWorld() {
        Pattern verbs = Pattern.compile(
                "inside|writ.*|create.*|delete.*|run.*|stop(Task)?|crash.*|containersEnded|rank|answer.*|goOn"
                        + "|set|clear|scale|configure|deploy|update|register|deregister|failToStart|handleSignal|onStopSignal|add|remove");
        return DescribedPredicate.describe(
                "changes the world",
                call -> call.getTargetOwner().getPackageName().equals(ENGINE)
                        && !call.getTargetOwner().isAssignableTo(WorldTime.class)
                        && verbs.matcher(call.getName()).matches());
    }

    @Test
    void packages_haveNoCycles() {
        slices().assignedFrom(new ByPackage()).should().beFreeOfCycles().check(core);
    }

    @Test
    void core_takesTimeAndChanceFromTheSimulator() {
        noClasses()
                .that()
                .resideOutsideOfPackage(SETTLE) // it waits for real threads, and decides nothing
                .should()
                .accessTargetWhere(BannedCalls.timeOrChance())
                .because("time, ids and order come from the simulator")
                .check(core);
    }

    @Test
    void core_ordersEverything() {
        noClasses()
                .that()
                .resideOutsideOfPackage(SETTLE)
                .should()
                .accessTargetWhere(BannedCalls.hashOrder())
                .because("the same seed and the same calls give the same bytes; a linked or sorted collection does")
                .check(core);
    }

    @Test
    void core_hasNoStaticState() {
        classes()
                .that()
                .resideOutsideOfPackage(SETTLE) // threads outlive a simulator, and so do the marks on them
                .should(new StaticState())
                .because("simulators in one JVM must not meet")
                .check(core);
    }

    @Test
    void core_namesEveryClassForItsRole() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Processor|Dto)")
                .because("such a name hides what the class does")
                .check(core);
    }

    /** Jilt's mark on the builders that it writes is not loaded at run time, as little as JSpecify's annotations. */
    private static ArchRule onlyUses(String packageIdentifier, String... allowed) {
        String[] withJava = Stream.concat(Stream.of("java..", "org.jspecify..", "org.jilt"), Arrays.stream(allowed))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(packageIdentifier)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(withJava);
    }

    /** One slice for each package, the root package included. */
    private static final class ByPackage implements SliceAssignment {

        @Override
        public String getDescription() {
            return "packages";
        }

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }
    }
}
