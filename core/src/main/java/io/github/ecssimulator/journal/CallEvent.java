package io.github.ecssimulator.journal;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.model.VisibleText;

/** A call through one of the doors. */
public sealed interface CallEvent extends JournalEvent {

    /**
     * A call that was accepted.
     *
     * @param caller the door it came through
     * @param requestId the id of the call
     * @param request what was asked
     * @param response what was answered
     */
    record Accepted(String caller, String requestId, EcsRequest<?> request, EcsResponse response) implements CallEvent {
        @Override
        public String text() {
            return VisibleText.of(caller + " called " + CallText.of(request) + " -> " + CallText.of(response));
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }

    /**
     * A call that was refused as a whole.
     *
     * @param caller the door it came through
     * @param requestId the id of the call
     * @param request what was asked
     * @param error what was answered
     * @param injected whether a fault made the error, not the world
     */
    record Refused(String caller, String requestId, EcsRequest<?> request, EcsError error, boolean injected)
            implements CallEvent {
        @Override
        public String text() {
            return VisibleText.of(caller + " called " + CallText.of(request) + " -> " + error.code() + ": "
                    + error.message() + (injected ? " (injected fault)" : ""));
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }

    /**
     * A call that was applied, but whose reply a fault lost.
     *
     * @param caller the door it came through
     * @param requestId the id of the call
     * @param request what was asked
     */
    record ReplyLost(String caller, String requestId, EcsRequest<?> request) implements CallEvent {
        @Override
        public String text() {
            return VisibleText.of(
                    caller + " called " + CallText.of(request) + " -> applied, reply lost (injected fault)");
        }

        @Override
        public String toString() {
            return VisibleText.of(this);
        }
    }

    /**
     * A call of an operation that is not modelled.
     *
     * @param caller the door it came through
     * @param operation the name of the operation
     */
    record NotModelled(String caller, String operation) implements CallEvent {
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
