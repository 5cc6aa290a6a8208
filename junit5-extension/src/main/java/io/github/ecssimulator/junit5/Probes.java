package io.github.ecssimulator.junit5;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.ServiceAutoScaling;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.SimulatedTaskDefinition;
import io.github.ecssimulator.SimulatedTaskSet;
import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import io.github.ecssimulator.testkit.time.SimulatedAwait;
import java.time.Clock;

/** What {@link TypeProbe} calls: one constructor and one method for each type that a parameter of ours may have. */
final class Probes {
    Probes(EcsSimulator value) {}

    Probes(SimulatedClock value) {}

    Probes(Clock value) {}

    Probes(EcsSimulatorServer value) {}

    Probes(EcsSimulatorBuilder value) {}

    Probes(SimulatedCluster value) {}

    Probes(SimulatedService value) {}

    Probes(SimulatedTask value) {}

    Probes(SimulatedTaskDefinition value) {}

    Probes(SimulatedTaskSet value) {}

    Probes(ServiceAutoScaling value) {}

    Probes(EcsApi value) {}

    Probes(Journal value) {}

    Probes(Policies value) {}

    Probes(InMemoryAgent value) {}

    Probes(SimulatedAwait value) {}

    static void probe(EcsSimulator value) {}

    static void probe(SimulatedClock value) {}

    static void probe(Clock value) {}

    static void probe(EcsSimulatorServer value) {}

    static void probe(EcsSimulatorBuilder value) {}

    static void probe(SimulatedCluster value) {}

    static void probe(SimulatedService value) {}

    static void probe(SimulatedTask value) {}

    static void probe(SimulatedTaskDefinition value) {}

    static void probe(SimulatedTaskSet value) {}

    static void probe(ServiceAutoScaling value) {}

    static void probe(EcsApi value) {}

    static void probe(Journal value) {}

    static void probe(Policies value) {}

    static void probe(InMemoryAgent value) {}

    static void probe(SimulatedAwait value) {}
}
