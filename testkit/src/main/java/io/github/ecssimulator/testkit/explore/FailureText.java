package io.github.ecssimulator.testkit.explore;

import io.github.ecssimulator.testkit.explore.HostileWorld.Taken;
import io.github.ecssimulator.testkit.explore.Trials.Attempt;
import io.github.ecssimulator.testkit.internal.explain.Explanation;
import io.github.ecssimulator.testkit.internal.text.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The message of a failed exploration. */
final class FailureText {
    private final Attempt attempt;
    private final Throwable failure;

    private FailureText(Attempt attempt) {
        this.attempt = attempt;
        this.failure = Objects.requireNonNull(attempt.end());
    }

    /** Tells of a test that failed in a world that was drawn, and then in one that was shrunk. */
    static ExplorationError ofSeed(long seeds, Hostility drawn, Attempt shrunk) {
        Hostility enough = shrunk.hostility();
        List<String> parts = new ArrayList<>();
        int steps = enough.steps().size();
        if (steps > 0) {
            parts.add(steps + " of " + counted(drawn.steps().size(), "hostile step"));
        }
        circumstances(enough, parts);
        boolean isOne = steps + enough.circumstances().size() == 1;
        String what = parts.isEmpty()
                ? " fails without any hostile step"
                : " fails; " + String.join(" and ", parts) + (isOne ? " is enough" : " are enough");
        return new FailureText(shrunk).repeatable("Seed " + drawn.seed() + " of " + seeds + what);
    }

    /** Tells of a test that failed in a world that was asked for. */
    static ExplorationError ofReplay(Attempt attempt) {
        List<String> parts = new ArrayList<>();
        parts.add(counted(attempt.hostility().steps().size(), "hostile step"));
        circumstances(attempt.hostility(), parts);
        return new FailureText(attempt).repeatable("The replay fails, with " + String.join(" and ", parts));
    }

    /** Tells of a test that fails by itself. */
    static ExplorationError ofCalm(Attempt attempt) {
        return new FailureText(attempt).error("The test fails without any hostile step", List.of());
    }

    /** Tells of a test that is not the same each time. */
    static AssertionError ofChance(Attempt failed) {
        return new AssertionError(
                "Seed " + failed.hostility().seed() + " failed, and passed when it was run again, so the test is not"
                        + " the same each time. It must take time, chance and order from its world, and keep nothing"
                        + " from one run to the next. It had failed with: " + failed.end(),
                failed.end());
    }

    private static void circumstances(Hostility hostility, List<String> parts) {
        long policies = hostility.circumstances().stream()
                .filter(Circumstance.OfPolicy.class::isInstance)
                .count();
        if (policies > 0) {
            parts.add(policies == 1 ? "1 policy" : policies + " policies");
        }
        hostility.circumstances().stream()
                .filter(circumstance -> !(circumstance instanceof Circumstance.OfPolicy))
                .forEach(other -> parts.add(other.menu().name()));
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private ExplorationError repeatable(String first) {
        return error(
                first, List.of("", "Repeat exactly this: @ExploredTest(replay = \"" + attempt.hostility() + "\")"));
    }

    private ExplorationError error(String first, List<String> last) {
        List<String> lines = new ArrayList<>();
        attempt.taken().forEach(taken -> lines.add("  " + line(taken)));
        attempt.hostility().circumstances().forEach(each -> lines.add("  " + line(each)));
        lines.add(0, first + (lines.isEmpty() ? "." : ":"));
        lines.add("");
        lines.add(told());
        lines.addAll(last);
        return new ExplorationError(
                String.join("\n", lines),
                failure,
                attempt.ecs(),
                attempt.hostility().toString());
    }

    private static String line(Taken taken) {
        String at = Times.since(Instant.EPOCH, Instant.EPOCH.plus(taken.step().at()));
        return at + " " + taken.step().menu() + ": " + taken.words().orElse("found nothing");
    }

    private static String line(Circumstance circumstance) {
        if (circumstance instanceof Circumstance.OfPolicy drawn) {
            return drawn + " (" + drawn.policy().unknown() + ")";
        }
        return circumstance.toString();
    }

    private String told() {
        String message = failure instanceof AssertionError && failure.getMessage() != null
                ? failure.getMessage().strip()
                : failure.toString();
        return Explanation.isIn(message)
                ? message
                : message + "\n" + Explanation.ofAnything(attempt.ecs()).text();
    }
}
