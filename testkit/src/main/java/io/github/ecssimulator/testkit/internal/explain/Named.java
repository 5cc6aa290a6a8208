package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.testkit.story.Ask;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The instants and calls that a text names, such as a diagnosis. */
final class Named {
    private static final Pattern INSTANT = Pattern.compile("[+-]\\d{2,}:\\d\\d(:\\d\\d)?([.]\\d{3})?");

    private final Evidence evidence;
    private final List<String> lines;
    private final Set<String> instants;
    private final Set<String> askedAt = new HashSet<>();

    Named(Evidence evidence, List<String> lines) {
        this.evidence = evidence;
        this.lines = lines;
        this.instants = lines.stream()
                .flatMap(line -> INSTANT.matcher(line).results())
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    boolean has(String instant) {
        return instants.contains(instant);
    }

    /** {@return whether a call stands there with its answer} */
    boolean has(Ask ask) {
        return has(evidence.at(ask.at())) && lines.stream().anyMatch(line -> line.contains(evidence.call(ask)));
    }

    /** {@return whether a call is the one of which the text says that it came too late, the first of those that were asked here} */
    boolean hasAsLate(Ask ask) {
        String at = evidence.at(ask.at());
        return ask.isProtect()
                && has(at)
                && lines.stream().anyMatch(line -> line.contains("only at " + at))
                && askedAt.add(at);
    }
}
