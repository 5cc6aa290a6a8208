package io.github.ecssimulator.simulation;

import java.util.SplittableRandom;

/**
 * One thing that can happen in a story. It draws all its choices from the given numbers, so that a step can be replayed
 * with other steps left out; when it finds nothing to act on, it notes so and does nothing.
 */
interface Action {

    /** Acts on the scene and notes what it did; what ECS answers is compared with what the model expects. */
    void perform(Scene scene, SplittableRandom random);

    /** The action as the story names it, such as {@code Service.Scale}. */
    default String name() {
        return getClass().getName().replaceAll(".*\\.|Actions", "").replace('$', '.');
    }
}
