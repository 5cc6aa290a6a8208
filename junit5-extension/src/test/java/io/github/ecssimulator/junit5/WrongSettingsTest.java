package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.lint.Lint;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong use is refused, and the message says what is wrong where, and what to write instead. */
class WrongSettingsTest {

    private static final String HERE = WrongSettingsTest.class.getName();

    @Test
    void startAt_noInstant_isNamed() {
        assertRefused(WrongStartTestCases.class)
                .hasMessage("@EcsSimulatorSettings(startAt) on method " + HERE + "$WrongStartTestCases.test cannot be"
                        + " \"noon\". Write an instant in ISO 8601, such as 2024-01-01T00:00:00Z.");
    }

    @Test
    void region_notForAnArn_isNamed() {
        assertRefused(WrongRegionTestCases.class)
                .hasMessage(
                        "@EcsSimulatorSettings(region) on class " + HERE + "$WrongRegionTestCases cannot be \"Ohio\"."
                                + " The region must be one such as us-east-1, but was \"Ohio\".");
    }

    @Test
    void account_throughMetaAnnotation_isNamed() {
        assertRefused(WrongAccountTestCases.class)
                .hasMessage(
                        "@EcsSimulatorSettings(account) on class " + HERE + "$WrongAccountTestCases (through"
                                + " @ShortAccount) cannot be \"42\". The account must be one of twelve digits, but was \"42\".");
    }

    @Test
    void seed_twoValues_isNamed() {
        assertRefused(TwoSeedsTestCases.class)
                .hasMessage("@EcsSimulatorSettings(seed) on class " + HERE + "$TwoSeedsTestCases cannot be \"[1, 2]\"."
                        + " Write one value.");
    }

    @Test
    void client_twoValues_isNamed() {
        assertRefused(TwoClientsTestCases.class)
                .hasMessageContaining("(client)")
                .hasMessageContaining("Write one value.");
    }

    @Test
    void annotations_ofOneElement_thatContradict_areRefused() {
        assertRefused(ContradictingTestCases.class)
                .hasMessage(
                        "class " + HERE + "$ContradictingTestCases has @EcsSimulatorSettings more than once: seed is 1"
                                + " and 2. Leave one of them.");
    }

    @Test
    void annotations_ofTwoInterfaces_thatContradict_areRefused() {
        assertRefused(ContradictingInterfacesTestCases.class)
                .hasMessage(
                        "the interfaces of class " + HERE + "$ContradictingInterfacesTestCases has"
                                + " @EcsSimulatorSettings more than once: region is eu-west-1 and eu-west-2. Leave one of them.");
    }

    @Test
    void builderAndAnnotation_thatContradict_areRefused() {
        assertRefused(BuilderAndAnnotationTestCases.class)
                .hasMessage(
                        "The builder of EcsSimulatorExtension and @EcsSimulatorSettings on class " + HERE
                                + "$BuilderAndAnnotationTestCases (or one that it is nested in) contradict each other: seed is 1"
                                + " and 2. Set it in one of the two places; the annotation on a test method may override either.");
    }

    @Test
    void builderAndAnnotation_thatAllowOtherLints_areRefusedInOneOrder() {
        assertRefused(AllowTestCases.class)
                .hasMessageContaining(
                        "contradict each other: allow is [expired, lost-work, dead-heartbeat] and [expired].");
    }

    @Test
    void life_onMethod_isRefused() {
        assertRefused(LifeOnMethodTestCases.class)
                .hasMessage("@EcsSimulatorSettings on method " + HERE + "$LifeOnMethodTestCases.test sets life ="
                        + " PER_CLASS, which only a class can. Move it to the class.");
    }

    @Test
    void world_onMethodOfPerClassLife_isRefused() {
        assertRefused(WorldOnMethodTestCases.class)
                .hasMessage(
                        "@EcsSimulatorSettings on method " + HERE + "$WorldOnMethodTestCases.test sets {seed=7}, but"
                                + " the simulator is shared by the class (life = PER_CLASS). Move the setting to the class, or the"
                                + " method to a class, perhaps a nested one, with its own settings.");
    }

    @Test
    void beforeAll_perMethodLife_isRefused() {
        assertRefused(BeforeAllTestCases.class).hasMessage(noneForAll("BeforeAllTestCases"));
    }

    @Test
    void afterAll_perMethodLife_isRefused() {
        assertRefused(AfterAllTestCases.class).hasMessage(noneForAll("AfterAllTestCases"));
    }

    @Test
    void constructor_ofSharedInstanceWithPerMethodLife_isRefused() {
        assertRefused(SharedConstructorTestCases.class).hasMessage(noneForAll("SharedConstructorTestCases"));
    }

    @Test
    void source_perMethodLife_isRefused() {
        assertRefused(SourceTestCases.class)
                .hasMessage(
                        "Each invocation of method " + HERE + "$SourceTestCases.test has its own simulator, so there is"
                                + " none for what is asked before them, such as a @MethodSource. Set"
                                + " @EcsSimulatorSettings(life = PER_CLASS) on the class, or take the parameter in @BeforeEach or in"
                                + " the test method.");
    }

    @Test
    void perClassLife_instanceField_isRefused() {
        assertRefused(PerClassInstanceFieldTestCases.class)
                .hasMessage("EcsSimulatorExtension was registered for less than class " + HERE
                        + "$PerClassInstanceFieldTestCases, whose tests share a simulator (life = PER_CLASS). Put"
                        + " @ExtendWith on the class, or make the @RegisterExtension field static.");
    }

    @Test
    void extension_registeredByAnnotationAndField_isRefused() {
        assertRefused(TwiceTestCases.class).hasMessage(registeredTwice("WrongSettingsTest$TwiceTestCases"));
    }

    @Test
    void extension_registeredByAnnotationAndInstanceField_isRefused() {
        assertRefused(TwiceByInstanceFieldTestCases.class).hasMessage(registeredTwice("test(EcsSimulator)"));
    }

    @Test
    void extension_registeredTwiceForSharedInstance_isRefusedBeforeTheConstructor() {
        assertRefused(TwiceSharedInstanceTestCases.class)
                .hasMessage(registeredTwice("WrongSettingsTest$TwiceSharedInstanceTestCases"));
    }

    @Test
    void extension_registeredByOuterAndInner_isRefused() {
        assertRefused(TwiceNestedTestCases.class).hasMessage(registeredTwice("Inner"));
    }

    @Test
    void configure_whatCannotBeBuilt_isRefused() {
        assertRefused(ConfigureTestCases.class)
                .hasMessage("EcsSimulatorExtension cannot build the simulator: The time starts where the followed clock"
                        + " stands, so leave out either startAt or followClock.");
    }

    @Test
    void store_thatDoesNotClose_isRefused() {
        Throwable failure = ExtensionRun.of(PlainTestCases.class)
                .parameter("junit.jupiter.extensions.store.close.autocloseable.enabled", "false")
                .fails();

        assertThat(failure)
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("The configuration parameter junit.jupiter.extensions.store.close.autocloseable.enabled is"
                        + " false, so JUnit would not close the simulators, and what a test left open would stay unseen."
                        + " Leave the parameter out.");
    }

    /** The refusal itself: JUnit wraps what comes from the resolution of a parameter. */
    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Class<?> cases) {
        Throwable failure = ExtensionRun.of(cases).fails();
        boolean wrapped = !(failure instanceof ExtensionConfigurationException);
        return assertThat(wrapped ? failure.getCause() : failure).isInstanceOf(ExtensionConfigurationException.class);
    }

    private static String noneForAll(String cases) {
        return "Each test method of class " + HERE + "$" + cases + " has its own simulator, so there is none for all of"
                + " them, as @BeforeAll, @AfterAll and the constructor of a shared test instance would need. Set"
                + " @EcsSimulatorSettings(life = PER_CLASS) on the class, or take the parameter in @BeforeEach or in the"
                + " test method.";
    }

    private static String registeredTwice(String context) {
        return "EcsSimulatorExtension is registered twice for " + context + ". Leave one:"
                + " @ExtendWith(EcsSimulatorExtension.class), or one @RegisterExtension field, also counting superclasses"
                + " and enclosing classes.";
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class PlainTestCases {
        @Test
        void test(EcsSimulator ecs) {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class WrongStartTestCases {
        @Test
        @EcsSimulatorSettings(startAt = "noon")
        void test() {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(region = "Ohio")
    static class WrongRegionTestCases {
        @Test
        void test() {}
    }

    @Retention(RetentionPolicy.RUNTIME)
    @EcsSimulatorSettings(account = "42")
    @interface ShortAccount {}

    @ExtendWith(EcsSimulatorExtension.class)
    @ShortAccount
    static class WrongAccountTestCases {
        @Test
        void test() {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(seed = {1, 2})
    static class TwoSeedsTestCases {
        @Test
        void test() {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(client = {InjectedClient.DIRECT, InjectedClient.OVER_HTTP})
    static class TwoClientsTestCases {
        @Test
        void test() {}
    }

    @Retention(RetentionPolicy.RUNTIME)
    @EcsSimulatorSettings(seed = 1, region = "eu-west-1")
    @interface SeedOne {}

    @ExtendWith(EcsSimulatorExtension.class)
    @SeedOne
    @EcsSimulatorSettings(seed = 2, region = "eu-west-1")
    static class ContradictingTestCases {
        @Test
        void test() {}
    }

    @EcsSimulatorSettings(region = "eu-west-1")
    interface Ireland {}

    @EcsSimulatorSettings(region = "eu-west-2")
    interface London {}

    @ExtendWith(EcsSimulatorExtension.class)
    static class ContradictingInterfacesTestCases implements Ireland, London {
        @Test
        void test() {}
    }

    @EcsSimulatorSettings(seed = 2)
    static class BuilderAndAnnotationTestCases {
        @RegisterExtension
        static final EcsSimulatorExtension EXTENSION =
                EcsSimulatorExtension.builder().seed(1).build();

        @Test
        void test() {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class LifeOnMethodTestCases {
        @Test
        @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
        void test() {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class WorldOnMethodTestCases {
        @Test
        @EcsSimulatorSettings(seed = 7)
        void test() {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class BeforeAllTestCases {
        @BeforeAll
        static void beforeAll(EcsSimulator ecs) {}

        @Test
        void test() {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class AfterAllTestCases {
        @Test
        void test() {}

        @AfterAll
        static void afterAll(Clock clock) {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class SharedConstructorTestCases {
        SharedConstructorTestCases(EcsSimulator ecs) {}

        @Test
        void test() {}
    }

    static class PerClassInstanceFieldTestCases {
        @RegisterExtension
        final EcsSimulatorExtension extension =
                EcsSimulatorExtension.builder().life(SimulatorLife.PER_CLASS).build();

        @Test
        void test() {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class TwiceTestCases {
        @RegisterExtension
        static final EcsSimulatorExtension EXTENSION =
                EcsSimulatorExtension.builder().build();

        @Test
        void test(EcsSimulator ecs) {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class TwiceByInstanceFieldTestCases {
        @RegisterExtension
        final EcsSimulatorExtension extension = EcsSimulatorExtension.builder().build();

        @Test
        void test(EcsSimulator ecs) {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class TwiceSharedInstanceTestCases {
        @RegisterExtension
        static final EcsSimulatorExtension EXTENSION =
                EcsSimulatorExtension.builder().build();

        TwiceSharedInstanceTestCases(EcsSimulator ecs) {}

        @Test
        void test() {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class TwiceNestedTestCases {
        @Nested
        class Inner {
            @RegisterExtension
            static final EcsSimulatorExtension EXTENSION =
                    EcsSimulatorExtension.builder().build();

            @Test
            void test() {}
        }
    }

    @EcsSimulatorSettings(allow = Lint.EXPIRED)
    static class AllowTestCases {
        @RegisterExtension
        static final EcsSimulatorExtension EXTENSION = EcsSimulatorExtension.builder()
                .allow(Lint.DEAD_HEARTBEAT, Lint.EXPIRED, Lint.LOST_WORK, Lint.EXPIRED)
                .build();

        @Test
        void test() {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class SourceTestCases {
        static Stream<String> names(EcsSimulator ecs) {
            return Stream.of(ecs.createCluster("media").name());
        }

        @ParameterizedTest
        @MethodSource("names")
        void test(String name, EcsSimulator ecs) {}
    }

    static class ConfigureTestCases {
        @RegisterExtension
        static final EcsSimulatorExtension EXTENSION = EcsSimulatorExtension.builder()
                .startAt(Instant.EPOCH)
                .configure(simulator -> simulator.followClock(Clock.systemUTC()))
                .build();

        @Test
        void test() {}
    }
}
