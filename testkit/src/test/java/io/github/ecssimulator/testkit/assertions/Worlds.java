package io.github.ecssimulator.testkit.assertions;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** A small world with readable ids, so that tests can tell whole messages. */
final class Worlds {
    static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    static final String BUSY = "aaaaaaaa000000000000000000000001";
    static final String IDLE = "bbbbbbbb000000000000000000000002";
    static final String THIRD = "cccccccc000000000000000000000003";

    final EcsSimulator ecs = EcsSimulator.builder().taskIds(BUSY, IDLE, THIRD).build();
    final SimulatedCluster media = ecs.createCluster("media");
    final SimulatedService transcoder = media.createService("transcoder", 2);
    final SimulatedTask busy = transcoder.tasks().get(0);
    final SimulatedTask idle = transcoder.tasks().get(1);

    void protect(SimulatedTask task, int minutes) {
        ecs.api("worker").updateTaskProtection(update(task, true, minutes));
    }

    void clear(SimulatedTask task) {
        ecs.api("worker").updateTaskProtection(update(task, false, null));
    }

    void advanceMinutes(int minutes) {
        ecs.clock().advance(Duration.ofMinutes(minutes));
    }

    static Instant minute(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    /** Checks how the message of a failed assertion begins; that its causes are told right has tests of its own. */
    static void assertFailsFirst(ThrowingCallable assertion, String head) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(assertion)
                .withMessageMatching("(?s)" + Pattern.quote("\n" + head) + "(\n.*)?\nAll \\d+ entries: .*");
    }

    static void assertFails(ThrowingCallable assertion, String message) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(assertion)
                .withMessage("%s", "\n" + message.stripTrailing());
    }

    private static UpdateTaskProtection.Request update(SimulatedTask task, boolean enabled, @Nullable Integer minutes) {
        return new UpdateTaskProtection.Request("media", List.of(task.id()), enabled, minutes);
    }
}
