package io.github.ecssimulator.testkit.explore;

import io.github.ecssimulator.testkit.lint.Lint;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has to hold at the end of a test in each explored world, besides its own assertions. Each is what some
 * {@linkplain Lint lints} look for, so {@code Lints.in(ecs).allow(...)} allows it in the one world or for one task.
 */
public enum Invariant {
    /**
     * No task lost its work by scale-in or a deployment while it was unprotected, nor because its program ended by itself. Work that was
     * lost otherwise, such as by the loss of a host, is excused: no protection holds that off.
     */
    NO_LOST_WORK,
    /** No task is protected any more that works at nothing. */
    CAPACITY_GIVEN_BACK,
    /** No work that repeats, such as a heartbeat, has ended by an exception that nobody was told of. */
    NO_DEAD_HEARTBEAT,
    /** No lint finds anything but warnings. Not by default: where calls fail, a right worker may well leave a hole behind. */
    NO_FINDINGS;

    /** {@return what an exploration requires by default: all but {@link #NO_FINDINGS}} */
    public static Set<Invariant> usual() {
        return Collections.unmodifiableSet(EnumSet.of(NO_LOST_WORK, CAPACITY_GIVEN_BACK, NO_DEAD_HEARTBEAT));
    }

    /** {@return the lints that look whether it holds} */
    public Set<Lint> lints() {
        return switch (this) {
            case NO_LOST_WORK -> EnumSet.of(Lint.LOST_WORK);
            case CAPACITY_GIVEN_BACK -> EnumSet.of(Lint.STILL_PROTECTED);
            case NO_DEAD_HEARTBEAT -> EnumSet.of(Lint.DEAD_HEARTBEAT);
            case NO_FINDINGS ->
                Arrays.stream(Lint.values())
                        .filter(lint -> !lint.isWarning())
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Lint.class)));
        };
    }
}
