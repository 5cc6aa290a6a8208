package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mockingDetails;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.NonNull;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mock;
import org.mockito.Mockito;
import org.mockito.junit.jupiter.MockitoExtension;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Beside other extensions, each fills the parameters that are its own. */
class ForeignParameterTest {
    private static final Clock FIXED = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @Test
    void mock_ofAnyTypeOfOurs_isMockitos() {
        ExtensionRun.of(MockTestCases.class).succeedsWith(3);
    }

    @Test
    void annotation_ofAnUnknownExtension_marksItsParameter() {
        ExtensionRun.of(MarkedTestCases.class).succeedsWith(2);
    }

    @Test
    void annotation_thatBringsItsExtension_marksItsParameterEvenIfOfTheType() {
        ExtensionRun.of(BringingMarkTestCases.class).succeedsWith(1);
    }

    @Test
    void annotation_onTheConstructor_marksAllItsParameters() {
        ExtensionRun.of(MarkedConstructorTestCases.class).succeedsWith(1);
    }

    @Test
    void annotation_thatBringsOurExtension_marksNothing() {
        ExtensionRun.of(BroughtTestCases.class, BroughtBesideSettingsTestCases.class)
                .succeedsWith(3 + 2);
    }

    @Test
    void annotations_thatBringOthersAlone_markTheirParameter() {
        ExtensionRun.of(TwiceBroughtTestCases.class).succeedsWith(1);
    }

    @Test
    void annotation_thatSpeaksOfTheType_marksNothing() {
        ExtensionRun.of(UnmarkedTestCases.class).succeedsWith(8);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {ClockTestCases.class, ClientTestCases.class, TaskTestCases.class, InConstructorTestCases.class})
    void type_notOfOurMaking_isLeftToWhoeverFillsIt(Class<?> cases) {
        ExtensionRun.of(cases).succeedsWith(1);
    }

    @Test
    void otherExtension_thatFillsWholeConstructors_fillsThem() {
        ExtensionRun.of(AllConstructorsTestCases.class).succeedsWith(1);
    }

    @Test
    void otherExtension_thatCannotAnswer_leavesTheTypeToUs() {
        ExtensionRun.of(ConfusedTestCases.class).succeedsWith(1);
    }

    /** On a parameter the compiler warns of it, so it stands on a class here. */
    @Test
    void deprecated_marksNothing() {
        assertThat(Claims.ForeignAnnotations.mark(Old.class)).isFalse();
    }

    @Deprecated
    private static final class Old {}

    private static boolean isMock(Object value) {
        return mockingDetails(value).isMock();
    }

    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @ExtendWith(EcsSimulatorExtension.class)
    @interface Simulated {}

    static class BroughtTestCases {
        @Test
        void byItself(@ExtendWith(EcsSimulatorExtension.class) EcsSimulator ecs, Clock clock) {
            assertThat(clock).isSameAs(ecs.clock());
        }

        @Test
        void byAnAnnotationOfOnesOwn(@Simulated EcsSimulator ecs, @Simulated EcsClient client) {
            assertThat(client.listClusters().clusterArns()).isEmpty();
        }

        @Test
        void besideAnother(
                @ExtendWith(EcsSimulatorExtension.class) @ExtendWith(SpecialResolver.class) EcsSimulator ecs,
                @ExtendWith({SpecialResolver.class, EcsSimulatorExtension.class}) Clock clock) {
            assertThat(clock).isSameAs(ecs.clock());
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class TwiceBroughtTestCases {
        @Test
        void byOthers(@ExtendWith(SpecialResolver.class) @ExtendWith(BringingResolver.class) @Special Clock clock) {
            assertThat(clock).isSameAs(FIXED);
        }
    }

    @EcsSimulatorSettings(seed = 7)
    static class BroughtBesideSettingsTestCases {
        @Test
        void brought(@ExtendWith(EcsSimulatorExtension.class) EcsSimulator ecs, @Simulated Clock clock) {
            assertThat(ecs.seed()).isEqualTo(7);
            assertThat(clock).isSameAs(ecs.clock());
        }

        @Test
        void ofTheSettings(EcsSimulator ecs) {
            assertThat(ecs.seed()).isEqualTo(7);
        }
    }

    @ExtendWith({EcsSimulatorExtension.class, MockitoExtension.class})
    static class MockTestCases {
        private final EcsClient ofConstructor;

        MockTestCases(@Mock EcsClient mock, EcsClient ours) {
            assertThat(isMock(ours)).isFalse();
            ofConstructor = mock;
        }

        @BeforeEach
        void before(EcsSimulator ecs, @Mock EcsAsyncClient mock) {
            assertThat(isMock(ecs)).isFalse();
            assertThat(isMock(mock)).isTrue();
        }

        @Test
        void clients(EcsSimulator ecs, @Mock EcsClient broken, EcsClient works) {
            assertThat(isMock(ofConstructor)).isTrue();
            assertThat(isMock(broken)).isTrue();
            assertThat(isMock(works)).isFalse();
            ecs.createCluster("media");
            assertThat(works.listClusters().clusterArns()).hasSize(1);
        }

        @Test
        void clocks(@Mock Clock mock, Clock clock, SimulatedClock simulated) {
            assertThat(isMock(mock)).isTrue();
            assertThat(clock).isSameAs(simulated);
        }

        @AfterEach
        void after(@Mock Clock mock, EcsClient ours) {
            assertThat(isMock(mock)).isTrue();
            assertThat(isMock(ours)).isFalse();
        }

        @Nested
        class Inner {
            @Test
            void nested(@Mock EcsClient mock, EcsClient ours) {
                assertThat(isMock(mock)).isTrue();
                assertThat(isMock(ours)).isFalse();
            }
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Special {}

    static final class SpecialResolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.isAnnotated(Special.class);
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return Clock.class.isAssignableFrom(parameter.getParameter().getType())
                    ? FIXED
                    : Mockito.mock(parameter.getParameter().getType());
        }
    }

    @ExtendWith({SpecialResolver.class, EcsSimulatorExtension.class})
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class MarkedTestCases {
        @BeforeAll
        static void beforeAll(@Special Clock special, Clock clock) {
            assertThat(special).isSameAs(FIXED);
            assertThat(clock).isInstanceOf(SimulatedClock.class);
        }

        @Test
        void clock(Clock clock, @Special Clock special) {
            assertThat(clock).isInstanceOf(SimulatedClock.class);
            assertThat(special).isSameAs(FIXED);
        }

        @Test
        void everyType(
                @Special EcsClient client,
                @Special EcsAsyncClient async,
                EcsClient ours,
                EcsAsyncClient oursAsync,
                @Nonnull @Special EcsClient alsoMarked) {
            assertThat(isMock(client) && isMock(async) && isMock(alsoMarked)).isTrue();
            assertThat(isMock(ours) || isMock(oursAsync)).isFalse();
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE_USE, ElementType.PARAMETER})
    @ExtendWith(BringingResolver.class)
    @interface NullClient {}

    static final class BringingResolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.isAnnotated(NullClient.class);
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return null;
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class BringingMarkTestCases {
        @Test
        void test(@NullClient EcsClient none, EcsClient ours) {
            assertThat(none).isNull();
            assertThat(ours).isNotNull();
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.CONSTRUCTOR)
    @interface Inject {}

    static final class Injector implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getDeclaringExecutable().isAnnotationPresent(Inject.class);
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == EcsSimulator.class ? EcsSimulator.create() : FIXED;
        }
    }

    @ExtendWith({EcsSimulatorExtension.class, Injector.class})
    static class MarkedConstructorTestCases {
        private final EcsSimulator injected;

        @Inject
        MarkedConstructorTestCases(EcsSimulator injected, Clock clock) {
            this.injected = injected;
            assertThat(clock).isSameAs(FIXED);
        }

        @Test
        void test(EcsSimulator ecs, Clock clock) {
            assertThat(ecs).isNotSameAs(injected);
            assertThat(clock).isSameAs(ecs.clock());
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Nonnull {}

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface CheckForNull {}

    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE_USE, ElementType.PARAMETER})
    @interface Tainted {}

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Description {
        String value();
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class UnmarkedTestCases {
        @SuppressWarnings("deprecation") // of Spring's annotation
        @Test
        void nullnessOfSpring(@org.springframework.lang.Nullable EcsClient client) {
            assertThat(client).isNotNull();
        }

        @Test
        void nullnessOfJSpecify(@NonNull EcsClient client) {
            assertThat(client).isNotNull();
        }

        @Test
        void nullnessOfAnyVendor(@Nonnull EcsSimulator ecs, @CheckForNull Clock clock) {
            assertThat(clock).isSameAs(ecs.clock());
        }

        @Test
        void typeUse(@Tainted EcsAsyncClient client) {
            assertThat(client).isNotNull();
        }

        @Test
        void ofTheLanguage(@SuppressWarnings("unused") final EcsSimulator ecs) {
            assertThat(ecs).isNotNull();
        }

        @Test
        void documentation(@Description("the clock of the worker") Clock clock) {
            assertThat(clock).isInstanceOf(SimulatedClock.class);
        }

        @Test
        void severalTogether(@Nonnull @Tainted EcsSimulatorServer server) {
            assertThat(server).isNotNull();
        }

        @Test
        void none(SimulatedClock clock) {
            assertThat(clock).isNotNull();
        }
    }

    /** Fills one type, as extensions for dependency injection do, and does not look at annotations. */
    static class TypeResolver implements ParameterResolver {
        private final Class<?> type;
        private int made;

        TypeResolver(Class<?> type) {
            this.type = type;
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == type;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            made++;
            assertThat(made).as("values made for one parameter").isEqualTo(1);
            return type == Clock.class ? FIXED : type == EcsClient.class ? Mockito.mock(EcsClient.class) : null;
        }
    }

    static final class ClockResolver extends TypeResolver {
        ClockResolver() {
            super(Clock.class);
        }
    }

    static final class ClientResolver extends TypeResolver {
        ClientResolver() {
            super(EcsClient.class);
        }
    }

    static final class TaskResolver extends TypeResolver {
        TaskResolver() {
            super(SimulatedTask.class);
        }
    }

    @ExtendWith({EcsSimulatorExtension.class, ClockResolver.class})
    static class ClockTestCases {
        @Test
        void test(Clock clock, SimulatedClock ours, EcsClient client) {
            assertThat(clock).isSameAs(FIXED);
            assertThat(ours).isNotNull();
            assertThat(isMock(client)).isFalse();
        }
    }

    @ExtendWith({ClientResolver.class, EcsSimulatorExtension.class})
    static class ClientTestCases {
        @Test
        void test(EcsSimulator ecs, EcsClient client, EcsAsyncClient ours) {
            assertThat(isMock(client)).isTrue();
            assertThat(isMock(ours)).isFalse();
        }
    }

    @ExtendWith({EcsSimulatorExtension.class, TaskResolver.class})
    static class TaskTestCases {
        @Test
        void test(EcsSimulator ecs, SimulatedTask task) {
            assertThat(task).isNull();
        }
    }

    @ExtendWith({EcsSimulatorExtension.class, ClockResolver.class})
    static class InConstructorTestCases {
        private final EcsSimulator ofConstructor;

        InConstructorTestCases(Clock clock, EcsSimulator ecs) {
            assertThat(clock).isSameAs(FIXED);
            ofConstructor = ecs;
        }

        @Test
        void test(EcsSimulator ecs) {
            assertThat(ecs).isSameAs(ofConstructor);
        }
    }

    static final class AllConstructors implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getDeclaringExecutable() instanceof java.lang.reflect.Constructor;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return null;
        }
    }

    @ExtendWith({EcsSimulatorExtension.class, AllConstructors.class})
    static class AllConstructorsTestCases {
        AllConstructorsTestCases(EcsSimulator ecs, SimulatedClock clock, EcsSimulatorServer server, EcsClient client) {
            assertThat(ecs).isNull();
            assertThat(clock).isNull();
            assertThat(server).isNull();
            assertThat(client).isNull();
        }

        @Test
        void test(EcsSimulator ecs) {
            assertThat(ecs).isNotNull();
        }
    }

    static final class Confused implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            if (parameter.getTarget().isEmpty()) {
                throw new IllegalStateException("expects methods of the test instance only");
            }
            return false;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            throw new AssertionError("never claimed");
        }
    }

    @ExtendWith({EcsSimulatorExtension.class, Confused.class})
    static class ConfusedTestCases {
        @Test
        void test(Clock clock) {
            assertThat(clock).isInstanceOf(SimulatedClock.class);
        }
    }
}
