package io.github.ecssimulator.testkit.explore;

import io.github.ecssimulator.policy.Policy;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an {@link Exploration} that found nothing has tried. Immutable.
 *
 * <pre>{@code
 * ExplorationResult result = exploration.run();
 * assertThat(result.neverTried()).isEmpty(); // each menu met the worker at least once
 * }</pre>
 */
public final class ExplorationResult {
    private final int seeds;
    private final Map<Menu, Integer> tried;
    private final Map<Menu, Integer> inVain;
    private final Set<Policy> policies;

    private ExplorationResult(int seeds, Map<Menu, Integer> tried, Map<Menu, Integer> inVain, Set<Policy> policies) {
        this.seeds = seeds;
        this.tried = new EnumMap<>(tried);
        this.inVain = new EnumMap<>(inVain);
        this.policies = new LinkedHashSet<>(policies);
    }

    /** {@return how many seeds were run} */
    public int seeds() {
        return seeds;
    }

    /**
     * {@return how often something of a menu happened: how many steps did something; of menus without steps, in how many worlds it
     * was so} A fault counts when a call has met it.
     */
    public int tried(Menu menu) {
        return tried.getOrDefault(Objects.requireNonNull(menu, "menu"), 0);
    }

    /** {@return how many steps that were drawn from a menu came to nothing: there was no task, no service, or no call} */
    public int foundNothing(Menu menu) {
        return inVain.getOrDefault(Objects.requireNonNull(menu, "menu"), 0);
    }

    /** {@return the menus that the exploration had, of which nothing ever happened} */
    public Set<Menu> neverTried() {
        Set<Menu> never = EnumSet.noneOf(Menu.class);
        tried.keySet().stream().filter(menu -> tried(menu) == 0).forEach(never::add);
        return Collections.unmodifiableSet(never);
    }

    /** {@return the settings of policies that were drawn, none of which is the one of the test} */
    public Set<Policy> policies() {
        return Collections.unmodifiableSet(policies);
    }

    /** {@return all of it in two to four lines} */
    @Override
    public String toString() {
        String all = tried.keySet().stream()
                .filter(menu -> tried(menu) > 0)
                .map(menu -> menu + " " + count(tried(menu))
                        + (foundNothing(menu) == 0 ? "" : " (" + count(foundNothing(menu)) + " found nothing)"))
                .collect(Collectors.joining(", "));
        String never = neverTried().isEmpty()
                ? ""
                : "\nNever tried: " + neverTried().stream().map(Menu::name).collect(Collectors.joining(", "));
        return count(seeds) + " seeds, none failed\nTried: " + (all.isEmpty() ? "nothing" : all)
                + (policies.isEmpty() ? "" : "\nOther policies: " + policies.size()) + never;
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Counts while seeds are run, and keeps nothing else of them. */
    static final class Tally {
        private final Map<Menu, Integer> tried = new EnumMap<>(Menu.class);
        private final Map<Menu, Integer> inVain = new EnumMap<>(Menu.class);
        private final Set<Policy> policies = new LinkedHashSet<>();
        private int seeds;

        Tally(Set<Menu> menus) {
            menus.forEach(menu -> tried.put(menu, 0));
        }

        Tally with(Trials.Attempt attempt) {
            seeds++;
            for (Circumstance each : attempt.hostility().circumstances()) {
                tried.merge(each.menu(), 1, Integer::sum);
                if (each instanceof Circumstance.OfPolicy drawn) {
                    policies.add(drawn.policy());
                }
            }
            for (Menu menu : Menu.values()) {
                add(menu, attempt);
            }
            return this;
        }

        private void add(Menu menu, Trials.Attempt attempt) {
            List<HostileWorld.Taken> taken = attempt.taken().stream()
                    .filter(each -> each.step().menu() == menu)
                    .toList();
            if (taken.isEmpty()) {
                return;
            }
            int acted = (int)
                    taken.stream().filter(each -> each.words().isPresent()).count();
            if (menu.isOfFaults()) {
                long met = attempt.ecs().journal().entries().stream()
                        .filter(entry -> FaultActs.isMet(menu, entry.event()))
                        .count();
                acted = (int) Math.min(acted, met);
            }
            tried.merge(menu, acted, Integer::sum);
            inVain.merge(menu, taken.size() - acted, Integer::sum);
        }

        ExplorationResult result() {
            return new ExplorationResult(seeds, tried, inVain, policies);
        }
    }
}
