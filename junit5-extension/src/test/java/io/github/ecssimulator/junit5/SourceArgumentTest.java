package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.AggregateWith;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.aggregator.ArgumentsAggregator;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.converter.TypedArgumentConverter;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Parameterized tests and classes: the arguments of the source come first, and what stands behind them is ours. */
class SourceArgumentTest {
    private static final Clock FIXED = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final EcsSimulator OTHER =
            EcsSimulator.builder().seed(99).lenient().build();

    @Test
    void parameterizedTest_argumentsOfOurTypes_areThoseOfTheSource() {
        ExtensionRun.of(MethodTestCases.class).succeedsWith(13);
    }

    @Test
    void parameterizedClass_constructor_takesArgumentsFirst() {
        ExtensionRun.of(ConstructorTestCases.class).succeedsWith(4);
    }

    @Test
    void parameterizedClass_sharedWorld_takesArgumentsFirst() {
        ExtensionRun.of(SharedWorldTestCases.class).succeedsWith(2);
    }

    @Test
    void parameterizedClass_fields_leaveTheConstructorToUs() {
        ExtensionRun.of(FieldTestCases.class).succeedsWith(2);
    }

    @Test
    void parameterizedClass_methodsAroundInvocations_takeArgumentsFirst() {
        ExtensionRun.of(AroundTestCases.class).succeedsWith(1);
    }

    static Stream<Clock> clocks() {
        return Stream.of(FIXED);
    }

    static Stream<Arguments> clockAndName() {
        return Stream.of(arguments(FIXED, "media"));
    }

    static Stream<Arguments> nameAndClock() {
        return Stream.of(arguments("media", FIXED), arguments("batch", FIXED));
    }

    static Stream<Arguments> everyType() {
        return Stream.of(arguments(Mockito.mock(EcsClient.class), OTHER, OTHER.clock()));
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class MethodTestCases {
        private static final String HERE = "io.github.ecssimulator.junit5.SourceArgumentTest#";

        MethodTestCases(EcsSimulator ecs, Clock clock) {
            assertThat(clock).isSameAs(ecs.clock());
        }

        @BeforeEach
        void before(Clock clock) {
            assertThat(clock).isInstanceOf(SimulatedClock.class);
        }

        @ParameterizedTest
        @MethodSource(HERE + "clocks")
        void alone(Clock clock) {
            assertThat(clock).isSameAs(FIXED);
        }

        @ParameterizedTest
        @MethodSource(HERE + "clocks")
        void oursOfTheSameType(Clock clock, Clock ours) {
            assertThat(clock).isSameAs(FIXED);
            assertThat(ours).isInstanceOf(SimulatedClock.class);
        }

        @ParameterizedTest
        @MethodSource(HERE + "clockAndName")
        void first(Clock clock, String name, EcsSimulator ecs) {
            assertThat(clock).isSameAs(FIXED);
            assertThat(ecs.createCluster(name).name()).isEqualTo("media");
        }

        @ParameterizedTest
        @MethodSource(HERE + "nameAndClock")
        void notFirst(String name, Clock clock, EcsSimulator ecs, SimulatedClock ours) {
            assertThat(clock).isSameAs(FIXED);
            assertThat(ours).isSameAs(ecs.clock());
        }

        @ParameterizedTest
        @MethodSource(HERE + "nameAndClock")
        void moreArgumentsThanParameters(String name) {
            assertThat(name).isNotEmpty();
        }

        @ParameterizedTest
        @MethodSource(HERE + "everyType")
        void everyType(EcsClient client, EcsSimulator other, Clock clock, EcsClient ours, EcsSimulator ecs) {
            assertThat(Mockito.mockingDetails(client).isMock()).isTrue();
            assertThat(other).isSameAs(OTHER).isNotSameAs(ecs);
            assertThat(clock).isSameAs(OTHER.clock());
            assertThat(Mockito.mockingDetails(ours).isMock()).isFalse();
        }

        @ParameterizedTest
        @NullSource
        void nothing(EcsClient client, EcsClient ours) {
            assertThat(client).isNull();
            assertThat(ours).isNotNull();
        }

        @ParameterizedTest
        @CsvSource("a, b")
        void aggregator(String first, ArgumentsAccessor all, EcsClient ours, Clock clock) {
            assertThat(all.size()).isEqualTo(2);
            assertThat(clock).isInstanceOf(SimulatedClock.class);
        }

        @ParameterizedTest
        @CsvSource("a, b")
        void ownAggregator(@AggregateWith(ToClock.class) Clock clock, Clock ours) {
            assertThat(clock).isSameAs(FIXED);
            assertThat(ours).isInstanceOf(SimulatedClock.class);
        }

        @ParameterizedTest
        @ValueSource(strings = "epoch")
        void converter(@ConvertWith(Named.class) Clock clock, Clock ours) {
            assertThat(clock).isSameAs(FIXED);
            assertThat(ours).isInstanceOf(SimulatedClock.class);
        }

        @Test
        void plain(Clock clock) {
            assertThat(clock).isInstanceOf(SimulatedClock.class);
        }

        @AfterEach
        void after(EcsSimulator ecs, Clock clock) {
            assertThat(clock).isSameAs(ecs.clock());
        }
    }

    static final class ToClock implements ArgumentsAggregator {
        @Override
        public Object aggregateArguments(ArgumentsAccessor accessor, ParameterContext parameter) {
            return FIXED;
        }
    }

    static final class Named extends TypedArgumentConverter<String, Clock> {
        Named() {
            super(String.class, Clock.class);
        }

        @Override
        protected Clock convert(String name) {
            return FIXED;
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @ParameterizedClass
    @MethodSource("io.github.ecssimulator.junit5.SourceArgumentTest#clocks")
    static class ConstructorTestCases {
        private final Clock clock;
        private final EcsSimulator ofConstructor;

        ConstructorTestCases(Clock clock, Clock ours, EcsSimulator ecs) {
            this.clock = clock;
            assertThat(ours).isSameAs(ecs.clock());
            ofConstructor = ecs;
        }

        @Test
        void test(EcsSimulator ecs, Clock ours) {
            assertThat(clock).isSameAs(FIXED);
            assertThat(ecs).isSameAs(ofConstructor);
            assertThat(ours).isSameAs(ecs.clock());
        }

        @ParameterizedTest
        @MethodSource("io.github.ecssimulator.junit5.SourceArgumentTest#nameAndClock")
        void parameterizedToo(String name, Clock second, Clock ours) {
            assertThat(second).isSameAs(FIXED);
            assertThat(ours).isSameAs(ofConstructor.clock());
        }

        @Nested
        class Inner {
            Inner(Clock ours) {
                assertThat(ours).isSameAs(ofConstructor.clock());
            }

            @Test
            void nested(Clock ours) {
                assertThat(ours).isSameAs(ofConstructor.clock());
            }
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    @ParameterizedClass
    @MethodSource("io.github.ecssimulator.junit5.SourceArgumentTest#nameAndClock")
    static class SharedWorldTestCases {
        private final Clock clock;

        SharedWorldTestCases(String name, Clock clock, SimulatedClock ours) {
            this.clock = clock;
            assertThat(ours).isNotSameAs(clock);
        }

        @Test
        void test(Clock ours) {
            assertThat(clock).isSameAs(FIXED);
            assertThat(ours).isInstanceOf(SimulatedClock.class);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @ParameterizedClass
    @MethodSource("io.github.ecssimulator.junit5.SourceArgumentTest#nameAndClock")
    static class FieldTestCases {
        @Parameter(0)
        String name;

        @Parameter(1)
        Clock clock;

        FieldTestCases(Clock ours, EcsSimulator ecs) {
            assertThat(ours).isSameAs(ecs.clock());
        }

        @Test
        void test(Clock ours) {
            assertThat(clock).isSameAs(FIXED);
            assertThat(ours).isInstanceOf(SimulatedClock.class);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    @ParameterizedClass
    @MethodSource("io.github.ecssimulator.junit5.SourceArgumentTest#clocks")
    static class AroundTestCases {
        @Parameter
        Clock clock;

        @BeforeParameterizedClassInvocation
        static void before(Clock clock, EcsSimulator ecs) {
            assertThat(clock).isSameAs(FIXED);
            ecs.createCluster("media");
        }

        @Test
        void test(EcsSimulator ecs) {
            assertThat(ecs.clusters()).hasSize(1);
        }

        @AfterParameterizedClassInvocation
        static void after(Clock clock, Clock ours) {
            assertThat(clock).isSameAs(FIXED);
            assertThat(ours).isInstanceOf(SimulatedClock.class);
        }
    }
}
