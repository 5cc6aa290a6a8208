package io.github.ecssimulator.internal.engine;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/** Several lists, each in its order, as one in this order. It looks no further than it is walked. */
public record Merged<E extends Comparable<E>>(List<Iterable<E>> lists) implements Iterable<E> {

    @Override
    public Iterator<E> iterator() {
        PriorityQueue<Rest<E>> rests = new PriorityQueue<>(Comparator.comparing(Rest::head));
        lists.forEach(list -> Rest.offer(list.iterator(), rests));
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !rests.isEmpty();
            }

            @Override
            public E next() {
                Rest<E> first = rests.remove();
                Rest.offer(first.behind, rests);
                return first.head;
            }
        };
    }

    /** What is left of a list. */
    private record Rest<E>(E head, Iterator<E> behind) {

        static <E> void offer(Iterator<E> rest, PriorityQueue<Rest<E>> rests) {
            if (rest.hasNext()) {
                rests.add(new Rest<>(rest.next(), rest));
            }
        }
    }
}
