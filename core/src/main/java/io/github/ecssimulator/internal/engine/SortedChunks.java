package io.github.ecssimulator.internal.engine;

import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A set in the order of its elements, kept in short lists. An element takes little more room than the reference to it, where a tree
 * takes forty bytes: a world may have a hundred thousand tasks, each in several sets.
 */
final class SortedChunks<E> extends AbstractCollection<E> {
    private static final int MOST = 256; // so that an element in the middle moves few others

    private final Comparator<? super E> order;
    private final ArrayList<ArrayList<E>> chunks = new ArrayList<>(1); // none of them is empty
    private int size;

    SortedChunks(Comparator<? super E> order) {
        this.order = order;
    }

    static <E extends Comparable<E>> SortedChunks<E> natural() {
        return new SortedChunks<>(Comparator.naturalOrder());
    }

    E first() {
        if (chunks.isEmpty()) {
            throw new NoSuchElementException("It is empty.");
        }
        return chunks.get(0).get(0);
    }

    @Override
    public boolean add(E element) {
        if (chunks.isEmpty()) {
            chunks.add(new ArrayList<>());
        }
        int place = chunkOf(element);
        ArrayList<E> chunk = chunks.get(place);
        int found = Collections.binarySearch(chunk, element, order);
        if (found >= 0) {
            return false;
        }
        chunk.add(-found - 1, element);
        size++;
        if (chunk.size() > MOST) {
            split(place);
        }
        return true;
    }

    /** The last one is split at its end, for most elements come in their order. */
    private void split(int place) {
        ArrayList<E> chunk = chunks.get(place);
        boolean isLast = place == chunks.size() - 1;
        List<E> rest = chunk.subList(isLast ? MOST : MOST / 2, chunk.size());
        chunks.add(place + 1, new ArrayList<>(rest));
        rest.clear();
        chunk.trimToSize();
    }

    /** The last chunk that begins with the element or one before it, or else the first. */
    private int chunkOf(E element) {
        int low = 0;
        int high = chunks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (order.compare(chunks.get(middle).get(0), element) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    @Override
    @SuppressWarnings("unchecked") // as in each sorted set
    public boolean contains(Object element) {
        return !chunks.isEmpty() && Collections.binarySearch(chunks.get(chunkOf((E) element)), (E) element, order) >= 0;
    }

    @Override
    @SuppressWarnings("unchecked") // as in each sorted set
    public boolean remove(Object element) {
        if (chunks.isEmpty()) {
            return false;
        }
        int place = chunkOf((E) element);
        List<E> chunk = chunks.get(place);
        int found = Collections.binarySearch(chunk, (E) element, order);
        if (found < 0) {
            return false;
        }
        chunk.remove(found);
        size--;
        if (chunk.isEmpty()) {
            chunks.remove(place);
        }
        return true;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Iterator<E> iterator() {
        return new Walk<>(chunks.iterator());
    }

    private static final class Walk<E> implements Iterator<E> {
        private final Iterator<ArrayList<E>> chunks;
        private Iterator<E> chunk = Collections.emptyIterator();

        Walk(Iterator<ArrayList<E>> chunks) {
            this.chunks = chunks;
        }

        @Override
        public boolean hasNext() {
            if (!chunk.hasNext() && chunks.hasNext()) {
                chunk = chunks.next().iterator();
            }
            return chunk.hasNext();
        }

        @Override
        public E next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return chunk.next();
        }
    }
}
