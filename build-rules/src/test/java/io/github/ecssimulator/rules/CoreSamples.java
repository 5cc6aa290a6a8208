package io.github.ecssimulator.rules;

import io.github.ecssimulator.ContainerHost;
import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.Notes;
import io.github.ecssimulator.RecordedSettings;
import io.github.ecssimulator.Recording;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTaskDefinition;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.fault.FaultOutcome;
import io.github.ecssimulator.journal.Calls;
import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.model.AgentPart;
import io.github.ecssimulator.model.ArnScope;
import io.github.ecssimulator.model.ClusterArn;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.GivenTask;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskDefinitionRef;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Judging.BlockedRenewal;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Policy;
import java.lang.reflect.Parameter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A good value for each type that a public method takes, or is called on. Every sample is of a world of its own. */
final class CoreSamples extends Samples {
    private static final String ID = "0123456789abcdef0123456789abcdef";

    private final EcsSimulator ecs = EcsSimulator.create();
    private final SimulatedCluster media = ecs.createCluster("media");
    private final SimulatedService transcoder = media.createService("transcoder", 3);
    private final SimulatedTaskDefinition video = ecs.registerTaskDefinition("video");
    private final SimulatedService external = media.createService("external", ServiceSettings.external(1));
    private final Map<Class<?>, Object> values = new LinkedHashMap<>();

    CoreSamples() {
        addLive();
        addValues();
        values.put(Clock.class, Clock.systemUTC());
        values.put(Duration.class, Duration.ofMinutes(1));
        values.put(Instant.class, ecs.clock().instant().plusSeconds(60));
        values.put(ZoneId.class, ZoneOffset.UTC);
        values.put(String[].class, new String[] {ID});
        values.put(List.class, List.of());
        values.put(Map.class, Map.of(1.0, 1));
        values.put(Class.class, BlockedRenewal.class);
        values.put(Record.class, new TaskDefinitionRef("video", 1));
        values.put(Notes.class, ecs.clock().notes());
        values.put(Throwable.class, new IllegalStateException("no disk"));
        values.put(int.class, 1);
        values.put(Integer.class, 1);
        values.put(long.class, 1L);
        values.put(double.class, 1.0);
        values.put(boolean.class, true);
    }

    private void addLive() {
        List<Object> live = List.of(
                EcsSimulator.builder(),
                ecs,
                ecs.clock(),
                ecs.agentHost(),
                ContainerHost.of(transcoder),
                ContainerHost.of(transcoder)
                        .newThread(new ThreadGroup("container"), "main", () -> {}, AssertionError::new),
                media,
                transcoder.tasks().get(0),
                transcoder.tasks().get(0).work("job 7"),
                video,
                external.createTaskSet(video, 50),
                transcoder.autoScaling(1, 3),
                transcoder);
        live.forEach(each -> values.put(each.getClass(), each));
        values.put(io.github.ecssimulator.api.EcsApi.class, ecs.api());
    }

    private void addValues() {
        ArnScope scope = new ArnScope("aws", "us-east-1", "123456789012");
        values.put(ArnScope.class, scope);
        values.put(ClusterArn.class, new ClusterArn(scope, "media"));
        values.put(TaskId.class, new TaskId(ID));
        values.put(TaskDefinitionRef.class, video.ref());
        values.put(DeploymentSettings.class, DeploymentSettings.replicaDefaults());
        values.put(ServiceSettings.class, ServiceSettings.replica(1));
        values.put(TaskTimings.class, TaskTimings.instant());
        values.put(GivenTask.class, GivenTask.inStatus(TaskStatus.RUNNING));
        values.put(GivenTask.Stop.class, new GivenTask.Stop(StopCause.USER, "done", null, null));
        values.put(Settling.class, Settling.defaults());
        values.put(ThreadGroup.class, new ThreadGroup("container"));
        values.put(Thread.class, Thread.currentThread());
        values.put(EcsError.class, EcsError.throttled());
        values.put(FaultOutcome.class, new FaultOutcome.ReplyLost());
        values.put(AgentFault.Outcome.class, new AgentFault.Outcome.Failed());
        values.put(AgentFault.class, AgentFault.hang(AgentPart.TASK_METADATA));
        values.put(Fault.class, Fault.loseReply("GetTaskProtection"));
        values.put(Journal.class, ecs.journal());
        values.put(Calls.class, ecs.journal().calls());
        values.put(Recording.class, ecs.recording());
        values.put(RecordedSettings.class, ecs.recording().settings());
        values.put(Optional.class, Optional.empty());
        values.put(Policies.class, Policies.defaults());
        values.put(Policy.class, BlockedRenewal.ALLOWED);
        values.put(
                io.github.ecssimulator.model.TaskArn.class,
                transcoder.tasks().get(0).snapshot().ref().arn());
        values.put(TaskRef.class, transcoder.tasks().get(0).snapshot().ref());
        values.put(TaskRef.Owner.class, new TaskRef.Owner(scope, "media", "transcoder"));
        values.put(io.github.ecssimulator.api.EcsRequest.class, new GetTaskProtection.Request("media", null));
        values.put(GetTaskProtection.Request.class, new GetTaskProtection.Request("media", null));
    }

    @Override
    Object ofType(Class<?> type) {
        Object known = values.get(type);
        if (known != null) {
            return known;
        }
        return ofUser(type, 1.0);
    }

    /** Texts have a shape, which the name of the parameter tells. */
    @Override
    Object of(Parameter parameter) {
        Map<String, Supplier<String>> texts = Map.of(
                "argument", () -> "retention",
                "operation", () -> "GetTaskProtection",
                "partition", () -> "aws",
                "region", () -> "us-east-1",
                "account", () -> "123456789012");
        if (parameter.getType() == String.class) {
            return texts.getOrDefault(parameter.getName(), () -> ID).get();
        }
        return ofType(parameter.getType());
    }
}
