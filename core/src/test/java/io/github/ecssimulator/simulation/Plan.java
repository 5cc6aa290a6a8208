package io.github.ecssimulator.simulation;

import io.github.ecssimulator.internal.explore.Lots;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws the steps of a story from a seed. The weights make the world crowded, and its protections overlap. */
final class Plan {
    private final Lots<Action> lots = new Lots<>();

    /** Every action there is. A new one is added here. */
    static Plan ofEverything() {
        return new Plan()
                .with(2, new ClusterActions.Create())
                .with(1, new ClusterActions.Delete())
                .with(3, new ClusterActions.DrainOrActivate())
                .with(4, new ServiceActions.Create())
                .with(14, new ServiceActions.Scale())
                .with(6, new ServiceActions.Deploy())
                .with(3, new ServiceActions.StopDeployment())
                .with(3, new ServiceActions.Configure())
                .with(4, new ServiceActions.Update())
                .with(2, new ServiceActions.BreakOrMend())
                .with(1, new ServiceActions.Delete())
                .with(4, new TaskActions.Run())
                .with(4, new TaskActions.Stop())
                .with(5, new TaskActions.Fall())
                .with(20, new ProtectionActions.Protect())
                .with(8, new ProtectionActions.Renew())
                .with(8, new ProtectionActions.Clear())
                .with(5, new ProtectionActions.Get())
                .with(3, new ProtectionActions.GetAll())
                .with(4, new ProtectionActions.Refused())
                .with(2, new ProtectionActions.Throttled())
                .with(2, new ProtectionActions.ReplyLost())
                .with(12, new TimeActions.Advance())
                .with(4, new TimeActions.AdvanceToNextEvent())
                .with(4, new TimeActions.AdvanceJustBeforeNextEvent());
    }

    Plan with(int weight, Action action) {
        lots.with(weight, action);
        return this;
    }

    List<Action> actions() {
        return lots.all();
    }

    List<Step> steps(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Step> steps = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            steps.add(new Step(number, lots.draw(random), random.nextLong()));
        }
        return steps;
    }
}
