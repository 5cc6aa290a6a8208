package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.testkit.internal.explain.Attempt;
import io.github.ecssimulator.testkit.internal.explain.Explanation;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The message of a failed assertion, in the one shape that all of them have. */
final class Complaint {
    private final String subject;
    private final String expected;
    private final StringBuilder below = new StringBuilder();
    private String actual;
    private String when = "";

    private Complaint(String subject, String expected, String actual) {
        this.subject = subject;
        this.expected = expected;
        this.actual = actual;
    }

    /** That something was to be protected, for instance, but is not: clauses that go on from it and from "but", with no full stop. */
    static Complaint that(Object subject, String expected, String actual) {
        return new Complaint(subject.toString(), expected, actual);
    }

    Complaint at(Instant now) {
        below.append("\nSimulated time: ").append(now);
        return this;
    }

    /** Adds lines under a heading; nothing if there are none. */
    Complaint with(String heading, String lines) {
        if (!lines.isEmpty()) {
            below.append('\n').append(heading).append(":\n  ").append(lines.replace("\n", "\n  "));
        }
        return this;
    }

    /** Adds why a task is so. A diagnosis says what happened, and so takes the place of what goes on from "but". */
    Complaint because(Supplier<Explanation> explanation) {
        return Attempt.at(() -> explained(explanation.get(), (told, sentence) -> "it " + sentence), this::unexplained);
    }

    /** Adds why a service is so: what happened to one of its tasks goes on behind what is wrong with it. */
    Complaint becauseOfATask(Supplier<Explanation> explanation) {
        return Attempt.at(
                () -> explained(
                        explanation.get(),
                        (told, sentence) -> actual + ": " + told.subject().orElse("a task") + " " + sentence),
                this::unexplained);
    }

    private Complaint explained(Explanation explanation, BiFunction<Explanation, String, String> but) {
        Optional<String> sentence = explanation.sentence();
        String now = explanation.now();
        String told = sentence.map(found -> but.apply(explanation, found)).orElse(actual);
        below.append('\n').append(String.join("\n", explanation.lines(2)));
        when = sentence.isPresent() ? " at " + now : " (at " + now + ")";
        actual = told;
        return this;
    }

    private Complaint unexplained(String fault) {
        below.append('\n').append(fault);
        return this;
    }

    @Override
    public String toString() {
        // AssertJ begins its messages with a new line too, so that descriptions and soft assertions read well
        return "\nExpected " + subject + " " + expected + when + "\n but " + actual + "." + below;
    }
}
