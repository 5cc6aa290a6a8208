package io.github.ecssimulator.testkit.explore;

import io.github.ecssimulator.internal.explore.Fewest;
import io.github.ecssimulator.testkit.explore.Circumstance.OfTiming;
import io.github.ecssimulator.testkit.explore.Hostility.Step;
import io.github.ecssimulator.testkit.explore.Trials.Attempt;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Makes a failing world as little hostile as it can be: the fewest steps, then the fewest circumstances, then the shortest times. */
final class Shrinking {
    private static final int MOST_RUNS = 1_000;
    private static final List<Duration> ROUND = List.of(
            Duration.ofHours(1),
            Duration.ofMinutes(30),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            ChronoUnit.MINUTES.getDuration(),
            ChronoUnit.SECONDS.getDuration());

    private final Trials trials;
    private final Calm calm;
    private final String place;
    private int runs;

    Shrinking(Trials trials, Calm calm, String place) {
        this.trials = trials;
        this.calm = calm;
        this.place = place;
    }

    /** Returns a world that still fails, with nothing in it that could be left out. */
    Hostility shrunk(Hostility failing) throws InterruptedException {
        Hostility before = failing;
        Hostility now = fewest(failing);
        while (now.steps().size() + now.circumstances().size()
                < before.steps().size() + before.circumstances().size()) {
            before = now;
            now = fewest(now);
        }
        return withShortTimings(withShortTimes(now));
    }

    private Hostility fewest(Hostility failing) throws InterruptedException {
        Hostility fewerSteps =
                failing.withSteps(Fewest.of(failing.steps(), steps -> failsAfter(failing.withSteps(steps))));
        return fewerSteps.withCircumstances(Fewest.of(
                fewerSteps.circumstances(),
                some -> fails(fewerSteps.withCircumstances(some)) ? OptionalInt.of(some.size()) : OptionalInt.empty()));
    }

    private OptionalInt failsAfter(Hostility hostility) throws InterruptedException {
        if (runs++ >= MOST_RUNS) {
            return OptionalInt.empty();
        }
        Attempt attempt = trials.run(hostility, calm, false, place);
        return attempt.failed() ? OptionalInt.of(attempt.taken().size()) : OptionalInt.empty();
    }

    private boolean fails(Hostility hostility) throws InterruptedException {
        return failsAfter(hostility).isPresent();
    }

    private Hostility withShortTimes(Hostility failing) throws InterruptedException {
        Hostility shortest = failing;
        for (Step step : failing.steps()) {
            List<Step> others = new ArrayList<>(shortest.steps());
            others.remove(step);
            Stream<Hostility> earlier = shorter(step.at()).map(at -> failing.withSteps(plus(others, step.at(at))));
            shortest = firstThatFails(earlier, shortest);
        }
        return shortest;
    }

    private Hostility withShortTimings(Hostility failing) throws InterruptedException {
        Hostility shortest = failing;
        for (Circumstance each : failing.circumstances()) {
            if (each instanceof OfTiming timing) {
                List<Circumstance> others = new ArrayList<>(shortest.circumstances());
                others.remove(each);
                Hostility before = shortest;
                Stream<Hostility> sooner = shorter(timing.length())
                        .map(length -> before.withCircumstances(plus(others, new OfTiming(timing.menu(), length))));
                shortest = firstThatFails(sooner, before);
            }
        }
        return shortest;
    }

    private Hostility firstThatFails(Stream<Hostility> some, Hostility otherwise) throws InterruptedException {
        for (Hostility each : some.toList()) {
            if (fails(each)) {
                return each;
            }
        }
        return otherwise;
    }

    private static <T> List<T> plus(List<T> others, T one) {
        return Stream.concat(others.stream(), Stream.of(one)).toList();
    }

    /** Rounder ones first. */
    private static Stream<Duration> shorter(Duration time) {
        return ROUND.stream()
                .map(unit -> unit.multipliedBy(time.dividedBy(unit)))
                .filter(each -> !each.isZero() && each.compareTo(time) < 0)
                .distinct();
    }
}
