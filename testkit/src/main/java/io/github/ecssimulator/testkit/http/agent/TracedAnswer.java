package io.github.ecssimulator.testkit.http.agent;

import io.github.ecssimulator.journal.AgentEvent;
import java.util.Objects;

/**
 * What the agent does with a request, and what it took.
 *
 * @param answer what it does
 * @param effort what it took
 * @param injected whether a fault shows in the answer
 */
public record TracedAnswer(AgentAnswer answer, AgentEvent.Effort effort, boolean injected) {
    public TracedAnswer {
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(effort, "effort");
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
