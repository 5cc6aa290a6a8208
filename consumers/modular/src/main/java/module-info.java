/** Tests of a user that are a module of their own. */
open module consumer.modular {
    requires awaitility;
    requires io.github.ecssimulator.junit5;
    requires org.junit.jupiter.params;
    requires software.amazon.awssdk.core;
    requires software.amazon.awssdk.services.ecs;
}
