package io.github.ecssimulator;

import static io.github.ecssimulator.TestWorld.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.TaskEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A simulator that follows a clock which somebody else moves. */
class FollowedClockTest {
    private final HandMovedClock hand = new HandMovedClock(START);
    private final TestWorld world = new TestWorld(EcsSimulator.builder().followClock(hand));

    @Test
    void followedClock_start_isWhereItStands() {
        assertThat(world.clock().instant()).isEqualTo(START);
    }

    @Test
    void followsAnotherClock_isToldOfTheOneThatDoes() {
        EcsSimulator follower =
                EcsSimulator.builder().followClock(new HandMovedClock(START)).build();

        assertThat(follower.clock().followsAnotherClock()).isTrue();
        assertThat(EcsSimulator.create().clock().followsAnotherClock()).isFalse();
    }

    @Test
    void followedClock_moves_andTheSimulatorWithIt() {
        hand.move(Duration.ofMinutes(5));

        assertThat(world.clock().instant()).isEqualTo(START.plus(Duration.ofMinutes(5)));
    }

    @Test
    void call_afterTheClockMoved_findsTheExpiryDone() {
        world.protect(60, world.task(0));
        hand.move(Duration.ofMinutes(60));

        assertThat(world.get(world.task(0).id()).protectedTasks().get(0).protectionEnabled())
                .isFalse();
    }

    @Test
    void look_afterTheClockMoved_findsTheExpiryDone() {
        world.protect(60, world.task(0));
        hand.move(Duration.ofMinutes(60));

        assertThat(world.task(0).isProtected()).isFalse();
    }

    @Test
    void caughtUpEvent_happenedAtItsOwnInstant() {
        world.protect(60, world.task(0));
        world.transcoder().scaleTo(0);
        hand.move(Duration.ofHours(7));

        List<JournalEntry> entries = world.ecs().journal().entries();

        assertThat(entries)
                .filteredOn(entry -> entry.event() instanceof TaskEvent.ProtectionExpired)
                .extracting(JournalEntry::at)
                .containsExactly(START.plus(Duration.ofMinutes(60)));
    }

    @Test
    void caughtUpWork_seesItsOwnInstant() {
        List<Instant> seen = new ArrayList<>();
        world.clock()
                .runEvery(
                        Duration.ofHours(1),
                        "heartbeat",
                        () -> seen.add(world.clock().instant()));
        hand.move(Duration.ofHours(3));

        world.get();

        assertThat(seen)
                .containsExactly(
                        START.plus(Duration.ofHours(1)),
                        START.plus(Duration.ofHours(2)),
                        START.plus(Duration.ofHours(3)));
    }

    @Test
    void newProtection_countsFromTheFollowedTime() {
        hand.move(Duration.ofMinutes(10));

        world.protect(60, world.task(0));

        assertThat(world.task(0).protectionExpiresAt()).contains(START.plus(Duration.ofMinutes(70)));
    }

    @Test
    void stepBack_isNotFollowed() {
        hand.move(Duration.ofMinutes(10));
        world.get();

        hand.move(Duration.ofMinutes(-5));
        assertThat(world.clock().instant()).isEqualTo(START.plus(Duration.ofMinutes(10)));

        hand.move(Duration.ofMinutes(6));
        assertThat(world.clock().instant()).isEqualTo(START.plus(Duration.ofMinutes(11)));
    }

    @Test
    void delayedReply_takesSimulatedTimeOnly() {
        world.ecs().inject(Fault.delay("GetTaskProtection", Duration.ofMinutes(2)));

        world.get();
        assertThat(world.clock().instant()).isEqualTo(START.plus(Duration.ofMinutes(2)));
        hand.move(Duration.ofMinutes(1));
        assertThat(world.clock().instant()).isEqualTo(START.plus(Duration.ofMinutes(2)));
        hand.move(Duration.ofMinutes(2));
        assertThat(world.clock().instant()).isEqualTo(START.plus(Duration.ofMinutes(3)));
    }

    static List<ThrowingCallable> advances() {
        SimulatedClock clock = EcsSimulator.builder()
                .followClock(new HandMovedClock(START))
                .build()
                .clock();
        return List.of(
                () -> clock.advance(Duration.ofMinutes(1)),
                () -> clock.advanceTo(START.plusSeconds(60)),
                () -> clock.advanceUntil(() -> true, Duration.ofMinutes(1)),
                clock::advanceToNextEvent,
                () -> clock.sleep(Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @MethodSource("advances")
    void advance_ofAFollower_isRefused(ThrowingCallable advance) {
        assertThatIllegalStateException()
                .isThrownBy(advance)
                .withMessage("This simulator follows another clock. Advance that one;"
                        + " due events are caught up at the next call.");
    }

    @Test
    void followedClock_mayBeThatOfAnotherSimulator() {
        EcsSimulator leader = EcsSimulator.create();
        TestWorld follower = new TestWorld(EcsSimulator.builder().followClock(leader.clock()));
        follower.protect(60, follower.task(0));

        leader.clock().advance(Duration.ofMinutes(60));

        assertThat(follower.task(0).isProtected()).isFalse();
    }

    private static final class HandMovedClock extends Clock {
        private Instant now;

        HandMovedClock(Instant start) {
            now = start;
        }

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("the simulator asks for instants only");
        }
    }
}
