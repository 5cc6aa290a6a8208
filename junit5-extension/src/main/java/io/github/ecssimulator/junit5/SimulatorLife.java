package io.github.ecssimulator.junit5;

/** How long a simulator lives that {@link EcsSimulatorExtension} made. */
public enum SimulatorLife {
    /**
     * Each invocation of a test method has its own, from its constructor on. Repetitions, and the invocations of a
     * parameterized test, are such invocations; the dynamic tests of one factory share that of the factory.
     */
    PER_METHOD,

    /**
     * All tests of a class share one, and so do those of its nested classes, and the invocations of a parameterized class.
     * A nested class with settings of its own gets a simulator of its own.
     */
    PER_CLASS
}
