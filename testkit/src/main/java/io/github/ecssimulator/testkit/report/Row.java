package io.github.ecssimulator.testkit.report;

import java.util.List;
import java.util.Locale;

/**
 * One row of a picture.
 *
 * @param kind what stands in it
 * @param name how it is called
 * @param words what it is, in words
 * @param count how many tasks it stands for
 * @param members the ids of the first of these
 * @param marks what it shows
 * @param running of a crowd, how many run in each of equal parts of the time; else empty
 * @param guarded of a crowd, how many of them are protected
 */
record Row(
        Kind kind,
        String name,
        String words,
        int count,
        List<String> members,
        List<Mark> marks,
        List<Integer> running,
        List<Integer> guarded) {

    /** What can stand in a row. */
    enum Kind {
        SERVICE,
        TASK,
        /** Several tasks that lived the same life. */
        GROUP,
        /** Many tasks, of which only the number is told. */
        CROWD,
        /** What was asked of tasks that the world does not have. */
        STRAYS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Row(Kind kind, String name, String words, int count, List<String> members, List<Mark> marks) {
        this(kind, name, words, count, members, marks, List.of(), List.of());
    }
}
