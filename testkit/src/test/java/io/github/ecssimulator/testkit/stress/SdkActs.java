package io.github.ecssimulator.testkit.stress;

import static io.github.ecssimulator.testkit.stress.StormWorld.CLUSTER;
import static io.github.ecssimulator.testkit.stress.StormWorld.SERVICE;

import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.ProtectedTask;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.EcsResponse;

/** Acts through a client of the SDK, of whatever kind. */
record SdkActs(EcsClient client) {

    Done act(Act act) {
        try {
            return switch (act.kind()) {
                case PROTECT -> update(act, true, act.amount());
                case CLEAR -> update(act, false, null);
                case GET -> get(act);
                case SCALE -> scale(act);
                case STOP -> stop(act);
                case LIST -> list();
            };
        } catch (AwsServiceException e) {
            return new Done(
                    e.requestId(),
                    Done.refused(
                            e.awsErrorDetails().errorCode(), e.awsErrorDetails().errorMessage()));
        }
    }

    private Done update(Act act, boolean enabled, Integer minutes) {
        var response = client.updateTaskProtection(r -> r.cluster(CLUSTER)
                .tasks(act.taskId())
                .protectionEnabled(enabled)
                .expiresInMinutes(minutes));
        return done(response, Done.protections(tasks(response.protectedTasks()), failures(response.failures())));
    }

    private Done get(Act act) {
        var response = client.getTaskProtection(r -> r.cluster(CLUSTER).tasks(act.taskId()));
        return done(response, Done.protections(tasks(response.protectedTasks()), failures(response.failures())));
    }

    private Done scale(Act act) {
        var response =
                client.updateService(r -> r.cluster(CLUSTER).service(SERVICE).desiredCount(act.amount()));
        var service = response.service();
        return done(response, Done.scaled(service.desiredCount(), service.runningCount(), service.pendingCount()));
    }

    private Done stop(Act act) {
        var response = client.stopTask(r -> r.cluster(CLUSTER).task(act.taskId()));
        var task = response.task();
        return done(response, Done.stopped(task.taskArn(), task.lastStatus(), task.desiredStatus()));
    }

    private Done list() {
        var response = client.listTasks(r -> r.cluster(CLUSTER));
        return done(response, response.taskArns().toString());
    }

    private static Done done(EcsResponse response, String answer) {
        return new Done(response.responseMetadata().requestId(), answer);
    }

    private static List<ProtectedTask> tasks(List<software.amazon.awssdk.services.ecs.model.ProtectedTask> tasks) {
        return tasks.stream()
                .map(task -> new ProtectedTask(task.taskArn(), task.protectionEnabled(), task.expirationDate()))
                .toList();
    }

    private static List<Failure> failures(List<software.amazon.awssdk.services.ecs.model.Failure> failures) {
        return failures.stream()
                .map(failure -> new Failure(failure.arn(), failure.reason(), failure.detail()))
                .toList();
    }
}
