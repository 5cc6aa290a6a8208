package io.github.ecssimulator.testkit.explore;

import io.github.ecssimulator.internal.explore.Lots;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Policy;
import io.github.ecssimulator.testkit.explore.Hostility.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Draws how hostile a world is. Each seed takes some of the menus, and few or many steps of them: worlds in which everything happens
 * are all alike. Of the steps a third comes soon after another one, a third close to a moment at which something happens without them,
 * and a third at any time.
 */
final class Draw {
    private static final List<Integer> MOST_STEPS = List.of(2, 6, 20);
    private static final int MOST_POLICIES = 3;
    private static final int MOST_SECONDS_TO_START = 300;
    private static final int MOST_SECONDS_TO_STOP = 120; // documented: ContainerDefinition stopTimeout, on AWS Fargate
    private static final int MOST_SECONDS_BEHIND = 900;
    private static final List<Integer> MILLIS_BESIDE = List.of(0, 1, -1_000, 1_000, 30_000, -60_000);

    private final SplittableRandom random;
    private final Calm calm;
    private final List<Circumstance> circumstances = new ArrayList<>();

    private Draw(long seed, Calm calm) {
        this.random = new SplittableRandom(seed);
        this.calm = calm;
    }

    /** The same for the same seed, menus and test. */
    static Hostility of(long seed, Set<Menu> menus, Calm calm) {
        Draw draw = new Draw(seed, calm);
        List<Menu> chosen = draw.some(menus.stream().filter(draw::isOfUse).toList());
        chosen.forEach(draw::circumstances);
        return new Hostility(
                seed, draw.steps(chosen.stream().filter(Menu::hasSteps).toList()), draw.circumstances);
    }

    /** Faults of calls that the test never makes are not worth a step. */
    private boolean isOfUse(Menu menu) {
        return menu.isOfAgent()
                ? calm.asksAgent()
                : !menu.isOfFaults() || !calm.operations().isEmpty();
    }

    private List<Menu> some(List<Menu> menus) {
        List<Menu> some = menus.stream().filter(menu -> random.nextBoolean()).toList();
        return some.isEmpty() ? menus : some;
    }

    private void circumstances(Menu menu) {
        switch (menu) {
            case LATE_SCHEDULER, VICTIMS -> policies(menu, 1);
            case POLICIES -> policies(menu, 1 + random.nextInt(MOST_POLICIES));
            case TIES -> circumstances.add(new Circumstance.OfTies());
            case SLOW_START -> timing(menu, MOST_SECONDS_TO_START);
            case SLOW_STOP -> timing(menu, MOST_SECONDS_TO_STOP);
            default -> {
                // its steps come at an instant
            }
        }
    }

    private void timing(Menu menu, int mostSeconds) {
        circumstances.add(new Circumstance.OfTiming(menu, Duration.ofSeconds(1 + random.nextInt(mostSeconds))));
    }

    private void policies(Menu menu, int most) {
        List<Policy> left = new ArrayList<>(others(menu, calm.settled()));
        for (int i = 0; i < most && !left.isEmpty(); i++) {
            Policy drawn = pick(left);
            left.removeIf(policy -> policy.getClass() == drawn.getClass());
            circumstances.add(new Circumstance.OfPolicy(drawn));
        }
    }

    /** What can be drawn: a policy that the test has set itself stays as it is. */
    private static List<Policy> others(Menu menu, Set<Class<?>> settled) {
        return Policies.all().stream()
                .filter(type -> !settled.contains(type))
                .flatMap(type -> Arrays.stream(type.getEnumConstants()).skip(1))
                .map(Policy.class::cast)
                .filter(policy -> Menu.of(policy) == menu)
                .toList();
    }

    private List<Step> steps(List<Menu> menus) {
        List<Step> steps = new ArrayList<>();
        if (!menus.isEmpty() && !calm.length().isZero()) {
            int count = 1 + random.nextInt(pick(MOST_STEPS));
            Lots<Menu> lots = new Lots<>();
            menus.forEach(menu -> lots.with(menu == Menu.SCALING ? 2 : 1, menu));
            long before = 0;
            for (int i = 0; i < count; i++) {
                Menu menu = lots.draw(random);
                before = millis(before);
                steps.add(new Step(menu, Duration.ofMillis(before), random.nextInt(Step.CHOICES)));
            }
        }
        return steps;
    }

    private long millis(long before) {
        long last = calm.hostileUntil().toMillis();
        long millis = switch (random.nextInt(3)) {
            case 0 -> before + 1_000L * random.nextInt(MOST_SECONDS_BEHIND);
            case 1 -> pick(calm.moments()).toMillis() + pick(MILLIS_BESIDE);
            default -> 1_000 * random.nextLong(1 + last / 1_000);
        };
        return Math.max(1_000, Math.min(millis, last)); // at the very beginning there is no service yet
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
