package io.github.ecssimulator.internal.engine;

import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

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
        if (chunk.size() == MOST) {
            split(place);
        }
        return true;
    }

    private void split(int place) {
        ArrayList<E> chunk = chunks.get(place);
        List<E> rest = chunk.subList(MOST / 2, MOST);
        chunks.add(place + 1, new ArrayList<>(rest));
        rest.clear();
        chunk.trimToSize(); // nothing more comes into most of them: most elements come in their order
    }

    /** The last chunk that begins with an element or before it, or else the first. */
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

    /** Returns the elements behind one, which need not be there any more, or all; a live view. */
    Iterable<E> after(@Nullable E element) {
        return element == null || chunks.isEmpty()
                ? this
                : () -> {
                    int place = chunkOf(element);
                    List<E> chunk = chunks.get(place);
                    int found = Collections.binarySearch(chunk, element, order);
                    int next = found < 0 ? -found - 1 : found + 1;
                    return new Walk<>(
                            chunk.subList(next, chunk.size()).iterator(),
                            chunks.subList(place + 1, chunks.size()).iterator());
                };
    }

    @Override
    @SuppressWarnings("unchecked") // as in each sorted set
    public boolean contains(Object element) {
        E one = (E) element;
        return !chunks.isEmpty() && Collections.binarySearch(chunks.get(chunkOf(one)), one, order) >= 0;
    }

    @Override
    @SuppressWarnings("unchecked") // as in each sorted set
    public boolean remove(Object element) {
        if (chunks.isEmpty()) {
            return false;
        }
        if (chunks.get(0).get(0) == element) {
            removeAt(0, 0); // most events leave the queue this way, and need no search
            return true;
        }
        int place = chunkOf((E) element);
        int found = Collections.binarySearch(chunks.get(place), (E) element, order);
        if (found >= 0) {
            removeAt(place, found);
        }
        return found >= 0;
    }

    private void removeAt(int place, int index) {
        List<E> chunk = chunks.get(place);
        chunk.remove(index);
        size--;
        if (chunk.isEmpty()) {
            chunks.remove(place);
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Iterator<E> iterator() {
        return new Walk<>(Collections.emptyIterator(), chunks.iterator());
    }

    private static final class Walk<E> implements Iterator<E> {
        private final Iterator<? extends List<E>> chunks;
        private Iterator<E> chunk;

        Walk(Iterator<E> chunk, Iterator<? extends List<E>> chunks) {
            this.chunk = chunk;
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
