package io.github.ecssimulator.testkit.internal.explain;

/** What is wrong with a task in the eyes of a test. */
public enum Symptom {
    /** It should live, or be protected. */
    LOST,
    /** It should be gone, or unprotected. */
    KEPT,
    /** It should have been protected without a break. */
    UNCOVERED,
    /** It should have been released sooner. */
    HELD
}
