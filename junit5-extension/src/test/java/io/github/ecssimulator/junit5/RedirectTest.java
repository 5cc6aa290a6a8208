package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Which clients a redirect reaches, and that it leaves no trace. */
class RedirectTest {
    private static final String ENDPOINT = "aws.endpointUrlEcs";

    private final Map<String, String> before = settingsOfTheSdk();

    @AfterEach
    void properties_areAsBefore() {
        assertThat(settingsOfTheSdk()).isEqualTo(before);
        assertThat(System.getProperties()).doesNotContainKeys(ENDPOINT, "io.github.ecssimulator.redirect");
    }

    private static Map<String, String> settingsOfTheSdk() {
        return System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("aws."))
                .collect(Collectors.toMap(name -> name, System::getProperty));
    }

    @Test
    void class_perMethod_redirectsEachTestToItsWorld() {
        ExtensionRun.of(PerMethodTestCases.class).redirectedSucceedsWith(2 + 3 + 2);
    }

    @Test
    void sharedInstance_perMethod_redirectsEachTestToItsWorld() {
        ExtensionRun.of(SharedInstanceTestCases.class).redirectedSucceedsWith(3);
    }

    @Test
    void method_alone_isRedirectedAlone() {
        ExtensionRun.of(MethodTestCases.class).redirectedSucceedsWith(2);
    }

    @Test
    void method_ofSharedWorld_isRedirectedAlone() {
        ExtensionRun.of(MethodOfPerClassTestCases.class).redirectedSucceedsWith(2);
    }

    @Test
    void class_perClass_isRedirectedFromBeforeAllToAfterAll() {
        ExtensionRun.of(PerClassTestCases.class).redirectedSucceedsWith(1 + 1 + 2 + 1);
    }

    @Test
    void nestedTest_thatLeavesItsThreadInterrupted_givesTheRedirectBack() {
        ExtensionRun.of(InterruptedTestCases.class).redirectedSucceedsWith(1 + 1);
    }

    @Test
    void redirect_thatCouldNotBeGivenBack_failsTheTestsThatCountOnIt() {
        List<Throwable> failures = ExtensionRun.of(LostTestCases.class).failures();

        if (SdkInUse.canBeRedirected()) {
            assertThat(failures)
                    .hasSize(2)
                    .allSatisfy(failure -> assertThat(failure)
                            .hasStackTraceContaining("The AWS SDK cannot build and use an EcsClient"));
        } else {
            SdkInUse.assertTooOld(failures);
        }
    }

    @Test
    void annotationOfOnesOwn_redirects() {
        ExtensionRun.of(ComposedTestCases.class).redirectedSucceedsWith(1);
    }

    @Test
    void registeredField_redirects() {
        ExtensionRun.of(FieldTestCases.class).redirectedSucceedsWith(1);
    }

    @Test
    void failingTest_restoresTheProperties() {
        ExtensionRun.of(FailingTestCases.class).redirectedFailsWith("on purpose");
    }

    @Test
    void failingConstructor_restoresTheProperties() {
        ExtensionRun.of(FailingConstructorTestCases.class).redirectedFailsWith("on purpose");
    }

    @Test
    void annotation_alone_bringsTheExtension() {
        ExtensionRun.of(AloneTestCases.class).redirectedSucceedsWith(1);
        ExtensionRun.of(AloneOnMethodTestCases.class).redirectedSucceedsWith(1);
    }

    /** Code that cannot be given a client. */
    static final class HardWired {
        private final EcsClient ecs = EcsClient.create();

        void protect(SimulatedTask task) {
            ecs.updateTaskProtection(
                    r -> r.cluster(task.cluster().name()).tasks(task.id()).protectionEnabled(true));
        }
    }

    private static SimulatedTask task(EcsSimulator ecs) {
        return ecs.createCluster("media").createService("transcoder", 1).tasks().get(0);
    }

    private static void protects(HardWired worker, EcsSimulator ecs) {
        SimulatedTask task = task(ecs);
        worker.protect(task);
        assertThat(task.isProtected()).isTrue();
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @RedirectEcsClients
    static class PerMethodTestCases {
        private final HardWired ofField = new HardWired();
        private HardWired ofBeforeEach;

        @BeforeEach
        void build() {
            ofBeforeEach = new HardWired();
        }

        @Test
        void field(EcsSimulator ecs) {
            protects(ofField, ecs);
        }

        @Test
        void beforeEach(EcsSimulator ecs, EcsSimulatorServer server) {
            assertThat(System.getProperty(ENDPOINT)).isEqualTo(server.endpoint().toString());
            assertThat(server.ecs()).isSameAs(ecs);
            protects(ofBeforeEach, ecs);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void parameterized(int number, EcsSimulator ecs) {
            protects(ofField, ecs);
        }

        @Nested
        class Inner {
            private final HardWired ofInner = new HardWired();

            @RepeatedTest(2)
            @RedirectEcsClients
            void nested(EcsSimulator ecs) {
                SimulatedTask task = task(ecs);
                ofInner.protect(task);
                ofField.protect(task);
                assertThat(task.isProtected()).isTrue();
            }
        }

        @AfterEach
        void stillRedirected(EcsSimulator ecs) {
            new HardWired()
                    .protect(ecs.cluster("media").service("transcoder").tasks().get(0));
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @RedirectEcsClients
    static class SharedInstanceTestCases {
        @RepeatedTest(3)
        void test(EcsSimulator ecs) {
            protects(new HardWired(), ecs);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class MethodTestCases {
        @Test
        @RedirectEcsClients
        void redirected(EcsSimulator ecs) {
            protects(new HardWired(), ecs);
        }

        @Test
        void free() {
            assertThat(System.getProperties()).doesNotContainKey(ENDPOINT);
        }
    }

    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class MethodOfPerClassTestCases extends MethodTestCases {}

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    @RedirectEcsClients
    static class PerClassTestCases {
        private static HardWired worker;

        @BeforeAll
        static void build(EcsSimulator ecs) {
            worker = new HardWired();
            protects(worker, ecs);
        }

        @Test
        void test(EcsSimulator ecs) {
            worker.protect(ecs.cluster("media").service("transcoder").tasks().get(0));
        }

        @Nested
        class SameWorld {
            @Test
            void test(EcsSimulator ecs) {
                new HardWired()
                        .protect(ecs.cluster("media")
                                .service("transcoder")
                                .tasks()
                                .get(0));
            }
        }

        @Nested
        @EcsSimulatorSettings(life = SimulatorLife.PER_METHOD)
        class WorldsOfTheirOwn {
            @RepeatedTest(2)
            void test(EcsSimulator ecs) {
                protects(new HardWired(), ecs);
            }
        }

        @Nested
        @EcsSimulatorSettings(seed = 7)
        class OtherWorld {
            @Test
            void test(EcsSimulator ecs) {
                assertThat(ecs.seed()).isEqualTo(7);
                protects(new HardWired(), ecs);
            }
        }

        /** After the nested classes, whose worlds took the place of this one. */
        @AfterAll
        static void redirectedAgain(EcsSimulator ecs) {
            SimulatedTask task = ecs.createCluster("batch")
                    .createService("encoder", 1)
                    .tasks()
                    .get(0);
            new HardWired().protect(task);
            assertThat(task.isProtected()).isTrue();
        }
    }

    @RedirectEcsClients
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    @TestClassOrder(ClassOrderer.OrderAnnotation.class)
    static class InterruptedTestCases {
        @Nested
        @Order(1)
        @EcsSimulatorSettings(life = SimulatorLife.PER_METHOD)
        class WorldsOfTheirOwn {
            @Test
            void leavesItsThreadInterrupted() {
                Thread.currentThread().interrupt();
            }
        }

        @Nested
        @Order(2)
        class SameWorld {
            @Test
            void test(EcsSimulator ecs) {
                protects(new HardWired(), ecs);
            }
        }
    }

    @RedirectEcsClients
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    @TestClassOrder(ClassOrderer.OrderAnnotation.class)
    static class LostTestCases {
        private static final String RETRY_MODE = "aws.retryMode";

        @Nested
        @Order(1)
        @EcsSimulatorSettings(life = SimulatorLife.PER_METHOD)
        class WorldsOfTheirOwn {
            @Test
            void leavesASettingThatTheSdkRefuses() {
                System.setProperty(RETRY_MODE, "none that it knows");
            }
        }

        @Nested
        @Order(2)
        class SameWorld {
            @Test
            void test() {
                throw new AssertionError("not reached: it would call AWS");
            }
        }

        @AfterAll
        static void free() {
            System.clearProperty(RETRY_MODE);
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @ExtendWith(EcsSimulatorExtension.class)
    @RedirectEcsClients
    @interface WithItsOwnClients {}

    @WithItsOwnClients
    static class ComposedTestCases {
        @Test
        void test(EcsSimulator ecs) {
            protects(new HardWired(), ecs);
        }
    }

    @RedirectEcsClients
    static class FieldTestCases {
        @RegisterExtension
        final EcsSimulatorExtension extension =
                EcsSimulatorExtension.builder().seed(7).build();

        @Test
        void test(EcsSimulator ecs) {
            protects(new HardWired(), ecs);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @RedirectEcsClients
    static class FailingTestCases {
        @Test
        void test() {
            throw new AssertionError("on purpose");
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @RedirectEcsClients
    static class FailingConstructorTestCases {
        FailingConstructorTestCases() {
            throw new AssertionError("on purpose");
        }

        @Test
        void test() {}
    }

    @RedirectEcsClients
    static class AloneTestCases {
        private final HardWired ofField = new HardWired();

        @Test
        void test(EcsSimulator ecs) {
            protects(ofField, ecs);
        }
    }

    static class AloneOnMethodTestCases {
        @Test
        @RedirectEcsClients
        void test(EcsSimulator ecs) {
            protects(new HardWired(), ecs);
        }
    }
}
