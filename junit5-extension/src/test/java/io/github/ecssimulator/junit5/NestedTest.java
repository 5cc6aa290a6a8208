package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nested classes: whatever belongs to one test sees one simulator, whichever class it stands in. */
class NestedTest {

    @Test
    void perMethod_outerAndInner_shareTheWorldOfTheTest() {
        ExtensionRun.of(PerMethodTestCases.class).succeedsWith(4);
    }

    @Test
    void perMethod_instanceFieldOfOuter_fillsInner() {
        ExtensionRun.of(InstanceFieldTestCases.class).succeedsWith(2);
    }

    @Test
    void perMethod_sharedTestInstances_eachTestHasItsOwn() {
        ExtensionRun.of(SharedInstancesTestCases.class).succeedsWith(2);
    }

    @Test
    void perClass_innerWithoutSettings_sharesThatOfOuter() {
        ExtensionRun.of(PerClassTestCases.class).succeedsWith(3);
    }

    @Test
    void perClass_builder_innerSharesThatOfOuter() {
        ExtensionRun.of(PerClassByBuilderTestCases.class).succeedsWith(2);
    }

    @Test
    void perClass_innerWithSettings_hasItsOwn() {
        ExtensionRun.of(OwnSettingsTestCases.class).succeedsWith(5);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                StaticBaseFieldTestCases.class,
                InstanceBaseFieldTestCases.class,
                InterfaceFieldTestCases.class,
                SharedBaseFieldTestCases.class,
                ConstructorBaseFieldTestCases.class
            })
    void fieldOfABaseClass_ofOuterAndInner_isOneExtension(Class<?> cases) {
        ExtensionRun.of(cases).succeedsWith(3);
    }

    @Test
    void fieldsOfTwoBaseClasses_ofOuterAndInner_areRefused() {
        assertThat(ExtensionRun.of(TwoBaseFieldsTestCases.class).fails())
                .hasMessageStartingWith("EcsSimulatorExtension is registered twice for Inner.");
    }

    private static void assertWorld(EcsSimulator ecs, Clock clock) {
        assertThat(ecs.seed()).isEqualTo(42);
        assertThat(clock).isSameAs(ecs.clock());
    }

    static class StaticBase {
        @RegisterExtension
        static final EcsSimulatorExtension EXTENSION =
                EcsSimulatorExtension.builder().seed(42).build();
    }

    static class StaticBaseFieldTestCases extends StaticBase {
        @Test
        void outer(EcsSimulator ecs, Clock clock) {
            assertWorld(ecs, clock);
        }

        @Nested
        class Inner extends StaticBase {
            @Test
            void inner(EcsSimulator ecs, Clock clock) {
                assertWorld(ecs, clock);
            }

            @Nested
            class Innermost extends StaticBase {
                @Test
                void innermost(EcsSimulator ecs, Clock clock) {
                    assertWorld(ecs, clock);
                }
            }
        }
    }

    static class InstanceBase {
        @RegisterExtension
        final EcsSimulatorExtension extension =
                EcsSimulatorExtension.builder().seed(42).build();

        @BeforeEach
        void create(EcsSimulator ecs) {
            assertThat(ecs.seed()).isEqualTo(42);
        }
    }

    static class InstanceBaseFieldTestCases extends InstanceBase {
        @Test
        void outer(EcsSimulator ecs, Clock clock) {
            assertWorld(ecs, clock);
        }

        @Nested
        class Inner extends InstanceBase {
            @Test
            void inner(EcsSimulator ecs, Clock clock) {
                assertWorld(ecs, clock);
            }

            @Nested
            class Innermost extends InstanceBase {
                @Test
                void innermost(EcsSimulator ecs, Clock clock) {
                    assertWorld(ecs, clock);
                }
            }
        }
    }

    interface WithField {
        @RegisterExtension
        EcsSimulatorExtension EXTENSION =
                EcsSimulatorExtension.builder().seed(42).build();
    }

    static class InterfaceFieldTestCases implements WithField {
        @Test
        void outer(EcsSimulator ecs, Clock clock) {
            assertWorld(ecs, clock);
        }

        @Nested
        class Inner implements WithField {
            @Test
            void inner(EcsSimulator ecs, Clock clock) {
                assertWorld(ecs, clock);
            }

            @Test
            void second(EcsSimulator ecs, Clock clock) {
                assertWorld(ecs, clock);
            }
        }
    }

    static class SharedBase {
        @RegisterExtension
        static final EcsSimulatorExtension EXTENSION = EcsSimulatorExtension.builder()
                .seed(42)
                .life(SimulatorLife.PER_CLASS)
                .build();

        @BeforeAll
        static void enter(EcsSimulator ecs) {
            ecs.createCluster("world-" + ecs.clusters().size());
        }
    }

    static class SharedBaseFieldTestCases extends SharedBase {
        @Test
        void outer(EcsSimulator ecs, Clock clock) {
            assertWorld(ecs, clock);
        }

        @Nested
        class Inner extends SharedBase {
            @Test
            void inner(EcsSimulator ecs, Clock clock) {
                assertWorld(ecs, clock);
                assertThat(ecs.clusters()).hasSize(2);
            }

            @Test
            void second(EcsSimulator ecs) {
                assertThat(ecs.clusters()).hasSize(2);
            }
        }
    }

    static class ConstructorBase extends StaticBase {
        final EcsSimulator ofConstructor;

        ConstructorBase(EcsSimulator ecs, Clock clock) {
            assertWorld(ecs, clock);
            ofConstructor = ecs;
        }
    }

    static class ConstructorBaseFieldTestCases extends ConstructorBase {
        ConstructorBaseFieldTestCases(EcsSimulator ecs, Clock clock) {
            super(ecs, clock);
        }

        @Test
        void outer(EcsSimulator ecs) {
            assertThat(ecs).isSameAs(ofConstructor);
        }

        @Nested
        class Inner extends ConstructorBase {
            Inner(EcsSimulator ecs, Clock clock) {
                super(ecs, clock);
            }

            @RepeatedTest(2)
            void inner(EcsSimulator ecs) {
                assertThat(ecs).isSameAs(ofConstructor);
            }
        }
    }

    static class OtherBase {
        @RegisterExtension
        static final EcsSimulatorExtension EXTENSION =
                EcsSimulatorExtension.builder().seed(7).build();
    }

    static class TwoBaseFieldsTestCases extends StaticBase {
        @Nested
        class Inner extends OtherBase {
            @Test
            void test(EcsSimulator ecs) {}
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class PerMethodTestCases {
        private final EcsSimulator ofOuter;

        PerMethodTestCases(EcsSimulator ecs) {
            assertThat(ecs.clusters()).isEmpty();
            ecs.createCluster("outer");
            ofOuter = ecs;
        }

        @BeforeEach
        void outerBefore(EcsSimulator ecs) {
            assertThat(ecs).isSameAs(ofOuter);
        }

        @Test
        void outer(EcsSimulator ecs) {
            assertThat(ecs).isSameAs(ofOuter);
        }

        @AfterEach
        void outerAfter(EcsSimulator ecs) {
            assertThat(ecs).isSameAs(ofOuter);
        }

        @Nested
        class Inner {
            private final EcsSimulator ofInner;

            Inner(EcsSimulator ecs) {
                assertThat(ecs).isSameAs(ofOuter);
                ecs.createCluster("inner");
                ofInner = ecs;
            }

            @Test
            void first(EcsSimulator ecs) {
                assertThat(ecs).isSameAs(ofInner);
                assertThat(ecs.clusters()).hasSize(2);
            }

            @Test
            void second(EcsSimulator ecs) {
                assertThat(ecs.clusters()).hasSize(2);
            }

            @Nested
            class Innermost {
                @Test
                void innermost(EcsSimulator ecs) {
                    assertThat(ecs).isSameAs(ofInner);
                }
            }
        }
    }

    static class InstanceFieldTestCases {
        @RegisterExtension
        final EcsSimulatorExtension extension = EcsSimulatorExtension.builder()
                .configure(simulator -> simulator.seed(3))
                .build();

        @BeforeEach
        void createCluster(EcsSimulator ecs) {
            assertThat(ecs.clusters()).isEmpty();
            ecs.createCluster("media");
        }

        @Test
        void outer(EcsSimulator ecs) {
            assertThat(ecs.clusters()).hasSize(1);
        }

        @Nested
        class Inner {
            @Test
            void inner(EcsSimulator ecs) {
                assertThat(ecs.seed()).isEqualTo(3);
                assertThat(ecs.clusters()).hasSize(1);
            }
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class SharedInstancesTestCases {
        @BeforeEach
        void createCluster(EcsSimulator ecs) {
            assertThat(ecs.clusters()).isEmpty();
            ecs.createCluster("media");
        }

        @Nested
        @TestInstance(TestInstance.Lifecycle.PER_CLASS)
        class Inner {
            @BeforeEach
            void createAnother(EcsSimulator ecs) {
                ecs.createCluster("games");
            }

            @Test
            void first(EcsSimulator ecs) {
                assertThat(ecs.clusters()).hasSize(2);
            }

            @Test
            void second(EcsSimulator ecs) {
                assertThat(ecs.clusters()).hasSize(2);
            }
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class PerClassTestCases {
        @BeforeAll
        static void createCluster(EcsSimulator ecs) {
            ecs.createCluster("media");
        }

        @Test
        void outer(EcsSimulator ecs) {
            assertThat(ecs.clusters()).hasSize(1);
        }

        @Nested
        @EcsSimulatorSettings(client = InjectedClient.OVER_HTTP)
        class Inner {
            @Test
            void first(EcsSimulator ecs) {
                assertThat(ecs.clusters()).hasSize(1);
            }
        }

        @Nested
        @TestInstance(TestInstance.Lifecycle.PER_CLASS)
        class SharedInner {
            SharedInner(EcsSimulator ecs) {
                assertThat(ecs.clusters()).hasSize(1);
            }

            @Test
            void second(EcsSimulator ecs) {
                assertThat(ecs.clusters()).hasSize(1);
            }
        }
    }

    static class PerClassByBuilderTestCases {
        @RegisterExtension
        static final EcsSimulatorExtension EXTENSION =
                EcsSimulatorExtension.builder().life(SimulatorLife.PER_CLASS).build();

        @BeforeAll
        static void createCluster(EcsSimulator ecs) {
            ecs.createCluster("media");
        }

        @Nested
        class Inner {
            @Test
            void first(EcsSimulator ecs) {
                assertThat(ecs.clusters()).hasSize(1);
            }

            @Test
            void second(EcsSimulator ecs) {
                assertThat(ecs.clusters()).hasSize(1);
            }
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS, region = "eu-west-1")
    static class OwnSettingsTestCases {
        @BeforeAll
        static void createCluster(EcsSimulator ecs) {
            ecs.createCluster("outer");
        }

        @Test
        void outer(EcsSimulator ecs) {
            assertThat(ecs.seed()).isEqualTo(1);
            assertThat(ecs.clusters()).hasSize(1);
        }

        @Nested
        @EcsSimulatorSettings(seed = 7)
        class OtherSeed {
            @BeforeAll
            static void createClusters(EcsSimulator ecs) {
                ecs.createCluster("a");
                ecs.createCluster("b");
            }

            @Test
            void first(EcsSimulator ecs) {
                assertThat(ecs.seed()).isEqualTo(7);
                assertThat(ecs.region()).isEqualTo("eu-west-1");
                assertThat(ecs.clusters()).hasSize(2);
            }

            @Nested
            class Innermost {
                @Test
                void second(EcsSimulator ecs) {
                    assertThat(ecs.clusters()).hasSize(2);
                }
            }
        }

        @Nested
        @EcsSimulatorSettings(life = SimulatorLife.PER_METHOD)
        class OtherLife {
            @BeforeEach
            void createOnlyCluster(EcsSimulator ecs) {
                assertThat(ecs.clusters()).isEmpty();
                ecs.createCluster("own");
            }

            @Test
            void first(EcsSimulator ecs) {
                assertThat(ecs.region()).isEqualTo("eu-west-1");
            }

            @Test
            void second(EcsSimulator ecs) {
                assertThat(ecs.clusters()).hasSize(1);
            }
        }
    }
}
