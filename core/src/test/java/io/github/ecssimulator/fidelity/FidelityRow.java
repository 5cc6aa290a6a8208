package io.github.ecssimulator.fidelity;

/**
 * One row of {@code docs/fidelity.md}.
 *
 * @param id the number of an unknown, or the id of a documented or observed behaviour
 * @param behaviour what it is about
 * @param ground how it is known
 * @param defaultAnswer what the simulator does
 * @param policy the name of the policy that switches it; empty when it cannot be switched
 * @param test the test that holds it, as Class#method
 */
record FidelityRow(String id, String behaviour, String ground, String defaultAnswer, String policy, String test) {

    /** Whether it is about something that is not published, and so has the number of its policy. */
    boolean isUnknown() {
        return id.startsWith("U");
    }
}
