package io.github.ecssimulator.testkit.http.agent;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What the agent does with a request, and what it took.
 *
 * @param answer what it does
 * @param tries how often it called ECS
 * @param waits how long it waited between its tries
 * @param took how much simulated time passed
 */
public record TracedAnswer(AgentAnswer answer, int tries, List<Duration> waits, Duration took) {
    public TracedAnswer {
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(took, "took");
        waits = List.copyOf(waits);
    }

    /**
     * Tells whether the agent did what it was asked: no error, and no failure in an answer of status 200 either.
     *
     * @return whether it did
     */
    public boolean isGranted() {
        return answer instanceof AgentAnswer.Response response
                && response.status() == 200
                && !words().startsWith(AnswerWords.FAILURE);
    }

    /**
     * Tells the answer in words, for which its body is read.
     *
     * @return for example {@code AccessDeniedException: Invalid Request: …}
     */
    public String words() {
        return answer instanceof AgentAnswer.Response response
                ? AnswerWords.of(response)
                : "the agent closed the connection";
    }
}
