package io.github.ecssimulator.internal.log;

import java.time.Instant;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * A journal that only grows at its end. What it has given out never changes, and is given out without a copy. With a limit it
 * keeps the newest entries. It is kept in pieces of columns, and an entry is made when it is asked for.
 *
 * @param <E> an entry
 */
public final class AppendOnly<E> {
    private static final int LEAST = 16; // a small world has few entries
    private static final int MOST = 4_096;

    private final int limit;
    private final Row<E> row;
    private final int length; // of each piece, but the first, which grows up to it
    private Columns[] pieces;
    private int used = 1; // of the pieces
    private int size;
    private long dropped;

    /**
     * Makes an entry.
     *
     * @param <E> the entry
     */
    public interface Row<E> {
        /** Makes the entry of a sequence, counted from 1, of what was kept of it, and of its cause if it is kept beside that. */
        E entry(long sequence, Instant at, int turn, long cause, Object kept, @Nullable Object ofCause);
    }

    /** Makes an empty journal that keeps at most so many entries. */
    public AppendOnly(int limit, Row<E> row) {
        this.limit = limit;
        this.row = row;
        this.length = Math.min(MOST, Math.max(LEAST, Integer.highestOneBit(limit / 4)));
        this.pieces = new Columns[] {Columns.ofLength(LEAST)};
    }

    /** Adds an entry at the end, of which a part is enough if its cause is kept in the same piece. Returns its sequence. */
    public long add(Instant at, int turn, long cause, Object whole, Object part) {
        int place = size - (used - 1) * length;
        if (place == pieces[used - 1].values.length) {
            makeRoom();
            place = size - (used - 1) * length;
        }
        size++;
        int distance = Columns.distance(added(), cause);
        pieces[used - 1].set(place, at, turn, distance, Columns.isBeside(place, distance) ? part : whole);
        return added();
    }

    /** What was given out keeps its array of pieces, so nothing that it can see is ever moved within that. */
    private void makeRoom() {
        if (size < length) {
            pieces = new Columns[] {pieces[0].grown(Math.min(length, 2 * size))};
            return;
        }
        if (size - length >= limit) {
            pieces = Arrays.copyOfRange(pieces, 1, used + 1);
            used--;
            size -= length;
            dropped += length;
        } else if (used == pieces.length) {
            pieces = Arrays.copyOf(pieces, 2 * used);
        }
        pieces[used++] = Columns.ofLength(length);
    }

    /** Returns how many entries were ever added. */
    public long added() {
        return dropped + size;
    }

    /** Returns the entries up to now, the newest ones if there is a limit. */
    public List<E> soFar() {
        return new Prefix<>(row, pieces, length, dropped, Math.max(0, size - limit), size);
    }

    @SuppressWarnings("ArrayRecordComponent") // it never leaves this class, and nobody compares it
    private record Columns(Instant[] ats, int[] turns, int[] distances, Object[] values) {

        static Columns ofLength(int length) {
            return new Columns(new Instant[length], new int[length], new int[length], new Object[length]);
        }

        Columns grown(int length) {
            return new Columns(
                    Arrays.copyOf(ats, length),
                    Arrays.copyOf(turns, length),
                    Arrays.copyOf(distances, length),
                    Arrays.copyOf(values, length));
        }

        void set(int place, Instant at, int turn, int distance, Object value) {
            ats[place] = at;
            turns[place] = turn;
            distances[place] = distance;
            values[place] = value;
        }

        /** How far back a cause lies, 0 if there is none. What lies back further than an int was dropped long ago. */
        static int distance(long sequence, long cause) {
            return cause == 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, sequence - cause);
        }

        long cause(int place, long sequence) {
            return distances[place] == 0 ? 0 : sequence - distances[place];
        }

        /** What is kept of the cause, if it is in this piece. */
        @Nullable
        Object besideOrNull(int place) {
            return isBeside(place, distances[place]) ? values[place - distances[place]] : null;
        }

        static boolean isBeside(int place, int distance) {
            return distance > 0 && distance <= place;
        }
    }

    private static final class Prefix<E> extends AbstractList<E> implements RandomAccess, Unchanging {
        private final Row<E> row;
        private final Columns[] pieces;
        private final int length;
        private final long dropped;
        private final int from;
        private final int to;

        Prefix(Row<E> row, Columns[] pieces, int length, long dropped, int from, int to) {
            this.row = row;
            this.pieces = pieces;
            this.length = length;
            this.dropped = dropped;
            this.from = from;
            this.to = to;
        }

        @Override
        public E get(int index) {
            int i = from + Objects.checkIndex(index, size());
            Columns piece = pieces[i / length];
            int place = i % length;
            long sequence = dropped + i + 1;
            return row.entry(
                    sequence,
                    piece.ats[place],
                    piece.turns[place],
                    piece.cause(place, sequence),
                    piece.values[place],
                    piece.besideOrNull(place));
        }

        @Override
        public int size() {
            return to - from;
        }
    }
}
