package io.github.ecssimulator.internal.log;

import java.time.Instant;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * A journal that only grows at its end. What it has given out never changes, and is given out without a copy. With a limit it
 * keeps the newest entries. It is kept in columns, and an entry is made when it is asked for.
 *
 * @param <V> what an entry tells of
 * @param <E> an entry
 */
public final class AppendOnly<V, E> {
    private static final int LEAST = 16;

    private final int limit;
    private final Row<V, E> row;
    private Columns columns = new Columns(LEAST);
    private int size;
    private long dropped;

    /**
     * Makes an entry.
     *
     * @param <V> what it tells of
     * @param <E> the entry
     */
    public interface Row<V, E> {
        /** Makes the entry of a sequence, counted from 1. */
        E entry(long sequence, Instant at, int turn, long cause, V value);
    }

    /** Makes an empty journal that keeps at most so many entries. */
    public AppendOnly(int limit, Row<V, E> row) {
        this.limit = limit;
        this.row = row;
    }

    /** Adds an entry at the end. Returns its sequence. */
    public long add(Instant at, int turn, long cause, V value) {
        if (size == columns.values.length) {
            makeRoom();
        }
        columns.ats[size] = at;
        columns.turns[size] = turn;
        columns.causes[size] = cause;
        columns.values[size] = value;
        size++;
        return added();
    }

    /** What was given out keeps its columns, so nothing is ever moved within them. */
    private void makeRoom() {
        int kept = Math.min(size, limit);
        columns = columns.newest(kept, size, Math.max(LEAST, kept + Math.max(kept / 4, LEAST)));
        dropped += size - kept;
        size = kept;
    }

    /** Returns how many entries were ever added. */
    public long added() {
        return dropped + size;
    }

    /** Returns the entries up to now, the newest ones if there is a limit. */
    public List<E> soFar() {
        return new Prefix<>(row, columns, dropped, Math.max(0, size - limit), size);
    }

    /** Returns a list that never changes: the same, if it was given out by one of these, or else a copy. */
    public static <E> List<E> unchanging(List<E> list) {
        return list instanceof Prefix ? list : List.copyOf(list);
    }

    @SuppressWarnings("ArrayRecordComponent") // it never leaves this class, and nobody compares it
    private record Columns(Instant[] ats, int[] turns, long[] causes, Object[] values) {

        Columns(int length) {
            this(new Instant[length], new int[length], new long[length], new Object[length]);
        }

        Columns newest(int kept, int size, int length) {
            int from = size - kept;
            return new Columns(
                    Arrays.copyOfRange(ats, from, from + length),
                    Arrays.copyOfRange(turns, from, from + length),
                    Arrays.copyOfRange(causes, from, from + length),
                    Arrays.copyOfRange(values, from, from + length));
        }
    }

    private static final class Prefix<V, E> extends AbstractList<E> implements RandomAccess {
        private final Row<V, E> row;
        private final Columns columns;
        private final long dropped;
        private final int from;
        private final int to;

        Prefix(Row<V, E> row, Columns columns, long dropped, int from, int to) {
            this.row = row;
            this.columns = columns;
            this.dropped = dropped;
            this.from = from;
            this.to = to;
        }

        @Override
        @SuppressWarnings("unchecked") // add() takes nothing else
        public E get(int index) {
            int i = from + Objects.checkIndex(index, size());
            V value = (V) columns.values[i];
            return row.entry(dropped + i + 1, columns.ats[i], columns.turns[i], columns.causes[i], value);
        }

        @Override
        public int size() {
            return to - from;
        }
    }
}
