package io.github.ecssimulator.policy;

/**
 * Whether the answer of a call shows what the call brings about: tasks that start or stop, counts, service events. What it brings
 * about happens at the same instant in either case. The live objects, such as {@code SimulatedCluster}, always return after it.
 *
 * <p>observed in full answers of CreateService and UpdateService; of the other operations assumed: U42; the first setting is the
 * default.
 */
public enum AnswerMoment implements Policy {
    /** It does not: the answer is taken before the scheduler works. A new service runs no task yet, and RunTask's is PROVISIONING. */
    BEFORE_THE_SCHEDULER,
    /** It does: the answer is taken when nothing is due any more. */
    AFTER_THE_SCHEDULER;

    @Override
    public String unknown() {
        return "U42";
    }
}
