package io.github.ecssimulator.journal;

import io.github.ecssimulator.model.AgentPart;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.model.VisibleText;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request of the code in a task to its agent, told when the agent is done with it. */
public sealed interface AgentEvent extends Input {

    /** {@return what was asked} */
    Request request();

    /** {@return what it took the agent} */
    Effort effort();

    @Override
    default Optional<TaskRef> about() {
        return Optional.ofNullable(request().task());
    }

    /**
     * The agent did what was asked.
     *
     * @param request what was asked
     * @param status the status code
     * @param answer the answer in words
     * @param effort what it took the agent
     */
    record Answered(Request request, int status, String answer, Effort effort) implements AgentEvent {
        public Answered {
            answer = bounded(answer);
        }

        @Override
        public String text() {
            return VisibleText.of(request.text() + status + " " + answer + effort.text());
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }

    /**
     * The agent answered that it did not do what was asked, be it with a failure in an answer of status 200.
     *
     * @param request what was asked
     * @param status the status code
     * @param reason why, in words
     * @param effort what it took the agent
     * @param injected whether a fault made the answer
     */
    record Refused(Request request, int status, String reason, Effort effort, boolean injected) implements AgentEvent {
        public Refused {
            reason = bounded(reason);
        }

        @Override
        public String text() {
            return VisibleText.of(request.text() + status + " " + reason + effort.text() + fault(injected));
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }

    /**
     * The client got no answer.
     *
     * @param request what was asked
     * @param reason what became of the connection
     * @param effort what it took the agent
     * @param injected whether a fault made it so
     */
    record Unanswered(Request request, String reason, Effort effort, boolean injected) implements AgentEvent {
        public Unanswered {
            reason = bounded(reason);
        }

        @Override
        public String text() {
            return VisibleText.of(request.text() + "no answer: " + reason + effort.text() + fault(injected));
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }

    /**
     * What was asked. Of longer texts the beginning is kept.
     *
     * @param caller the door it came through
     * @param method the HTTP method
     * @param target the path and the query, as sent; the whole address of a request that its client could send nowhere
     * @param task the task whose agent it is; absent where the path names none
     */
    record Request(
            String caller,
            String method,
            String target,
            @Nullable TaskRef task) {
        public Request {
            Objects.requireNonNull(caller, "caller");
            method = bounded(method);
            target = bounded(target);
        }

        /** {@return the part of the agent that the request was for} */
        public AgentPart part() {
            return AgentPart.of(target);
        }

        private String text() {
            return caller + " sent " + method + " " + target + " to the agent" + (task == null ? "" : " of " + task)
                    + " -> ";
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }

    /**
     * What it took the agent to answer.
     *
     * @param tries how often it called ECS
     * @param waits how long it waited between its tries
     * @param took how much simulated time passed
     */
    record Effort(int tries, List<Duration> waits, Duration took) {
        /** No call, no time. */
        public static final Effort NONE = new Effort(0, List.of(), Duration.ZERO);

        public Effort {
            waits = List.copyOf(waits);
            Objects.requireNonNull(took, "took");
        }

        private String text() {
            if (tries < 2 && took.isZero()) {
                return "";
            }
            String between = waits.isEmpty()
                    ? ""
                    : " with waits of " + waits.stream().map(Duration::toString).collect(Collectors.joining(", "));
            return " (" + tries + (tries == 1 ? " try" : " tries") + between + ", took " + took + ")";
        }
    }

    private static String fault(boolean injected) {
        return injected ? " (injected fault)" : "";
    }

    private static String bounded(String text) {
        int most = 300; // clients choose these texts, and a journal keeps each
        String rest = "... (" + text.length() + " characters)";
        return text.length() <= most ? text : text.substring(0, most - rest.length()) + rest;
    }
}
