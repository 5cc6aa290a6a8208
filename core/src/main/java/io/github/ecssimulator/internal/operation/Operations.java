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
import io.github.ecssimulator.internal.engine.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Who decides which call. Runs under the lock of the world. */
final class Operations {
    private final Map<Class<?>, Function<?, ?>> byRequest = new LinkedHashMap<>();

    Operations(World world) {
        Readers readers = Readers.in(world);
        ProtectionOperations protections = new ProtectionOperations(world, readers);
        on(UpdateTaskProtection.Request.class, protections::update);
        on(GetTaskProtection.Request.class, protections::get);
        ContainerInstanceOperations instances = new ContainerInstanceOperations(world, readers);
        addTasks(new TaskOperations(world, readers, instances), new TaskListing(world, readers));
        addServices(world, readers, new ServiceShape(world));
        addServiceDeployments(new ServiceDeploymentOperations(world, readers));
        addTaskSets(new TaskSetOperations(world, readers));
        addContainerInstances(instances);
        addClusters(new ClusterOperations(world, readers));
        addTaskDefinitions(new TaskDefinitionOperations(world, readers));
        addTags(new TagOperations(world, readers));
    }

    private void addTasks(TaskOperations tasks, TaskListing listing) {
        on(RunTask.Request.class, tasks::run);
        on(StartTask.Request.class, tasks::start);
        on(StopTask.Request.class, tasks::stop);
        on(DescribeTasks.Request.class, tasks::describe);
        on(ListTasks.Request.class, listing::list);
    }

    private void addServices(World world, Readers readers, ServiceShape shape) {
        ServiceOperations services = new ServiceOperations(world, readers, shape);
        on(CreateService.Request.class, new ServiceCreation(world, readers, shape)::create);
        on(UpdateService.Request.class, new ServiceUpdates(world, readers, shape)::update);
        on(DescribeServices.Request.class, services::describe);
        on(ListServices.Request.class, services::list);
        on(DeleteService.Request.class, services::delete);
    }

    private void addServiceDeployments(ServiceDeploymentOperations deployments) {
        on(ListServiceDeployments.Request.class, deployments::list);
        on(DescribeServiceDeployments.Request.class, deployments::describe);
        on(DescribeServiceRevisions.Request.class, deployments::describeRevisions);
        on(StopServiceDeployment.Request.class, deployments::stop);
    }

    private void addTaskSets(TaskSetOperations taskSets) {
        on(CreateTaskSet.Request.class, taskSets::create);
        on(DescribeTaskSets.Request.class, taskSets::describe);
        on(UpdateTaskSet.Request.class, taskSets::update);
        on(DeleteTaskSet.Request.class, taskSets::delete);
        on(UpdateServicePrimaryTaskSet.Request.class, taskSets::updatePrimary);
    }

    private void addContainerInstances(ContainerInstanceOperations instances) {
        on(RegisterContainerInstance.Request.class, instances::register);
        on(DeregisterContainerInstance.Request.class, instances::deregister);
        on(DescribeContainerInstances.Request.class, instances::describe);
        on(ListContainerInstances.Request.class, instances::list);
        on(UpdateContainerInstancesState.Request.class, instances::update);
    }

    private void addClusters(ClusterOperations clusters) {
        on(CreateCluster.Request.class, clusters::create);
        on(DescribeClusters.Request.class, clusters::describe);
        on(ListClusters.Request.class, clusters::list);
        on(DeleteCluster.Request.class, clusters::delete);
    }

    private void addTaskDefinitions(TaskDefinitionOperations definitions) {
        on(RegisterTaskDefinition.Request.class, definitions::register);
        on(DescribeTaskDefinition.Request.class, definitions::describe);
        on(ListTaskDefinitions.Request.class, definitions::list);
        on(DeregisterTaskDefinition.Request.class, definitions::deregister);
        on(DeleteTaskDefinitions.Request.class, definitions::delete);
        on(ListTaskDefinitionFamilies.Request.class, definitions::listFamilies);
    }

    private void addTags(TagOperations tags) {
        on(TagResource.Request.class, tags::tag);
        on(UntagResource.Request.class, tags::untag);
        on(ListTagsForResource.Request.class, tags::list);
    }

    private <Q extends EcsRequest<R>, R extends EcsResponse> void on(Class<Q> request, Function<Q, R> operation) {
        byRequest.put(request, operation);
    }

    /** Answers a request, or throws a {@code RefusedCall} before anything was changed. */
    @SuppressWarnings("unchecked") // on() pairs each request only with an operation of its own type
    <R extends EcsResponse> R handle(EcsRequest<R> request) {
        Function<EcsRequest<R>, R> operation = (Function<EcsRequest<R>, R>) byRequest.get(request.getClass());
        if (operation == null) {
            throw new IllegalStateException("No operation for " + request.operation());
        }
        return operation.apply(request);
    }

    Set<Class<?>> requests() {
        return byRequest.keySet();
    }
}
