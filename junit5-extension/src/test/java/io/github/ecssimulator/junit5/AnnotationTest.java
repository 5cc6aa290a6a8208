package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.fault.Fault;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecs.EcsClient;

/** The annotation brings the extension, and is no more than settings where a test registers the extension itself. */
class AnnotationTest {

    @Test
    void annotation_alone_fillsParametersEverywhere() {
        ExtensionRun.of(AloneTestCases.class).succeedsWith(2);
    }

    @Test
    void annotation_aloneOnAMethod_fillsThatMethod() {
        ExtensionRun.of(MethodTestCases.class).succeedsWith(1);
    }

    @Test
    void annotation_aloneOnANestedClass_fillsThatClass() {
        ExtensionRun.of(NestedAloneTestCases.class).succeedsWith(2);
    }

    @Test
    void annotation_aloneWithSharedWorld_servesBeforeAllToAfterAll() {
        ExtensionRun.of(PerClassTestCases.class).succeedsWith(1);
    }

    @Test
    void annotation_alone_failsTheTestForLeftovers() {
        assertThat(ExtensionRun.of(LeftoverTestCases.class).fails())
                .hasMessageStartingWith("Faults were injected that no call met");
    }

    @Test
    void annotationOfYourOwn_bringsTheExtension() {
        ExtensionRun.of(ComposedTestCases.class).succeedsWith(1);
    }

    @Test
    void annotation_ofAnInterface_bringsTheExtension() {
        ExtensionRun.of(InterfaceTestCases.class).succeedsWith(1);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                BehindExtendWithTestCases.class,
                BeforeExtendWithTestCases.class,
                OnMethodOfExtendedTestCases.class
            })
    void annotation_besideExtendWith_isItsSettings(Class<?> cases) {
        ExtensionRun.of(cases).succeedsWith(1);
    }

    @Test
    void annotation_besideARedirectAndExtendWith_isItsSettings() {
        ExtensionRun.of(WithRedirectTestCases.class).redirectedSucceedsWith(1);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                StaticFieldTestCases.class,
                InstanceFieldTestCases.class,
                LooseFieldTestCases.class,
                InheritedFieldTestCases.class,
                SharedInstanceTestCases.class,
                OnMethodWithFieldTestCases.class,
                ExtendedMethodTestCases.class
            })
    void annotation_besideARegisteredField_isItsSettings(Class<?> cases) {
        ExtensionRun.of(cases).succeedsWith(1);
    }

    @Test
    void annotation_ofANestedClassBesideAFieldOfTheOuter_isItsSettings() {
        ExtensionRun.of(NestedWithFieldTestCases.class).succeedsWith(2);
    }

    /** JUnit takes extensions from the parameters of constructors and of methods around the tests for the whole class. */
    @ParameterizedTest
    @ValueSource(
            classes = {
                BroughtByConstructorTestCases.class,
                BroughtByBeforeAllTestCases.class,
                BroughtByBeforeEachTestCases.class,
                BroughtByAfterEachTestCases.class,
                BroughtByAfterAllTestCases.class,
                InheritsBroughtTestCases.class
            })
    void annotation_besideAParameterThatBringsTheExtension_isItsSettings(Class<?> cases) {
        ExtensionRun.of(cases).succeedsWith(1);
    }

    @Test
    void annotation_ofANestedClassBesideAParameterOfTheOuter_isItsSettings() {
        ExtensionRun.of(NestedWithBroughtTestCases.class).succeedsWith(2);
    }

    @Test
    void annotation_besideADetectedExtension_isItsSettings() {
        ExtensionRun.of(AloneTestCases.class)
                .parameter("junit.jupiter.extensions.autodetection.enabled", "true")
                .succeedsWith(2);
    }

    @EcsSimulatorSettings(seed = 7)
    static class AloneTestCases {
        private final EcsSimulator ofConstructor;

        AloneTestCases(EcsSimulator ecs) {
            ofConstructor = ecs;
        }

        @BeforeEach
        void before(EcsSimulator ecs, EcsClient client) {
            client.createCluster(r -> r.clusterName("media"));
        }

        @Test
        void first(EcsSimulator ecs) {
            assertThat(ecs).isSameAs(ofConstructor);
            assertThat(ecs.seed()).isEqualTo(7);
            assertThat(ecs.clusters()).hasSize(1);
        }

        @Test
        void second(EcsSimulator ecs) {
            assertThat(ecs.clusters()).hasSize(1);
        }
    }

    static class MethodTestCases {
        @Test
        @EcsSimulatorSettings(seed = 7)
        void test(EcsSimulator ecs) {
            assertThat(ecs.seed()).isEqualTo(7);
        }
    }

    static class NestedAloneTestCases {
        @Test
        void outer() {}

        @Nested
        @EcsSimulatorSettings(seed = 7)
        class Inner {
            @Test
            void inner(EcsSimulator ecs) {
                assertThat(ecs.seed()).isEqualTo(7);
            }
        }
    }

    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class PerClassTestCases {
        @BeforeAll
        static void before(EcsSimulator ecs) {
            ecs.createCluster("media");
        }

        @Test
        void test(EcsSimulator ecs) {
            assertThat(ecs.clusters()).hasSize(1);
        }

        @AfterAll
        static void after(EcsSimulator ecs) {
            assertThat(ecs.clusters()).hasSize(1);
        }
    }

    @EcsSimulatorSettings
    static class LeftoverTestCases {
        @Test
        void test(EcsSimulator ecs) {
            ecs.inject(Fault.loseReply("UpdateTaskProtection"));
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @EcsSimulatorSettings(region = "eu-central-1")
    @interface Frankfurt {}

    @Frankfurt
    static class ComposedTestCases {
        @Test
        void test(EcsSimulator ecs) {
            assertThat(ecs.region()).isEqualTo("eu-central-1");
        }
    }

    @Frankfurt
    interface InFrankfurt {}

    static class InterfaceTestCases implements InFrankfurt {
        @Test
        void test(EcsSimulator ecs) {
            assertThat(ecs.region()).isEqualTo("eu-central-1");
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(seed = 7)
    static class BehindExtendWithTestCases extends SeedSeven {}

    @EcsSimulatorSettings(seed = 7)
    @ExtendWith(EcsSimulatorExtension.class)
    static class BeforeExtendWithTestCases extends SeedSeven {}

    abstract static class SeedSeven {
        @Test
        void test(EcsSimulator ecs, EcsClient client) {
            assertThat(ecs.seed()).isEqualTo(7);
            client.createCluster(r -> r.clusterName("media"));
            assertThat(ecs.clusters()).hasSize(1);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class OnMethodOfExtendedTestCases {
        @Test
        @EcsSimulatorSettings(seed = 7)
        void test(EcsSimulator ecs) {
            assertThat(ecs.seed()).isEqualTo(7);
        }
    }

    @RedirectEcsClients
    @EcsSimulatorSettings(seed = 7)
    @ExtendWith(EcsSimulatorExtension.class)
    static class WithRedirectTestCases extends SeedSeven {}

    /** What only the builder of the field says shows that it is the field that acts. */
    private static void assertBuiltBy(EcsSimulator ecs, String account) {
        assertThat(ecs.account()).isEqualTo(account);
        assertThat(ecs.seed()).isEqualTo(7);
    }

    @EcsSimulatorSettings(seed = 7)
    static class StaticFieldTestCases {
        @RegisterExtension
        static final EcsSimulatorExtension EXTENSION =
                EcsSimulatorExtension.builder().account("111111111111").build();

        @Test
        void test(EcsSimulator ecs) {
            assertBuiltBy(ecs, "111111111111");
        }
    }

    @EcsSimulatorSettings(seed = 7)
    static class InstanceFieldTestCases {
        @RegisterExtension
        final EcsSimulatorExtension extension =
                EcsSimulatorExtension.builder().account("222222222222").build();

        @Test
        void test(EcsSimulator ecs) {
            assertBuiltBy(ecs, "222222222222");
        }
    }

    @EcsSimulatorSettings(seed = 7)
    static class LooseFieldTestCases {
        @RegisterExtension
        static final Extension EXTENSION =
                EcsSimulatorExtension.builder().account("333333333333").build();

        @Test
        void test(EcsSimulator ecs) {
            assertBuiltBy(ecs, "333333333333");
        }
    }

    @EcsSimulatorSettings(seed = 7)
    static class InheritedFieldTestCases extends StaticFieldTestCases {}

    @EcsSimulatorSettings(seed = 7, life = SimulatorLife.PER_CLASS)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class SharedInstanceTestCases {
        @RegisterExtension
        final EcsSimulatorExtension extension =
                EcsSimulatorExtension.builder().account("444444444444").build();

        @BeforeAll
        void before(EcsSimulator ecs) {
            assertBuiltBy(ecs, "444444444444");
        }

        @Test
        void test(EcsSimulator ecs) {
            assertBuiltBy(ecs, "444444444444");
        }
    }

    static class OnMethodWithFieldTestCases {
        @RegisterExtension
        final EcsSimulatorExtension extension =
                EcsSimulatorExtension.builder().account("555555555555").build();

        @Test
        @EcsSimulatorSettings(seed = 7)
        void test(EcsSimulator ecs) {
            assertBuiltBy(ecs, "555555555555");
        }
    }

    @EcsSimulatorSettings(seed = 7)
    static class ExtendedMethodTestCases {
        @Test
        @ExtendWith(EcsSimulatorExtension.class)
        void test(EcsSimulator ecs) {
            assertBuiltBy(ecs, "123456789012");
        }
    }

    static class NestedWithFieldTestCases {
        @RegisterExtension
        static final EcsSimulatorExtension EXTENSION =
                EcsSimulatorExtension.builder().account("666666666666").build();

        @Test
        @EcsSimulatorSettings(seed = 7)
        void outer(EcsSimulator ecs) {
            assertBuiltBy(ecs, "666666666666");
        }

        @Nested
        @EcsSimulatorSettings(seed = 7)
        class Inner {
            @Test
            void inner(EcsSimulator ecs) {
                assertBuiltBy(ecs, "666666666666");
            }
        }
    }

    @EcsSimulatorSettings(seed = 7)
    static class BroughtByConstructorTestCases extends SeedSeven {
        BroughtByConstructorTestCases(@ExtendWith(EcsSimulatorExtension.class) EcsSimulator ecs) {
            assertThat(ecs.seed()).isEqualTo(7);
        }
    }

    @EcsSimulatorSettings(seed = 7, life = SimulatorLife.PER_CLASS)
    static class BroughtByBeforeAllTestCases extends SeedSeven {
        @BeforeAll
        static void before(@ExtendWith(EcsSimulatorExtension.class) EcsSimulator ecs) {
            assertThat(ecs.seed()).isEqualTo(7);
        }
    }

    @EcsSimulatorSettings(seed = 7)
    static class BroughtByBeforeEachTestCases extends SeedSeven {
        @BeforeEach
        void before(@ExtendWith(EcsSimulatorExtension.class) EcsSimulator ecs) {
            assertThat(ecs.seed()).isEqualTo(7);
        }
    }

    @EcsSimulatorSettings(seed = 7)
    static class BroughtByAfterEachTestCases extends SeedSeven {
        @AfterEach
        void after(@ExtendWith(EcsSimulatorExtension.class) EcsSimulator ecs) {
            assertThat(ecs.clusters()).hasSize(1);
        }
    }

    @EcsSimulatorSettings(seed = 7, life = SimulatorLife.PER_CLASS)
    static class BroughtByAfterAllTestCases extends SeedSeven {
        @AfterAll
        static void after(@ExtendWith(EcsSimulatorExtension.class) EcsSimulator ecs) {
            assertThat(ecs.clusters()).hasSize(1);
        }
    }

    @EcsSimulatorSettings(seed = 7)
    static class InheritsBroughtTestCases extends BroughtByBeforeEachTestCases {}

    static class NestedWithBroughtTestCases {
        @BeforeEach
        void before(@ExtendWith(EcsSimulatorExtension.class) EcsSimulator ecs) {
            assertThat(ecs.clusters()).isEmpty();
        }

        @Test
        void outer(EcsSimulator ecs) {
            assertThat(ecs.clusters()).isEmpty();
        }

        @Nested
        @EcsSimulatorSettings(seed = 7)
        class Inner {
            @Test
            void inner(EcsSimulator ecs) {
                assertThat(ecs.seed()).isEqualTo(7);
            }
        }
    }
}
