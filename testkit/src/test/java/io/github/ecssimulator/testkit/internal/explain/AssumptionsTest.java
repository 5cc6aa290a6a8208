package io.github.ecssimulator.testkit.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** By which exceptions a test says that it means nothing here. */
class AssumptionsTest {

    @Test
    void assumption_thatDidNotHold_isKnownByItsType() {
        assertThat(Assumptions.didNotHold(new TestAbortedException("no network")))
                .isTrue();
    }

    @Test
    void assumption_ofATypeBelow_isKnownToo() {
        assertThat(Assumptions.didNotHold(new TestAbortedException("no network") {}))
                .isTrue();
    }

    @Test
    void failure_isNoAssumption() {
        assertThat(Assumptions.didNotHold(new AssertionError("no network"))).isFalse();
    }
}
