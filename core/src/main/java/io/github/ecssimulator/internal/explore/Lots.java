package io.github.ecssimulator.internal.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Things to draw from, some more likely than others. */
public final class Lots<T> {
    private final List<Lot<T>> lots = new ArrayList<>();
    private int weights;

    private record Lot<T>(int weight, T thing) {}

    /** Adds a thing, which is drawn as often as its weight says against those of all. */
    public Lots<T> with(int weight, T thing) {
        lots.add(new Lot<>(weight, thing));
        weights += weight;
        return this;
    }

    /** {@return all that can be drawn, in the order in which it was added} */
    public List<T> all() {
        return lots.stream().map(Lot::thing).toList();
    }

    /** Draws one; the same numbers draw the same one. */
    public T draw(SplittableRandom random) {
        int ticket = random.nextInt(weights);
        for (Lot<T> next : lots) {
            ticket -= next.weight();
            if (ticket < 0) {
                return next.thing();
            }
        }
        throw new IllegalStateException("the weights do not add up");
    }
}
