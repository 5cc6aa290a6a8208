package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.CapacityProviderStrategyItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which capacity provider of a strategy a task gets. */
final class CapacityProviderChoice {
    private CapacityProviderChoice() {}

    /**
     * documented: CapacityProviderStrategyItem - first the bases, then by weight; inferred - in turn, by how many tasks were
     * started before, where ECS counts those that run.
     */
    static @Nullable String of(List<CapacityProviderStrategyItem> strategy, int startedBefore) {
        int turn = startedBefore;
        for (CapacityProviderStrategyItem item : strategy) {
            if (turn < numberOf(item.base())) {
                return item.capacityProvider();
            }
            turn -= numberOf(item.base());
        }
        int weights =
                strategy.stream().mapToInt(item -> numberOf(item.weight())).sum();
        int place = weights == 0 ? 0 : turn % weights;
        for (CapacityProviderStrategyItem item : strategy) {
            if (place < numberOf(item.weight())) {
                return item.capacityProvider();
            }
            place -= numberOf(item.weight());
        }
        return strategy.isEmpty() ? null : strategy.get(0).capacityProvider();
    }

    private static int numberOf(@Nullable Integer value) {
        return value == null ? 0 : value;
    }
}
