package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Beside Spring, whose beans may have the types that the extension fills. */
class SpringTest {
    private static final String AUTOWIRE_MODE = TestConstructor.TEST_CONSTRUCTOR_AUTOWIRE_MODE_PROPERTY_NAME;

    @ParameterizedTest
    @ValueSource(
            classes = {
                BeforeSpringTestCases.class,
                BehindSpringTestCases.class,
                AutowiredConstructorTestCases.class,
                AutowiringClassTestCases.class,
                NestedTestCases.class
            })
    void parameters_markedForSpring_areBeans(Class<?> cases) {
        ExtensionRun.of(cases).succeedsWith(1);
    }

    @Test
    void testBean_ofTheSimulator_isMadeInPlaceOfTheApplications() {
        ExtensionRun.of(TestBeanTestCases.class).succeedsWith(1);
    }

    @Test
    void constructor_inTheModeThatAutowiresAll_isSprings() {
        ExtensionRun.of(ByModeTestCases.class).parameter(AUTOWIRE_MODE, "all").succeedsWith(1);
    }

    @Test
    void constructor_withoutSpringInTheModeThatAutowiresAll_isOurs() {
        ExtensionRun.of(WithoutSpringTestCases.class)
                .parameter(AUTOWIRE_MODE, "all")
                .succeedsWith(1);
    }

    @Configuration
    static class Beans {
        @Bean
        EcsSimulator ecs() {
            return EcsSimulator.builder().seed(99).build();
        }

        @Bean
        EcsClient client(EcsSimulator ecs) {
            return EcsClients.direct(ecs);
        }

        @Bean
        Clock wallClock() {
            return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        }
    }

    private static void assertBean(EcsSimulator ecs) {
        assertThat(ecs.seed()).isEqualTo(99);
    }

    private static void assertOurs(EcsSimulator ecs, Clock clock) {
        assertThat(ecs.seed()).isEqualTo(1);
        assertThat(clock).isSameAs(ecs.clock());
    }

    abstract static class MarkedTestCases {
        @BeforeEach
        void before(@Autowired EcsSimulator bean, EcsSimulator ecs, Clock clock) {
            assertBean(bean);
            assertOurs(ecs, clock);
        }

        @Test
        void test(
                @Autowired EcsClient bean,
                EcsClient ours,
                @Qualifier("wallClock") Clock wallClock,
                SimulatedClock simulated,
                EcsAsyncClient async,
                ApplicationContext context) {
            assertThat(bean).isSameAs(context.getBean(EcsClient.class)).isNotSameAs(ours);
            assertThat(wallClock).isNotSameAs(simulated);
        }

        @AfterEach
        void after(@Autowired Clock bean, Clock ours) {
            assertThat(bean).isNotSameAs(ours);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @SpringJUnitConfig(Beans.class)
    static class BeforeSpringTestCases extends MarkedTestCases {}

    @SpringJUnitConfig(Beans.class)
    @EcsSimulatorSettings
    static class BehindSpringTestCases extends MarkedTestCases {}

    @EcsSimulatorSettings
    @SpringJUnitConfig(Beans.class)
    static class AutowiredConstructorTestCases {
        private final EcsSimulator bean;

        @Autowired
        AutowiredConstructorTestCases(EcsSimulator bean, EcsClient client, Clock clock) {
            this.bean = bean;
            assertThat(clock).isNotInstanceOf(SimulatedClock.class);
        }

        @Test
        void test(EcsSimulator ecs, Clock clock) {
            assertBean(bean);
            assertOurs(ecs, clock);
        }
    }

    @EcsSimulatorSettings
    @SpringJUnitConfig(Beans.class)
    @TestConstructor(autowireMode = AutowireMode.ALL)
    static class AutowiringClassTestCases {
        private final EcsSimulator bean;

        AutowiringClassTestCases(EcsSimulator bean, EcsClient client, Clock clock) {
            this.bean = bean;
            assertThat(clock).isNotInstanceOf(SimulatedClock.class);
        }

        @Test
        void test(EcsSimulator ecs, Clock clock, @Autowired EcsClient client) {
            assertBean(bean);
            assertOurs(ecs, clock);
        }
    }

    @EcsSimulatorSettings
    @SpringJUnitConfig(Beans.class)
    static class ByModeTestCases {
        private final EcsSimulator bean;

        ByModeTestCases(EcsSimulator bean) {
            this.bean = bean;
        }

        @Test
        void test(EcsSimulator ecs, Clock clock) {
            assertBean(bean);
            assertOurs(ecs, clock);
        }
    }

    @EcsSimulatorSettings
    static class WithoutSpringTestCases {
        private final EcsSimulator ofConstructor;

        WithoutSpringTestCases(EcsSimulator ecs, Clock clock) {
            assertOurs(ecs, clock);
            ofConstructor = ecs;
        }

        @Test
        void test(EcsSimulator ecs) {
            assertThat(ecs).isSameAs(ofConstructor);
        }
    }

    @EcsSimulatorSettings
    @SpringJUnitConfig(Beans.class)
    static class NestedTestCases {
        @Nested
        class Inner {
            private final EcsSimulator bean;

            Inner(@Autowired EcsSimulator bean, EcsSimulator ours, Clock clock) {
                this.bean = bean;
                assertOurs(ours, clock);
            }

            @Test
            void test(EcsSimulator ecs, Clock clock) {
                assertBean(bean);
                assertOurs(ecs, clock);
            }
        }
    }

    @Configuration
    static class ClientOfAws {
        @Bean
        EcsClient anyName() {
            throw new AssertionError("the client of the application was made");
        }
    }

    @SpringJUnitConfig(ClientOfAws.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class TestBeanTestCases {
        private static EcsSimulator world;

        @TestBean
        EcsClient client;

        @BeforeAll
        static void keep(EcsSimulator ecs) {
            world = ecs;
        }

        static EcsClient client() {
            return EcsClients.direct(world);
        }

        @Test
        void test(EcsSimulator ecs, @Autowired EcsClient bean) {
            ecs.createCluster("media");
            assertThat(bean).isSameAs(client);
            assertThat(bean.listClusters().clusterArns()).hasSize(1);
        }
    }
}
