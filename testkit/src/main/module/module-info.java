/**
 * Doors into the simulated world of Amazon ECS, assertions, time bridges, fixtures and reports.
 *
 * <p>Of the AWS SDK it needs nothing but what its user has, who requires {@code software.amazon.awssdk.services.ecs}.
 * Awaitility has no name of its own as a module, only that of its file. It is read with Hamcrest, since both are automatic.
 */
module io.github.ecssimulator.testkit {
    requires transitive io.github.ecssimulator;
    requires transitive org.assertj.core;
    requires com.fasterxml.jackson.core;
    requires java.net.http;
    requires org.hamcrest;
    requires static org.jspecify;
    requires static org.reactivestreams;
    requires static software.amazon.awssdk.auth;
    requires static software.amazon.awssdk.awscore;
    requires static software.amazon.awssdk.core;
    requires static software.amazon.awssdk.http;
    requires static software.amazon.awssdk.profiles;
    requires static software.amazon.awssdk.regions;
    requires static software.amazon.awssdk.services.ecs;
    requires static software.amazon.awssdk.utils;

    exports io.github.ecssimulator.testkit.assertions;
    exports io.github.ecssimulator.testkit.container;
    exports io.github.ecssimulator.testkit.explore;
    exports io.github.ecssimulator.testkit.fixture;
    exports io.github.ecssimulator.testkit.http;
    exports io.github.ecssimulator.testkit.lint;
    exports io.github.ecssimulator.testkit.protocol;
    exports io.github.ecssimulator.testkit.recording;
    exports io.github.ecssimulator.testkit.report;
    exports io.github.ecssimulator.testkit.sdk;
    exports io.github.ecssimulator.testkit.story;
    exports io.github.ecssimulator.testkit.time;
    exports io.github.ecssimulator.testkit.internal.explain to
            io.github.ecssimulator.junit5;
    exports io.github.ecssimulator.testkit.internal.progress to
            io.github.ecssimulator.junit5;
    exports io.github.ecssimulator.testkit.internal.text to
            io.github.ecssimulator.junit5;
}
