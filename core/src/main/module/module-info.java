/** The simulated world of Amazon ECS task scale-in protection, in plain Java. */
module io.github.ecssimulator {
    requires java.management;
    requires static org.jspecify;

    exports io.github.ecssimulator;
    exports io.github.ecssimulator.api;
    exports io.github.ecssimulator.fault;
    exports io.github.ecssimulator.journal;
    exports io.github.ecssimulator.model;
    exports io.github.ecssimulator.policy;
    exports io.github.ecssimulator.internal.explore to
            io.github.ecssimulator.testkit;
}
