package io.github.ecssimulator.testkit;

import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.EcsReply;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.api.ReplyLostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Answers calls by a script, in order, and keeps what was asked. The last answer is given again and again. */
public final class ScriptedApi implements EcsApi {
    public static final String REQUEST_ID = "6f3c1a52-0000-4000-8000-000000000001";

    private final Deque<Function<EcsRequest<?>, EcsResponse>> script = new ArrayDeque<>();
    private final List<EcsRequest<?>> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<String> unmodelled = Collections.synchronizedList(new ArrayList<>());

    public ScriptedApi answering(EcsResponse response) {
        script.add(request -> response);
        return this;
    }

    public ScriptedApi refusing(EcsError error) {
        script.add(request -> {
            throw new EcsException(error, REQUEST_ID);
        });
        return this;
    }

    public ScriptedApi losingTheReply() {
        script.add(request -> {
            throw new ReplyLostException(request.operation(), REQUEST_ID);
        });
        return this;
    }

    public ScriptedApi failing(RuntimeException failure) {
        script.add(request -> {
            throw failure;
        });
        return this;
    }

    public List<EcsRequest<?>> calls() {
        return calls;
    }

    public List<String> unmodelled() {
        return unmodelled;
    }

    @Override
    @SuppressWarnings("unchecked") // The script's author pairs requests and responses.
    public synchronized <R extends EcsResponse> EcsReply<R> execute(EcsRequest<R> request) {
        calls.add(request);
        Function<EcsRequest<?>, EcsResponse> answer = script.size() > 1 ? script.remove() : script.element();
        return new EcsReply<>(REQUEST_ID, (R) answer.apply(request));
    }

    @Override
    public EcsException refuseUnmodelled(String operation) {
        unmodelled.add(operation);
        return new EcsException(
                new EcsError(
                        "OperationNotModelledException",
                        501,
                        operation + " is not modelled; " + modelledOperations() + " are."),
                REQUEST_ID);
    }

    @Override
    public Set<String> modelledOperations() {
        return Set.of("GetTaskProtection");
    }
}
