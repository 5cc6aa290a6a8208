package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.CreateCluster;
import io.github.ecssimulator.api.CreateService;
import io.github.ecssimulator.api.CreateTaskSet;
import io.github.ecssimulator.api.DeleteCluster;
import io.github.ecssimulator.api.DeleteService;
import io.github.ecssimulator.api.DeleteTaskDefinitions;
import io.github.ecssimulator.api.DeleteTaskSet;
import io.github.ecssimulator.api.DeregisterContainerInstance;
import io.github.ecssimulator.api.DeregisterTaskDefinition;
import io.github.ecssimulator.api.DescribeClusters;
import io.github.ecssimulator.api.DescribeContainerInstances;
import io.github.ecssimulator.api.DescribeServiceDeployments;
import io.github.ecssimulator.api.DescribeServiceRevisions;
import io.github.ecssimulator.api.DescribeServices;
import io.github.ecssimulator.api.DescribeTaskDefinition;
import io.github.ecssimulator.api.DescribeTaskSets;
import io.github.ecssimulator.api.DescribeTasks;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ListClusters;
import io.github.ecssimulator.api.ListContainerInstances;
import io.github.ecssimulator.api.ListServiceDeployments;
import io.github.ecssimulator.api.ListServices;
import io.github.ecssimulator.api.ListTagsForResource;
import io.github.ecssimulator.api.ListTaskDefinitionFamilies;
import io.github.ecssimulator.api.ListTaskDefinitions;
import io.github.ecssimulator.api.ListTasks;
import io.github.ecssimulator.api.RegisterContainerInstance;
import io.github.ecssimulator.api.RegisterTaskDefinition;
import io.github.ecssimulator.api.RunTask;
import io.github.ecssimulator.api.StartTask;
import io.github.ecssimulator.api.StopServiceDeployment;
import io.github.ecssimulator.api.StopTask;
import io.github.ecssimulator.api.TagResource;
import io.github.ecssimulator.api.UntagResource;
import io.github.ecssimulator.api.UpdateContainerInstancesState;
import io.github.ecssimulator.api.UpdateService;
import io.github.ecssimulator.api.UpdateServicePrimaryTaskSet;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.api.UpdateTaskSet;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.TaskSetState;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.engine.World;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Who decides which call. Runs under the lock of the world. */
final class Operations {
    // The same for all worlds, so that a new one has nothing to put together.
    private static final Map<Class<?>, BiFunction<Operations, ?, ?>> BY_REQUEST = byRequest();

    private final ProtectionOperations protections;
    private final TaskOperations tasks;
    private final TaskListing listing;
    private final ServiceOperations services;
    private final ServiceUpdates updates;
    private final ServiceDeploymentOperations deployments;
    private final TaskSetOperations taskSets;
    private final ContainerInstanceOperations instances;
    private final ClusterOperations clusters;
    private final TaskDefinitionOperations definitions;
    private final TagOperations tags;

    Operations(World world) {
        ClusterReader ofClusters = new ClusterReader(world);
        ServiceReader ofServices = new ServiceReader(world);
        ServiceReader.TaskSets ofTaskSets = new ServiceReader.TaskSets(world, ofClusters, ofServices);
        DefinitionReader ofDefinitions = new DefinitionReader(world);
        TaskReader ofTasks = new TaskReader(world);
        DefinitionShape definition = new DefinitionShape(world);
        DeploymentShape deployment = new DeploymentShape(world, definition);
        ServiceShape service = new ServiceShape(world, definition, deployment);
        protections = new ProtectionOperations(world, ofClusters, ofTasks);
        instances = new ContainerInstanceOperations(world, ofClusters);
        ClientTokens<List<TaskState>> runs = new ClientTokens<>(world, 64); // documented: RunTask
        tasks = new TaskOperations(world, ofClusters, ofDefinitions, ofTasks, instances, new TaskShape(world), runs);
        listing = new TaskListing(world, ofClusters, ofServices);
        ClientTokens<ServiceState> created = new ClientTokens<>(world, 36); // documented: CreateService
        services = new ServiceOperations(world, ofClusters, ofServices, ofDefinitions, service, created);
        updates = new ServiceUpdates(world, ofClusters, ofServices, ofDefinitions, service);
        deployments = new ServiceDeploymentOperations(world, ofClusters, ofServices, deployment);
        ClientTokens<TaskSetState> createdSets = new ClientTokens<>(world, 36); // documented: CreateTaskSet
        taskSets = new TaskSetOperations(world, ofTaskSets, ofDefinitions, deployment, createdSets);
        clusters = new ClusterOperations(world, ofClusters);
        definitions = new TaskDefinitionOperations(world, ofDefinitions, definition);
        tags = new TagOperations(world, ofDefinitions, ofTaskSets);
    }

    private static Map<Class<?>, BiFunction<Operations, ?, ?>> byRequest() {
        Table all = new Table();
        addTasksAndServices(all);
        addWhatTheyNeed(all);
        return Collections.unmodifiableMap(all.operations);
    }

    private static void addTasksAndServices(Table all) {
        all.on(UpdateTaskProtection.Request.class, (in, request) -> in.protections.update(request));
        all.on(GetTaskProtection.Request.class, (in, request) -> in.protections.get(request));
        all.on(RunTask.Request.class, (in, request) -> in.tasks.run(request));
        all.on(StartTask.Request.class, (in, request) -> in.tasks.start(request));
        all.on(StopTask.Request.class, (in, request) -> in.tasks.stop(request));
        all.on(DescribeTasks.Request.class, (in, request) -> in.tasks.describe(request));
        all.on(ListTasks.Request.class, (in, request) -> in.listing.list(request));
        all.on(DescribeServices.Request.class, (in, request) -> in.services.describe(request));
        all.on(ListServices.Request.class, (in, request) -> in.services.list(request));
        all.on(DeleteService.Request.class, (in, request) -> in.services.delete(request));
        all.on(CreateService.Request.class, (in, request) -> in.services.create(request));
        all.on(UpdateService.Request.class, (in, request) -> in.updates.update(request));
        all.on(ListServiceDeployments.Request.class, (in, request) -> in.deployments.list(request));
        all.on(DescribeServiceDeployments.Request.class, (in, request) -> in.deployments.describe(request));
        all.on(DescribeServiceRevisions.Request.class, (in, request) -> in.deployments.describeRevisions(request));
        all.on(StopServiceDeployment.Request.class, (in, request) -> in.deployments.stop(request));
        all.on(CreateTaskSet.Request.class, (in, request) -> in.taskSets.create(request));
        all.on(DescribeTaskSets.Request.class, (in, request) -> in.taskSets.describe(request));
        all.on(UpdateTaskSet.Request.class, (in, request) -> in.taskSets.update(request));
        all.on(DeleteTaskSet.Request.class, (in, request) -> in.taskSets.delete(request));
        all.on(UpdateServicePrimaryTaskSet.Request.class, (in, request) -> in.taskSets.updatePrimary(request));
    }

    private static void addWhatTheyNeed(Table all) {
        all.on(RegisterContainerInstance.Request.class, (in, request) -> in.instances.register(request));
        all.on(DeregisterContainerInstance.Request.class, (in, request) -> in.instances.deregister(request));
        all.on(DescribeContainerInstances.Request.class, (in, request) -> in.instances.describe(request));
        all.on(ListContainerInstances.Request.class, (in, request) -> in.instances.list(request));
        all.on(UpdateContainerInstancesState.Request.class, (in, request) -> in.instances.update(request));
        all.on(CreateCluster.Request.class, (in, request) -> in.clusters.create(request));
        all.on(DescribeClusters.Request.class, (in, request) -> in.clusters.describe(request));
        all.on(ListClusters.Request.class, (in, request) -> in.clusters.list(request));
        all.on(DeleteCluster.Request.class, (in, request) -> in.clusters.delete(request));
        all.on(RegisterTaskDefinition.Request.class, (in, request) -> in.definitions.register(request));
        all.on(DescribeTaskDefinition.Request.class, (in, request) -> in.definitions.describe(request));
        all.on(ListTaskDefinitions.Request.class, (in, request) -> in.definitions.list(request));
        all.on(DeregisterTaskDefinition.Request.class, (in, request) -> in.definitions.deregister(request));
        all.on(DeleteTaskDefinitions.Request.class, (in, request) -> in.definitions.delete(request));
        all.on(ListTaskDefinitionFamilies.Request.class, (in, request) -> in.definitions.listFamilies(request));
        all.on(TagResource.Request.class, (in, request) -> in.tags.tag(request));
        all.on(UntagResource.Request.class, (in, request) -> in.tags.untag(request));
        all.on(ListTagsForResource.Request.class, (in, request) -> in.tags.list(request));
    }

    /** Answers a request, or throws a {@code Refused} before anything was changed. */
    @SuppressWarnings("unchecked") // Table.on pairs each request only with an operation of its own type
    <R extends EcsResponse> R handle(EcsRequest<R> request) {
        BiFunction<Operations, EcsRequest<R>, R> operation =
                (BiFunction<Operations, EcsRequest<R>, R>) BY_REQUEST.get(request.getClass());
        if (operation == null) {
            throw new IllegalStateException("No operation for " + request.operation());
        }
        return operation.apply(this, request);
    }

    static Set<Class<?>> requests() {
        return BY_REQUEST.keySet();
    }

    private static final class Table {
        private final Map<Class<?>, BiFunction<Operations, ?, ?>> operations = new LinkedHashMap<>();

        private <Q extends EcsRequest<R>, R extends EcsResponse> void on(
                Class<Q> request, BiFunction<Operations, Q, R> operation) {
            operations.put(request, operation);
        }
    }
}
