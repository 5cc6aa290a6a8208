package io.github.ecssimulator.testkit.stress;

import static io.github.ecssimulator.testkit.stress.StormWorld.CLUSTER;
import static io.github.ecssimulator.testkit.stress.StormWorld.SERVICE;

import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.EcsReply;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ListTasks;
import io.github.ecssimulator.api.StopTask;
import io.github.ecssimulator.api.UpdateService;
import io.github.ecssimulator.api.UpdateTaskProtection;
import java.util.List;

/** Acts through the typed API. */
record TypedActs(EcsApi api) {

    Done act(Act act) {
        try {
            EcsReply<?> reply = api.execute(request(act));
            return new Done(reply.requestId(), Done.answer(reply.response()));
        } catch (EcsException e) {
            return new Done(
                    e.requestId(), Done.refused(e.error().code(), e.error().message()));
        }
    }

    private static EcsRequest<?> request(Act act) {
        List<String> task = List.of(act.taskId());
        return switch (act.kind()) {
            case PROTECT -> new UpdateTaskProtection.Request(CLUSTER, task, true, act.amount());
            case CLEAR -> new UpdateTaskProtection.Request(CLUSTER, task, false, null);
            case GET -> new GetTaskProtection.Request(CLUSTER, task);
            case SCALE ->
                UpdateService.request(r -> r.cluster(CLUSTER).service(SERVICE).desiredCount(act.amount()));
            case STOP -> new StopTask.Request(CLUSTER, act.taskId(), null);
            case LIST -> ListTasks.request(r -> r.cluster(CLUSTER));
        };
    }
}
