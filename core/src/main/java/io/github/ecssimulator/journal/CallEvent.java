package io.github.ecssimulator.journal;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.model.VisibleText;
import java.time.Duration;

/** A call through one of the doors. It stands before what it brings about, and its answer behind that. */
public sealed interface CallEvent extends JournalEvent {

    /**
     * A call.
     *
     * @param caller the door it came through
     * @param requestId the id of the call
     * @param request what was asked
     */
    record Made(String caller, String requestId, EcsRequest<?> request) implements CallEvent, Input {
        @Override
        public String text() {
            return VisibleText.of(caller + " called " + CallText.of(request));
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }

    /** The answer to a call. */
    sealed interface Answered extends CallEvent {

        /** {@return the event of the entry of the call, which is the cause of this one} */
        Made call();

        /** {@return who called: the door the call came through} */
        default String caller() {
            return call().caller();
        }

        /** {@return the request id of the call} */
        default String requestId() {
            return call().requestId();
        }

        /** {@return what was asked} */
        default EcsRequest<?> request() {
            return call().request();
        }
    }

    /**
     * A call was accepted.
     *
     * @param call the call
     * @param response what was answered
     * @param delay how much later a fault let the answer come; nothing without one
     */
    record Accepted(Made call, EcsResponse response, Duration delay) implements Answered {
        @Override
        public String text() {
            return call.text()
                    + VisibleText.of(" -> " + CallText.of(response))
                    + (delay.isZero() ? "" : ", answered " + delay + " later (injected fault)");
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }

    /**
     * A call was refused as a whole.
     *
     * @param call the call
     * @param error what was answered
     * @param injected whether a fault made the error, not the world
     */
    record Refused(Made call, EcsError error, boolean injected) implements Answered {
        @Override
        public String text() {
            return call.text()
                    + VisibleText.of(
                            " -> " + error.code() + ": " + error.message() + (injected ? " (injected fault)" : ""));
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }

    /**
     * A call was applied, but a fault lost its reply.
     *
     * @param call the call
     */
    record ReplyLost(Made call) implements Answered {
        @Override
        public String text() {
            return call.text() + " -> applied, reply lost (injected fault)";
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }

    /**
     * A call of an operation, or with a parameter, that is not modelled.
     *
     * @param caller the door it came through
     * @param operation the name of the operation, or of the parameter
     */
    record NotModelled(String caller, String operation) implements CallEvent, Input {
        @Override
        public String text() {
            return VisibleText.of(caller + " called " + operation + " -> refused, not modelled");
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }
}
