package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.ArnScope;
import io.github.ecssimulator.model.EventBridgeEvent;
import io.github.ecssimulator.model.TaskSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells subscribers what EventBridge would tell them. */
public final class EventBus {
    private final WorldTime time;
    private final IdSequence ids;
    private final ArnScope scope;
    private final List<Subscriber> subscribers = new ArrayList<>();
    private final ContainerWatch containers;

    EventBus(WorldTime time, IdSequence ids, ArnScope scope) {
        this.time = time;
        this.ids = ids;
        this.scope = scope;
        this.containers = new ContainerWatch(time);
    }

    /** Returns who is told when containers begin to run, and when they have ended. */
    public ContainerWatch containers() {
        return containers;
    }

    /** Tells the user's code of each event from now on. */
    public Subscriber subscribe(Consumer<EventBridgeEvent> code) {
        Subscriber subscriber = new Subscriber(code);
        time.inside(() -> {
            time.requireOpen();
            return subscribers.add(subscriber);
        });
        return subscriber;
    }

    /** Stops telling it, also of events that are on their way. */
    public void unsubscribe(Subscriber subscriber) {
        time.inside(() -> {
            subscriber.listens = false;
            return subscribers.remove(subscriber);
        });
    }

    void taskChanged(TaskState task) {
        containers.changed(task);
        send(
                "ECS Task State Change",
                task::arn,
                detail -> { // documented: ecs_task_events
                    TaskSnapshot snapshot = task.snapshot(time.now());
                    detail.put("clusterArn", task.cluster().arn().toString());
                    detail.put("taskArn", task.arn().toString());
                    detail.put("taskDefinitionArn", task.taskDefinition().ref().arn(scope));
                    detail.put("lastStatus", snapshot.lastStatus().name());
                    detail.put("desiredStatus", snapshot.desiredStatus().name());
                    detail.put("group", snapshot.group());
                    put(detail, "startedBy", snapshot.startedBy());
                    put(
                            detail,
                            "stopCode",
                            snapshot.stopCode().map(code -> code.wireName()).orElse(null));
                    put(detail, "stoppedReason", snapshot.stoppedReason());
                    put(detail, "createdAt", Millis.orNull(snapshot.createdAt()));
                    put(detail, "startedAt", Millis.orNull(snapshot.startedAt()));
                    put(detail, "stoppingAt", Millis.orNull(snapshot.stoppingAt()));
                    put(detail, "stoppedAt", Millis.orNull(snapshot.stoppedAt()));
                });
    }

    void deploymentChanged(TaskSetState set, String eventName, String reason) {
        send(
                "ECS Deployment State Change",
                set.service()::arn,
                detail -> { // documented: ecs_service_events
                    detail.put("eventType", eventName.endsWith("FAILED") ? "ERROR" : "INFO");
                    detail.put("eventName", eventName);
                    // inferred: as in service actions
                    detail.put("clusterArn", set.service().cluster().arn().toString());
                    detail.put("deploymentId", set.id());
                    detail.put("updatedAt", Millis.of(time.now()).toString());
                    detail.put("reason", reason);
                });
    }

    void serviceActed(ServiceState service, String eventType, String eventName, @Nullable String reason) {
        send(
                "ECS Service Action",
                service::arn,
                detail -> { // documented: EVT
                    detail.put("eventType", eventType);
                    detail.put("eventName", eventName);
                    detail.put("clusterArn", service.cluster().arn().toString());
                    detail.put("createdAt", Millis.of(time.now()).toString());
                    put(detail, "reason", reason);
                });
    }

    private static void put(Map<String, Object> detail, String name, @Nullable Object value) {
        if (value != null) {
            detail.put(name, value.toString());
        }
    }

    /** Subscribers are the user's code, so they are told outside the lock, at this instant. */
    private void send(String detailType, Supplier<?> resource, Consumer<Map<String, Object>> fill) {
        if (subscribers.isEmpty()) {
            return;
        }
        Map<String, Object> detail = new LinkedHashMap<>();
        fill.accept(detail);
        EventBridgeEvent event = new EventBridgeEvent(
                ids.nextDeliveryId(),
                detailType,
                scope.account(),
                time.now(),
                scope.region(),
                List.of(resource.get().toString()),
                detail);
        for (Subscriber subscriber : subscribers) {
            time.agenda().tell("delivery of an event", () -> subscriber.receive(event));
        }
    }

    /** One subscription. */
    public static final class Subscriber {
        private final Consumer<EventBridgeEvent> code;
        private volatile boolean listens = true;

        private Subscriber(Consumer<EventBridgeEvent> code) {
            this.code = code;
        }

        private void receive(EventBridgeEvent event) {
            if (listens) {
                code.accept(event);
            }
        }
    }
}
