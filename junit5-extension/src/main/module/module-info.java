/**
 * A JUnit extension that gives each test its own simulated Amazon ECS.
 *
 * <p>JUnit makes the extensions and calls the tests of the contracts, which are not all public.
 */
module io.github.ecssimulator.junit5 {
    requires transitive io.github.ecssimulator.testkit;
    requires transitive org.junit.jupiter.api;
    requires java.net.http;
    requires static org.jspecify;
    requires static org.junit.jupiter.params;
    requires static software.amazon.awssdk.services.ecs;
    requires static software.amazon.awssdk.utils;

    exports io.github.ecssimulator.junit5;
    exports io.github.ecssimulator.junit5.kit;

    opens io.github.ecssimulator.junit5 to
            org.junit.platform.commons;
    opens io.github.ecssimulator.junit5.kit to
            org.junit.platform.commons;
}
