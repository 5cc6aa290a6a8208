package io.github.ecssimulator;

import static io.github.ecssimulator.TestWorld.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.policy.Judging.ExpiryInstant;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A protection ends once, at the instant that the last call gave it, behind all that was planned for then before that call. */
class EndOfProtectionTest {
    private final TestWorld world = TestWorld.with();
    private final SimulatedTask first = world.task(0);
    private final SimulatedTask second = world.task(1);

    @Test
    void end_renewed_isTheNextEventAtItsNewInstantOnly() {
        world.protect(60, first);
        world.protect(90, first);

        assertThat(world.clock().advanceToNextEvent()).contains(START.plus(Duration.ofMinutes(90)));
        assertThat(first.isProtected()).isFalse();
        assertThat(world.clock().advanceToNextEvent()).isEmpty();
    }

    @Test
    void end_renewedAgainAndAgain_comesOnce() {
        for (int beat = 0; beat < 20; beat++) {
            world.protect(60, first);
            world.clock().advance(Duration.ofMinutes(25));
        }
        world.clock().advance(Duration.ofDays(1));

        assertThat(ends()).containsExactly(first.snapshot().ref());
    }

    @Test
    void end_shortened_comesEarlier() {
        world.protect(90, first);
        world.protect(60, first);

        assertThat(world.clock().advanceToNextEvent()).contains(START.plus(Duration.ofMinutes(60)));
        assertThat(world.clock().advanceToNextEvent()).isEmpty();
    }

    @Test
    void end_shortenedToBeforeThatOfAnother_comesBeforeIt() {
        world.protect(90, first);
        world.protect(70, world.task(1));
        world.protect(60, first);

        world.clock().advance(Duration.ofMinutes(60));

        assertThat(first.isProtected()).isFalse();
        assertThat(world.task(1).isProtected()).isTrue();
    }

    @Test
    void end_shortenedAndProtectedAnew_isThatOfTheNewProtection() {
        world.protect(90, first);
        world.protect(85, world.task(1));
        world.protect(30, first);
        world.clock().advance(Duration.ofMinutes(60));
        world.protect(60, first);

        world.clock().advance(Duration.ofMinutes(59)); // past the first end, which came behind that of another

        assertThat(first.isProtected()).isTrue();
        assertThat(world.clock().advanceToNextEvent()).contains(START.plus(Duration.ofHours(2)));
    }

    @Test
    void end_cleared_isNoEventAnyMore() {
        world.protect(60, first);
        world.clear(first);

        assertThat(world.clock().advanceToNextEvent()).isEmpty();
        assertThat(ends()).isEmpty();
    }

    @Test
    void end_clearedAndProtectedAnew_isThatOfTheNewProtection() {
        world.protect(60, first);
        world.clear(first);
        world.protect(80, first);
        world.clear(first);
        world.protect(70, first);

        assertThat(world.clock().advanceToNextEvent()).contains(START.plus(Duration.ofMinutes(70)));
        assertThat(world.clock().advanceToNextEvent()).isEmpty();
    }

    @Test
    void end_clearedAndTheTaskStopped_isNoEventAnyMore() {
        world.protect(60, first);
        world.clear(first);
        first.stop();
        world.clock().advance(Duration.ofHours(2));

        assertThat(ends()).isEmpty();
    }

    @Test
    void ends_ofOneInstant_comeInTheOrderOfTheCalls() {
        world.protect(60, first);
        world.protect(60, second);
        world.protect(60, first);
        world.clock().advance(Duration.ofHours(1));

        assertThat(ends())
                .containsExactly(second.snapshot().ref(), first.snapshot().ref());
    }

    @Test
    void end_renewedAndDueWithOtherCode_comesBehindIt() {
        world.protect(30, first);
        boolean[] stillProtected = new boolean[1];
        world.clock().runAt(START.plus(Duration.ofHours(1)), "look", () -> stillProtected[0] = first.isProtected());
        world.protect(60, first);
        world.clock().advance(Duration.ofHours(1));

        assertThat(stillProtected[0]).isTrue();
        assertThat(first.isProtected()).isFalse();
    }

    @Test
    void end_renewed_followsFromTheRenewal() {
        world.protect(60, first);
        world.protect(90, first);
        world.clock().advance(Duration.ofHours(2));

        JournalEntry end = world.ecs().journal().entries().stream()
                .filter(entry -> entry.event() instanceof TaskEvent.ProtectionExpired)
                .findFirst()
                .orElseThrow();
        assertThat(world.ecs().journal().causes(end))
                .filteredOn(entry -> entry.event() instanceof TaskEvent.ProtectionSet)
                .singleElement()
                .satisfies(entry -> assertThat(((TaskEvent.ProtectionSet) entry.event()).until())
                        .isEqualTo(START.plus(Duration.ofMinutes(90))));
    }

    @Test
    void end_behindItsInstant_isPutOffThereToo() { // assumed: U22
        TestWorld behind = TestWorld.with(ExpiryInstant.AFTER_EXPIRATION_DATE);
        behind.protect(60, behind.task(0));
        behind.protect(90, behind.task(0));
        behind.clock().advance(Duration.ofMinutes(90));

        assertThat(behind.task(0).isProtected()).isTrue();
        behind.clock().advance(Duration.ofNanos(1));
        assertThat(behind.task(0).isProtected()).isFalse();
    }

    private List<TaskRef> ends() {
        return world.ecs().journal().entries().stream()
                .map(JournalEntry::event)
                .filter(TaskEvent.ProtectionExpired.class::isInstance)
                .map(event -> ((TaskEvent.ProtectionExpired) event).task())
                .toList();
    }
}
