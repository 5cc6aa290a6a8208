package io.github.ecssimulator.testkit.explore;

import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.model.SimulatedTime;
import io.github.ecssimulator.testkit.explore.Trials.Attempt;
import io.github.ecssimulator.testkit.internal.progress.Progress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a test many times, each time in another world in which ECS and the network are as hostile as they may be: services are scaled
 * and deployed while the test goes on, calls are throttled, replies are lost, and what AWS has not published is otherwise.
 *
 * <pre>{@code
 * Exploration.of(ecs -> {
 *             SimulatedService fleet = ecs.createCluster("media").createService("transcoder", 5);
 *             fleet.tasks().forEach(task -> new Worker(EcsClients.direct(ecs), task.arn()).start());
 *             ecs.clock().advance(Duration.ofHours(12));
 *             assertThat(fleet).lostNoWork();
 *         })
 *         .seeds(500)
 *         .run();
 * }</pre>
 *
 * <p>First the test runs in a calm world. That has to go well, and tells how long the test is and when what happens in it. Then each seed
 * draws steps from the {@linkplain Menu menus} and the instants at which they come, while the test moves the time; the last eighth of the
 * test is left in peace. Steps act on the services and tasks that they find, through the same doors as a test does, so that recordings
 * and journals hold them. After each seed the test's own assertions have to hold, and the {@linkplain Invariant invariants}.
 *
 * <p>A failure is shrunk to the fewest steps and policies and to round times, told as a story, and comes with a text by which
 * {@link #replay} repeats it. The same seed gives the same world, so the test must take time, chance and order from its world, and make all that
 * it needs anew. What a test asserts must hold when ECS is slower than usual: after a while, not at once.
 *
 * <p>An exploration is immutable: each method returns another one.
 */
public final class Exploration {
    private static final int USUAL_SEEDS = 100;
    private static final String WHO = "ecs-simulator: ";

    private final Trials trials;
    private final int seeds;
    private final Set<Menu> menus;
    private final Shard shard;
    private final @Nullable Hostility replay;

    private Exploration(Trials trials, int seeds, Set<Menu> menus, Shard shard, @Nullable Hostility replay) {
        this.trials = trials;
        this.seeds = seeds;
        this.menus = menus;
        this.shard = shard;
        this.replay = replay;
    }

    /**
     * {@return an exploration of a test: 100 seeds, the menus that a right worker survives, and the {@linkplain Invariant#usual
     * usual invariants}}
     */
    public static Exploration of(ExploredCode code) {
        Objects.requireNonNull(code, "code");
        Trials trials = new Trials(code, builder -> {}, Judgement.of(Invariant.usual(), null));
        return new Exploration(trials, USUAL_SEEDS, Menu.survivable(), Shard.ALL, null);
    }

    /**
     * Sets what the worlds are like without hostility, such as their Region. A policy that is set here is not drawn; the seed
     * comes from the exploration.
     *
     * @param builderSettings what to do with the builder of each world
     */
    public Exploration in(Consumer<EcsSimulatorBuilder> builderSettings) {
        Consumer<EcsSimulatorBuilder> both =
                trials.settings().andThen(Objects.requireNonNull(builderSettings, "builderSettings"));
        return with(new Trials(trials.code(), both, trials.judgement()));
    }

    private Exploration with(Trials others) {
        return new Exploration(others, seeds, menus, shard, replay);
    }

    private Exploration with(Judgement judgement) {
        return with(new Trials(trials.code(), trials.settings(), judgement));
    }

    /**
     * Sets how many seeds are run: those from 1 on.
     *
     * @param count 1 or more
     * @throws IllegalArgumentException if it is less than 1
     */
    public Exploration seeds(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("An exploration has 1 seed or more, but count was " + count + ".");
        }
        return new Exploration(trials, count, menus, shard, replay);
    }

    /**
     * Sets what is drawn from, in place of all that a right worker survives.
     *
     * @param only one menu or more
     * @throws IllegalArgumentException if there is none
     */
    public Exploration menus(Menu... only) {
        Set<Menu> chosen = EnumSet.noneOf(Menu.class);
        for (Menu menu : Objects.requireNonNull(only, "only")) {
            chosen.add(Objects.requireNonNull(menu, "menu"));
        }
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to explore without any menu.");
        }
        return new Exploration(trials, seeds, chosen, shard, replay);
    }

    /** Sets what has to hold at the end besides the assertions of the test: these and no others; none leaves it to the assertions. */
    public Exploration invariants(Invariant... only) {
        Set<Invariant> chosen = EnumSet.noneOf(Invariant.class);
        for (Invariant invariant : Objects.requireNonNull(only, "only")) {
            chosen.add(Objects.requireNonNull(invariant, "invariant"));
        }
        return with(Judgement.of(chosen, trials.judgement().capacityLimit()));
    }

    /**
     * Requires that no service ever has more tasks than it wants for longer than this, as protection may make it. The time counts anew
     * when the service is scaled or deployed meanwhile. Without it there is no limit.
     *
     * @param limit how long at most: longer than the longest work of a task
     * @throws IllegalArgumentException if it is negative, or longer than {@link SimulatedTime#LONGEST}
     */
    public Exploration capacityGivenBackWithin(Duration limit) {
        SimulatedTime.requireDuration("limit", limit);
        return with(new Judgement(trials.judgement().lints(), limit));
    }

    /**
     * Runs only a part of the seeds, so that several threads share them. For several machines the system property
     * {@code ecs.simulator.shard} says which part each takes, such as {@code 2/8}; of that part this is a part.
     *
     * @param index which part, from 1
     * @param count how many parts there are
     * @throws IllegalArgumentException if there is no such part
     */
    public Exploration shard(int index, int count) {
        return new Exploration(trials, seeds, menus, new Shard(index, count), replay);
    }

    /**
     * Repeats what failed once, instead of all seeds. It is the same for as long as the code of the test is.
     *
     * @param text what the message of the failure says, such as {@code 37: SCALING@PT12M#4711, BlockedRenewal.REFUSED}
     * @throws IllegalArgumentException if that is no such text; the message says what is wrong with it
     */
    public Exploration replay(String text) {
        Hostility read = ReplayText.read(Objects.requireNonNull(text, "text"));
        return new Exploration(trials, seeds, menus, shard, read);
    }

    /**
     * Runs the test, seed by seed, in the thread that calls.
     *
     * @return what was tried, if nothing failed
     * @throws ExplorationError if the test failed without any hostile step, or in one of the worlds; those of later seeds are not run
     *     then
     * @throws AssertionError if it is not the same each time
     * @throws InterruptedException if the thread is interrupted and not by the test itself, as JUnit does at the limit of a test
     * @throws Exception if an assumption of the test, as JUnit has them, does not hold without any hostile step
     */
    public ExplorationResult run() throws Exception {
        return run(Progress.ofThisProcess());
    }

    ExplorationResult run(Progress progress) throws Exception {
        return replay == null
                ? runSeeds(trials.calm("before seed 1 of " + seeds), progress)
                : runAgain(replay, trials.calm("before the replay"));
    }

    private ExplorationResult runAgain(Hostility hostility, Calm calm) throws InterruptedException {
        Attempt attempt = trials.run(hostility, calm, true, "in the replay");
        if (attempt.failed()) {
            throw FailureText.ofReplay(attempt);
        }
        return new ExplorationResult.Tally(EnumSet.noneOf(Menu.class))
                .with(attempt)
                .result();
    }

    private ExplorationResult runSeeds(Calm calm, Progress progress) throws InterruptedException {
        ExplorationResult.Tally tally = new ExplorationResult.Tally(menus);
        Shard part = Shard.ofProperty().part(shard);
        int seed = part.index();
        try {
            for (; seed <= seeds; seed += part.count()) {
                String place = "at seed " + seed + " of " + seeds;
                progress.at(() -> WHO + place);
                Attempt attempt = trials.run(Draw.of(seed, menus, calm), calm, false, place);
                if (attempt.failed()) {
                    throw failure(calm, attempt, place, progress);
                }
                tally.with(attempt);
            }
        } finally {
            int last = Math.min(seed, seeds);
            progress.end(
                    took -> WHO + "exploring up to seed " + last + " of " + seeds + " took " + took.toSeconds() + " s");
        }
        return tally.result();
    }

    private AssertionError failure(Calm calm, Attempt failed, String place, Progress progress)
            throws InterruptedException {
        Hostility drawn = failed.hostility();
        if (!trials.run(drawn, calm, false, place).failed()) {
            return FailureText.ofChance(failed);
        }
        progress.at(() -> WHO + "shrinking seed " + drawn.seed());
        String whileShrinking = "while seed " + drawn.seed() + " of " + seeds + " was shrunk";
        Hostility enough = new Shrinking(trials, calm, whileShrinking).shrunk(drawn);
        Attempt shrunk = trials.run(enough, calm, true, whileShrinking);
        return shrunk.failed() ? FailureText.ofSeed(seeds, drawn, shrunk) : FailureText.ofChance(failed);
    }
}
