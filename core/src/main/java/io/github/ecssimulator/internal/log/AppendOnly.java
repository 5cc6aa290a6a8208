package io.github.ecssimulator.internal.log;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * A list that only grows at its end. What it has given out never changes, and is given out without a copy. With a limit it
 * keeps the newest elements.
 *
 * @param <E> what it holds
 */
public final class AppendOnly<E> {
    private final int limit;
    private Object[] elements = new Object[16];
    private int size;
    private long dropped;

    /** Makes an empty list that keeps at most so many elements. */
    public AppendOnly(int limit) {
        this.limit = limit;
    }

    /** Adds an element at the end. */
    public void add(E element) {
        if (size == elements.length) {
            makeRoom();
        }
        elements[size++] = element;
    }

    /** What was given out keeps its array, so nothing is ever moved within one. */
    private void makeRoom() {
        int kept = Math.min(size, limit);
        Object[] roomier = new Object[Math.max(16, kept + Math.max(kept / 2, 16))];
        System.arraycopy(elements, size - kept, roomier, 0, kept);
        dropped += size - kept;
        elements = roomier;
        size = kept;
    }

    /** Returns how many elements were ever added. */
    public long added() {
        return dropped + size;
    }

    /** Returns the elements up to now, the newest ones if there is a limit. */
    public List<E> soFar() {
        return new Prefix<>(elements, Math.max(0, size - limit), size);
    }

    /** Returns a list that never changes: the same, if it was given out by one of these, or else a copy. */
    public static <E> List<E> unchanging(List<E> list) {
        return list instanceof Prefix ? list : List.copyOf(list);
    }

    private static final class Prefix<E> extends AbstractList<E> implements RandomAccess {
        private final Object[] elements;
        private final int from;
        private final int to;

        Prefix(Object[] elements, int from, int to) {
            this.elements = elements;
            this.from = from;
            this.to = to;
        }

        @Override
        @SuppressWarnings("unchecked") // add() takes nothing else
        public E get(int index) {
            return (E) elements[from + Objects.checkIndex(index, size())];
        }

        @Override
        public int size() {
            return to - from;
        }

        @Override
        public Object[] toArray() {
            return Arrays.copyOfRange(elements, from, to);
        }
    }
}
