package io.github.ecssimulator.simulation;

import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.model.EventBridgeEvent;

/** What must always hold. Each story has its own instances, so an invariant may remember what it saw. */
interface Invariant {

    /** Looks at an entry of the journal, in order, before the model takes it in. */
    default void onEntry(JournalEntry entry, Scene scene) {}

    /** Looks at an event that a subscriber was told. */
    default void onDelivery(EventBridgeEvent event) {}

    /** Looks at the world after every action and every event. */
    default void atRest(Scene scene) {}
}
