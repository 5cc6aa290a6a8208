package io.github.ecssimulator.simulation;

import io.github.ecssimulator.journal.JournalEntry;

/** What must always hold. Each story has its own instances, so an invariant may remember what it saw. */
interface Invariant {

    /** Looks at an entry of the journal, in order, before the model takes it in. */
    default void onEntry(JournalEntry entry, Scene scene) {}

    /** Looks at the world after every action and every event. */
    default void atRest(Scene scene) {}
}
