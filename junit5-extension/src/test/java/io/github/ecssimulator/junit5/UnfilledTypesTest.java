package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.SimulatedTaskDefinition;
import io.github.ecssimulator.SimulatedTaskSet;
import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A parameter of a type of ours that is not filled says what to write instead. */
class UnfilledTypesTest {

    @Test
    void parameter_ofATypeThatIsNotFilled_saysWhatToWrite() {
        Map<String, String> messages = new TreeMap<>();
        ExtensionRun.of(TestMethodTestCases.class)
                .reports()
                .forEach((test, report) ->
                        messages.put(test, report.lines().findFirst().orElseThrow()));

        assertThat(messages)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "cluster(SimulatedCluster)", says("SimulatedCluster", "ecs.createCluster(\"media\")"),
                                "service(SimulatedService)",
                                        says(
                                                "SimulatedService",
                                                "ecs.createCluster(\"media\").createService(\"transcoder\", 1)"),
                                "task(SimulatedTask)",
                                        says(
                                                "SimulatedTask",
                                                "ecs.createCluster(\"media\").createService(\"transcoder\", 1).tasks().get(0)"),
                                "taskDefinition(SimulatedTaskDefinition)",
                                        says("SimulatedTaskDefinition", "ecs.registerTaskDefinition(\"transcoder\")"),
                                "taskSet(SimulatedTaskSet)",
                                        says(
                                                "SimulatedTaskSet",
                                                "service.createTaskSet(taskDefinition, 100) with a service of it"),
                                "api(EcsApi)", says("EcsApi", "ecs.api()"),
                                "journal(Journal)", says("Journal", "ecs.journal()"),
                                "agent(InMemoryAgent)", says("InMemoryAgent", "InMemoryAgent.of(ecs)"),
                                "builder(EcsSimulatorBuilder)",
                                        ParameterResolutionException.class.getName()
                                                + ": EcsSimulatorExtension fills no parameter of type EcsSimulatorBuilder. Write"
                                                + " EcsSimulatorExtension.builder().configure(simulator -> ...) in a @RegisterExtension field."));
    }

    private static String says(String type, String instead) {
        return ParameterResolutionException.class.getName() + ": EcsSimulatorExtension fills no parameter of type "
                + type + ". Take a parameter EcsSimulator ecs instead, and write " + instead + ".";
    }

    @ParameterizedTest
    @ValueSource(classes = {ConstructorTestCases.class, BeforeEachTestCases.class, BeforeAllTestCases.class})
    void parameter_outsideTestMethods_saysSoToo(Class<?> cases) {
        assertThat(ExtensionRun.of(cases).fails())
                .isInstanceOf(ParameterResolutionException.class)
                .hasMessageStartingWith("EcsSimulatorExtension fills no parameter of type SimulatedTask.");
    }

    @Test
    void probes_coverEveryTypeOfAParameterThatIsOurs() {
        assertThat(Arrays.stream(TypeProbe.Probes.class.getDeclaredConstructors())
                        .map(probe -> probe.getParameterTypes()[0]))
                .allMatch(type -> ParameterTypes.areFilled(type) || ParameterTypes.areUnfilled(type))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(TypeProbe.Probes.class.getDeclaredMethods())
                        .filter(probe -> !probe.isSynthetic())
                        .<Class<?>>map(probe -> probe.getParameterTypes()[0])
                        .toList())
                .containsAll(ParameterTypes.unfilled());
    }

    @EcsSimulatorSettings
    static class TestMethodTestCases {
        @Test
        void cluster(SimulatedCluster cluster) {}

        @Test
        void service(SimulatedService service) {}

        @Test
        void task(SimulatedTask task) {}

        @Test
        void taskDefinition(SimulatedTaskDefinition taskDefinition) {}

        @Test
        void taskSet(SimulatedTaskSet taskSet) {}

        @Test
        void api(EcsApi api) {}

        @Test
        void journal(Journal journal) {}

        @Test
        void agent(InMemoryAgent agent) {}

        @Test
        void builder(EcsSimulatorBuilder builder) {}
    }

    @EcsSimulatorSettings
    static class ConstructorTestCases {
        ConstructorTestCases(SimulatedTask task) {}

        @Test
        void test() {}
    }

    @EcsSimulatorSettings
    static class BeforeEachTestCases {
        @BeforeEach
        void before(SimulatedTask task) {}

        @Test
        void test() {}
    }

    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class BeforeAllTestCases {
        @BeforeAll
        static void before(SimulatedTask task) {}

        @Test
        void test() {}
    }
}
