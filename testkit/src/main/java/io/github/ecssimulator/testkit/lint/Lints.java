package io.github.ecssimulator.testkit.lint;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.testkit.story.Story;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the lints found in a world, up to the instant at which they were asked. Immutable.
 *
 * <pre>{@code
 * Lints lints = Lints.of(ecs);
 * lints.findings().forEach(System.out::println);
 * // expired: task media/transcoder/0a1b2c3d lost its protection at +02:00, 2 h after it was set, and nobody cleared it
 * }</pre>
 */
public final class Lints {
    private static final List<Function<Facts, Stream<Finding>>> RULES = List.of(
            WindowRules::findings, CallRules::findings, WorkRules::findings, AfterLife::findings, OtherTask::findings);

    private static final int MOST_TOLD = 10;

    private final List<Finding> findings;

    private Lints(List<Finding> findings) {
        this.findings = List.copyOf(findings);
    }

    /** {@return what was found in a world up to now} */
    public static Lints of(EcsSimulator ecs) {
        return of(Story.of(ecs));
    }

    /** {@return what was found in what a story tells} */
    public static Lints of(Story story) {
        return of(new Facts(Objects.requireNonNull(story, "story")), Stream.empty());
    }

    /**
     * {@return what was found in a world up to now, and what its outcome rests on, which takes a replay for each setting of each
     * policy}
     *
     * @see RestsOn
     */
    public static Lints withReplaysOf(EcsSimulator ecs) {
        Facts facts = new Facts(Story.of(ecs));
        return of(facts, RestsOn.of(ecs).findings(facts.story().now()));
    }

    private static Lints of(Facts facts, Stream<Finding> more) {
        Stream<Finding> found = RULES.stream().flatMap(rule -> rule.apply(facts));
        List<Finding> all = Allowances.applied(facts, Stream.concat(found, more))
                .sorted(Comparator.comparing(Finding::at)
                        .thenComparing(Finding::sequence)
                        .thenComparing(Finding::lint))
                .toList();
        return new Lints(folded(all));
    }

    /** {@return the way to say what is meant so in a world, although a lint would take it for a mistake} */
    public static MeantSo in(EcsSimulator ecs) {
        return new MeantSo(Objects.requireNonNull(ecs, "ecs"));
    }

    private static List<Finding> folded(List<Finding> all) {
        Map<Object, Finding> folded = new LinkedHashMap<>();
        all.forEach(finding -> folded.merge(finding.sameness(), finding, (first, next) -> first.andOneMore()));
        return List.copyOf(folded.values());
    }

    /** {@return what was found, in the order of time} */
    public List<Finding> findings() {
        return findings;
    }

    /** {@return those that are no mere warnings} */
    public List<Finding> errors() {
        return findings.stream().filter(finding -> !finding.lint().isWarning()).toList();
    }

    /**
     * {@return the findings in few lines, for a message that has more to say; none if nothing was found}
     *
     * @param most how many lines at most, 1 or more; where there are more findings, the last line says how many
     * @throws IllegalArgumentException if there may be no line
     */
    public List<String> lines(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("Findings cannot be told in " + most + " lines.");
        }
        if (findings.size() <= most) {
            return findings.stream().map(Finding::text).toList();
        }
        List<String> lines = new ArrayList<>();
        findings.stream().limit(most - 1L).map(Finding::text).forEach(lines::add);
        lines.add("and " + (findings.size() - most + 1) + " more findings");
        return List.copyOf(lines);
    }

    /** {@return the message with which a strict test fails: each finding that is no mere warning and how to mend it; empty if none} */
    public Optional<String> complaint() {
        List<Finding> errors = errors();
        if (errors.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder("\nExpected no findings of the lints\n but there "
                + (errors.size() == 1 ? "is 1" : "are " + errors.size()) + " (docs/lints.md tells of each):");
        Map<Finding, List<String>> mistakes = mistakes(errors);
        mistakes.entrySet().stream()
                .limit(MOST_TOLD)
                .forEach(mistake -> text.append("\n  ")
                        .append(mistake.getKey().text())
                        .append("\n    fix: ")
                        .append(mistake.getKey().fix())
                        .append(mistake.getValue().isEmpty() ? "" : "\n    it led to: ")
                        .append(String.join(", ", mistake.getValue())));
        if (mistakes.size() > MOST_TOLD) {
            text.append("\n  and ").append(mistakes.size() - MOST_TOLD).append(" more");
        }
        return Optional.of(text.append("\nMeant so? ").append(meantSo(errors)).toString());
    }

    private static String meantSo(List<Finding> errors) {
        return errors.stream()
                .map(finding -> ".allow(Lint." + finding.lint().name() + ")")
                .distinct()
                .collect(Collectors.joining("", "Lints.in(ecs)", ""));
    }

    /** What nothing else led to, and the lints that found what it led to. */
    private static Map<Finding, List<String>> mistakes(List<Finding> errors) {
        Map<Finding, List<String>> mistakes = new LinkedHashMap<>();
        Map<Optional<TaskRef>, Finding> firsts = new HashMap<>();
        for (Finding error : errors) {
            Finding first = firsts.putIfAbsent(error.taskIfAny(), error);
            if (first != null && error.lint().isConsequence()) {
                Objects.requireNonNull(mistakes.get(first)).add(error.lint().id());
            } else {
                mistakes.put(error, new ArrayList<>());
            }
        }
        return mistakes;
    }

    @Override
    public String toString() {
        return findings.isEmpty()
                ? "no findings"
                : String.join("\n", findings.stream().map(Finding::text).toList());
    }
}
