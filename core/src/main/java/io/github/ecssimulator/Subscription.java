package io.github.ecssimulator;

/** A subscription to events of a simulator. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    /** Ends the subscription; events that are on their way are not delivered any more. */
    @Override
    void close();
}
