package io.github.ecssimulator.testkit.report;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a row shows: a bar or a point.
 *
 * @param kind what it is
 * @param from where it stands, or begins
 * @param to where a bar, or the last of several equal points, ends; absent for a point
 * @param sequence the entry of the journal that tells of it
 * @param count how many equal points it stands for
 * @param label what is written on it
 * @param words what it tells, without its instant
 */
record Mark(Kind kind, Instant from, @Nullable Instant to, long sequence, int count, String label, String words) {

    /** What a mark can be. The order is that in which they are drawn. */
    enum Kind {
        LIFE,
        STOPPING,
        DEPLOYMENT,
        WORK,
        LOST_WORK,
        LATE_WORK,
        PROTECTED,
        COUNT,
        READ,
        SCALE_IN,
        HELD,
        SET,
        RENEWED,
        UNHEARD,
        RELEASED,
        EXPIRED,
        OPEN,
        REFUSED,
        STOP;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean isBar() {
            return compareTo(PROTECTED) <= 0;
        }

        boolean isWork() {
            return this == WORK || this == LOST_WORK || this == LATE_WORK;
        }

        /** Whether a lane that has it is worth a row of its own before others. */
        boolean isTrouble() {
            return this == REFUSED || this == LOST_WORK || this == LATE_WORK;
        }
    }

    static Mark bar(Kind kind, Instant from, Instant to, long sequence, String label, String words) {
        return new Mark(kind, from, to, sequence, 1, label, words);
    }

    static Mark point(Kind kind, Instant at, long sequence, String label, String words) {
        return new Mark(kind, at, null, sequence, 1, label, words);
    }

    Instant end() {
        return to == null ? from : to;
    }

    /** The same of another task. */
    Mark shape() {
        return new Mark(kind, from, to, 0, count, label, words);
    }
}
