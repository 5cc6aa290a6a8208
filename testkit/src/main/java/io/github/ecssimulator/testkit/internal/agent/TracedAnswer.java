package io.github.ecssimulator.testkit.internal.agent;

import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;

/**
 * What the agent does with a request, and what it took.
 *
 * @param answer what it does
 * @param words the answer in words, for example {@code AccessDeniedException: Invalid Request: …}
 * @param granted whether the agent did what it was asked: no error, and no failure in an answer of status 200 either
 * @param effort what it took
 * @param injected whether a fault shows in the answer
 */
public record TracedAnswer(
        HttpAnswer answer, String words, boolean granted, AgentEvent.Effort effort, boolean injected) {

    static TracedAnswer of(HttpAnswer.Response response, String words, boolean granted) {
        return new TracedAnswer(response, words, granted, AgentEvent.Effort.NONE, false);
    }

    /** The answer with which Go's server refuses a request, without asking the agent. */
    static TracedAnswer ofGate(HttpAnswer.Response refusal) {
        String text = refusal.body().toString();
        return of(refusal, text.isEmpty() ? Draft.WITHOUT_BODY : text, false);
    }

    static TracedAnswer closed() {
        return new TracedAnswer(
                new HttpAnswer.Closed(), "the agent closed the connection", false, AgentEvent.Effort.NONE, false);
    }

    TracedAnswer after(AgentEvent.Effort spent, boolean metFault) {
        return new TracedAnswer(answer, words, granted, spent, metFault);
    }
}
