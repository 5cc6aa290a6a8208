package io.github.ecssimulator.journal;

/**
 * What comes into the world from outside: a call, a request at the agent, what the code in a task says of its work,
 * what is noted down, or a deed of the test. Nothing else changes a world, so the settings and
 * the inputs of a world are all that is needed to live through it again.
 */
public sealed interface Input extends JournalEvent
        permits AgentEvent, CallEvent.Made, CallEvent.NotModelled, Deed, NoteEvent, WorkEvent {}
