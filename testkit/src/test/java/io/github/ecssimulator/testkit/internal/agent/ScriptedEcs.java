package io.github.ecssimulator.testkit.internal.agent;

import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.EcsReply;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.api.UpdateTaskProtection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An ECS that gives prepared answers, the last one for ever, and keeps what it received. */
final class ScriptedEcs implements EcsApi {
    static final String REQUEST_ID = "e4d5c6b7-a890-4123-8456-0f1e2d3c4b5a";

    private final List<Answer> answers;
    private final List<EcsRequest<?>> received = new ArrayList<>();

    ScriptedEcs(List<Answer> answers) {
        this.answers = List.copyOf(answers);
    }

    static ScriptedEcs answering(Answer... answers) {
        return new ScriptedEcs(List.of(answers));
    }

    static Answer listing(List<ProtectedTask> tasks, List<Failure> failures) {
        return request -> request instanceof GetTaskProtection.Request
                ? new GetTaskProtection.Response(tasks, failures)
                : new UpdateTaskProtection.Response(tasks, failures);
    }

    static Answer task(String arn, boolean isProtected, @Nullable Instant until) {
        return listing(List.of(new ProtectedTask(arn, isProtected, until)), List.of());
    }

    static Answer refusing(int status, String code, String message) {
        return request -> {
            throw new EcsException(new EcsError(code, status, message), REQUEST_ID);
        };
    }

    static Answer losingTheReply() {
        return request -> {
            throw new ReplyLostException(request.operation(), REQUEST_ID);
        };
    }

    @Override
    @SuppressWarnings("unchecked") // the answers are of the type of the request
    public <R extends EcsResponse> EcsReply<R> execute(EcsRequest<R> request) {
        if (answers.isEmpty()) {
            throw new AssertionError("ECS must not be called, but was: " + request);
        }
        received.add(request);
        return new EcsReply<>(REQUEST_ID, (R)
                answers.get(Math.min(received.size(), answers.size()) - 1).apply(request));
    }

    @Override
    public EcsException refuseUnmodelled(String operation) {
        throw new AssertionError("The agent calls modelled operations only, not " + operation + ".");
    }

    @Override
    public Set<String> modelledOperations() {
        return Set.of();
    }

    /** The calls it received, one for each try. */
    List<EcsRequest<?>> received() {
        return List.copyOf(received);
    }

    /** What it does with a call. */
    interface Answer extends Function<EcsRequest<?>, EcsResponse> {}
}
