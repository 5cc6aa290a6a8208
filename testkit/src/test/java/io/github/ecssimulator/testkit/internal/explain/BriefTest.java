package io.github.ecssimulator.testkit.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ecssimulator.testkit.assertions.EcsAssertions;
import io.github.ecssimulator.testkit.time.SimulatedAwait;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

/** A wait for assertions gives their last failure twice; the explanation stands there once. */
class BriefTest {
    private final ToldWorld world = new ToldWorld();

    @Test
    void untilAsserted_explainedFailure_isExplainedInTheMessageAlone() {
        world.protect(world.busy, 60);

        assertThatExceptionOfType(ConditionTimeoutException.class)
                .isThrownBy(() -> SimulatedAwait.with(world.ecs.clock())
                        .atMost(Duration.ofMinutes(20))
                        .untilAsserted(
                                () -> EcsAssertions.assertThat(world.busy).isStopped()))
                .withMessageContaining("Fix:   clear the protection")
                .havingCause()
                .isInstanceOf(AssertionError.class)
                .withMessage("\nExpected " + world.busy + " to be stopped at +00:20\n"
                        + " but it is protected until +01:00, and nobody released it.")
                .satisfies(cause ->
                        assertThat(cause.getStackTrace()[0].getClassName()).isEqualTo(BriefTest.class.getName()));
    }

    @Test
    void cause_thatTheMessageDoesNotTell_staysAsItIs() {
        AssertionError explained = new AssertionError("No.\n\nAll 3 entries: ecs.journal().timeline()   seed 1");
        RuntimeException other = new IllegalStateException("broken");

        assertThat(Brief.cause(explained, "something else")).isSameAs(explained);
        assertThat(Brief.cause(explained, null)).isSameAs(explained);
        assertThat(Brief.cause(other, "Last answer: broken")).isSameAs(other);
        assertThat(Brief.cause(null, "broken")).isNull();
    }
}
