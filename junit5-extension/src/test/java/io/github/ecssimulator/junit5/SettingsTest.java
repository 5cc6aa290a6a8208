package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.policy.Judging.BlockedRenewal;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/** What annotations and the builder choose, and which of them wins. */
class SettingsTest {

    @Test
    void annotation_everyAttribute_isApplied() {
        ExtensionRun.of(EveryAttributeTestCases.class).succeedsWith(1);
    }

    @Test
    void annotation_onMethod_overridesItsClassAttributeByAttribute() {
        ExtensionRun.of(MethodOverridesTestCases.class).succeedsWith(2);
    }

    @Test
    void annotation_asMetaAnnotation_isRead() {
        ExtensionRun.of(ComposedTestCases.class).succeedsWith(2);
    }

    @Test
    void annotation_onSuperclassAndInterface_isOverriddenAttributeByAttribute() {
        ExtensionRun.of(InheritingTestCases.class).succeedsWith(1);
    }

    @Test
    void annotation_onEnclosingClass_isOverriddenAttributeByAttribute() {
        ExtensionRun.of(EnclosingTestCases.class).succeedsWith(1);
    }

    @Test
    void client_ofEachKind_callsThroughItsDoor() {
        ExtensionRun.of(ClientTestCases.class).succeedsWith(2);
    }

    @Test
    void client_onMethodOfPerClassLife_isThatOfTheMethod() {
        ExtensionRun.of(PerClassClientTestCases.class).succeedsWith(2);
    }

    @Test
    void builder_everyOption_isApplied() {
        ExtensionRun.of(BuilderTestCases.class).succeedsWith(3);
    }

    @Test
    void builder_secondConfigureStep_goesOverTheFirst() {
        ExtensionRun.of(ConfigureTwiceTestCases.class).succeedsWith(1);
    }

    @Test
    void builder_regionOrAccountThatCannotBe_isRefusedAtOnce() {
        EcsSimulatorExtensionBuilder builder = EcsSimulatorExtension.builder();

        assertThatThrownBy(() -> builder.region("Ohio"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The region must be one such as us-east-1, but was \"Ohio\".");
        assertThatThrownBy(() -> builder.account("42"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The account must be one of twelve digits, but was \"42\".");
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(
            startAt = "2026-03-01T09:00:00Z",
            region = "eu-central-1",
            account = "210987654321",
            seed = 42,
            life = SimulatorLife.PER_CLASS,
            client = InjectedClient.OVER_HTTP)
    static class EveryAttributeTestCases {
        @Test
        void all(EcsSimulator ecs, SimulatedClock clock, EcsClient client) {
            assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-01T09:00:00Z"));
            assertThat(ecs.region()).isEqualTo("eu-central-1");
            assertThat(ecs.account()).isEqualTo("210987654321");
            assertThat(ecs.seed()).isEqualTo(42);
            assertThat(callerOf(ecs, client)).isEqualTo("in-memory HTTP");
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(region = "eu-central-1", seed = 42)
    static class MethodOverridesTestCases {
        @Test
        @EcsSimulatorSettings(seed = 0, startAt = "2026-03-01T09:00:00.5Z")
        void overriding(EcsSimulator ecs) {
            assertThat(ecs.region()).isEqualTo("eu-central-1");
            assertThat(ecs.seed()).isZero();
            assertThat(ecs.clock().instant()).isEqualTo(Instant.parse("2026-03-01T09:00:00.5Z"));
        }

        @Test
        void plain(EcsSimulator ecs) {
            assertThat(ecs.seed()).isEqualTo(42);
            assertThat(ecs.clock().instant()).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @EcsSimulatorSettings(region = "eu-north-1")
    @interface Northern {}

    @Retention(RetentionPolicy.RUNTIME)
    @ExtendWith(EcsSimulatorExtension.class)
    @Northern
    @EcsSimulatorSettings(seed = 5)
    @interface NorthernEcsTest {}

    @NorthernEcsTest
    @EcsSimulatorSettings(account = "210987654321")
    static class ComposedTestCases {
        @Test
        void onClass(EcsSimulator ecs) {
            assertThat(ecs).hasToString("EcsSimulator[eu-north-1, 210987654321, seed 5, 2024-01-01T00:00:00Z]");
        }

        @Test
        @EcsSimulatorSettings(region = "eu-south-1")
        void onMethod(EcsSimulator ecs) {
            assertThat(ecs.region()).isEqualTo("eu-south-1");
        }
    }

    @EcsSimulatorSettings(region = "eu-west-1", account = "111111111111", seed = 1)
    @ExtendWith(EcsSimulatorExtension.class)
    abstract static class BaseTestCases {}

    @EcsSimulatorSettings(account = "222222222222", seed = 2)
    interface Account {}

    interface Marked extends Account {}

    @EcsSimulatorSettings(seed = 3)
    static class InheritingTestCases extends BaseTestCases implements Marked {
        @Test
        void nearestWins(EcsSimulator ecs) {
            assertThat(ecs).hasToString("EcsSimulator[eu-west-1, 222222222222, seed 3, 2024-01-01T00:00:00Z]");
        }
    }

    @EcsSimulatorSettings(region = "eu-west-1", seed = 1)
    @ExtendWith(EcsSimulatorExtension.class)
    static class EnclosingTestCases {
        @Nested
        @EcsSimulatorSettings(seed = 2)
        class Inner {
            @Test
            @EcsSimulatorSettings(account = "222222222222")
            void nearestWins(EcsSimulator ecs) {
                assertThat(ecs).hasToString("EcsSimulator[eu-west-1, 222222222222, seed 2, 2024-01-01T00:00:00Z]");
            }
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class ClientTestCases {
        @Test
        void direct(EcsSimulator ecs, EcsClient client, EcsAsyncClient async) {
            assertThat(callerOf(ecs, client)).isEqualTo("direct client");
            assertThat(callerOf(ecs, async)).isEqualTo("direct client");
        }

        @Test
        @EcsSimulatorSettings(client = InjectedClient.OVER_HTTP)
        void overHttp(EcsSimulator ecs, EcsClient client, EcsAsyncClient async) {
            assertThat(callerOf(ecs, client)).isEqualTo("in-memory HTTP");
            assertThat(callerOf(ecs, async)).isEqualTo("in-memory HTTP");
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class PerClassClientTestCases {
        @Test
        void direct(EcsSimulator ecs, EcsClient client) {
            assertThat(callerOf(ecs, client)).isEqualTo("direct client");
        }

        @Test
        @EcsSimulatorSettings(client = InjectedClient.OVER_HTTP)
        void overHttp(EcsSimulator ecs, EcsClient client) {
            assertThat(callerOf(ecs, client)).isEqualTo("in-memory HTTP");
        }
    }

    static class BuilderTestCases {
        @RegisterExtension
        static final EcsSimulatorExtension EXTENSION = EcsSimulatorExtension.builder()
                .startAt(Instant.parse("2026-03-01T09:00:00Z"))
                .region("cn-north-1")
                .account("210987654321")
                .seed(42)
                .life(SimulatorLife.PER_METHOD)
                .client(InjectedClient.OVER_HTTP)
                .configure(simulator -> simulator
                        .partition("aws-cn")
                        .region("eu-west-1")
                        .stoppedTaskRetention(Duration.ofDays(1))
                        .policy(BlockedRenewal.ALLOWED))
                .build();

        @Test
        void all(EcsSimulator ecs, EcsClient client) {
            assertThat(ecs).hasToString("EcsSimulator[cn-north-1, 210987654321, seed 42, 2026-03-01T09:00:00Z]");
            assertThat(ecs.partition()).isEqualTo("aws-cn");
            assertThat(ecs.policies().get(BlockedRenewal.class)).isEqualTo(BlockedRenewal.ALLOWED);
            assertThat(callerOf(ecs, client)).isEqualTo("in-memory HTTP");
        }

        @Test
        @EcsSimulatorSettings(seed = 7, client = InjectedClient.DIRECT)
        void overriddenByMethod(EcsSimulator ecs, EcsClient client) {
            assertThat(ecs.seed()).isEqualTo(7);
            assertThat(ecs.region()).isEqualTo("cn-north-1");
            assertThat(callerOf(ecs, client)).isEqualTo("direct client");
        }

        @Nested
        @EcsSimulatorSettings(region = "cn-north-1")
        class SayingTheSame {
            @Test
            void passes(EcsSimulator ecs) {
                assertThat(ecs.region()).isEqualTo("cn-north-1");
            }
        }
    }

    static class ConfigureTwiceTestCases {
        @RegisterExtension
        static final EcsSimulatorExtension EXTENSION = EcsSimulatorExtension.builder()
                .configure(simulator -> simulator.seed(1).region("eu-west-1"))
                .configure(simulator -> simulator.seed(2))
                .build();

        @Test
        void second(EcsSimulator ecs) {
            assertThat(ecs.seed()).isEqualTo(2);
            assertThat(ecs.region()).isEqualTo("eu-west-1");
        }
    }

    private static String callerOf(EcsSimulator ecs, EcsClient client) {
        ecs.createCluster("media");
        client.getTaskProtection(r -> r.cluster("media"));
        return lastCaller(ecs);
    }

    private static String callerOf(EcsSimulator ecs, EcsAsyncClient client) {
        ecs.createCluster("media");
        client.getTaskProtection(r -> r.cluster("media")).join();
        return lastCaller(ecs);
    }

    private static String lastCaller(EcsSimulator ecs) {
        return ecs.journal()
                .events(CallEvent.Accepted.class)
                .reduce((first, last) -> last)
                .orElseThrow()
                .caller();
    }
}
