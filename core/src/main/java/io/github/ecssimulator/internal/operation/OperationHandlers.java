package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.CreateCluster;
import io.github.ecssimulator.api.CreateService;
import io.github.ecssimulator.api.CreateTaskSet;
import io.github.ecssimulator.api.DeleteCluster;
import io.github.ecssimulator.api.DeleteService;
import io.github.ecssimulator.api.DeleteTaskSet;
import io.github.ecssimulator.api.DeregisterTaskDefinition;
import io.github.ecssimulator.api.DescribeClusters;
import io.github.ecssimulator.api.DescribeServiceDeployments;
import io.github.ecssimulator.api.DescribeServices;
import io.github.ecssimulator.api.DescribeTaskDefinition;
import io.github.ecssimulator.api.DescribeTaskSets;
import io.github.ecssimulator.api.DescribeTasks;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ListClusters;
import io.github.ecssimulator.api.ListServiceDeployments;
import io.github.ecssimulator.api.ListServices;
import io.github.ecssimulator.api.ListTagsForResource;
import io.github.ecssimulator.api.ListTaskDefinitions;
import io.github.ecssimulator.api.ListTasks;
import io.github.ecssimulator.api.RegisterTaskDefinition;
import io.github.ecssimulator.api.RunTask;
import io.github.ecssimulator.api.StopTask;
import io.github.ecssimulator.api.TagResource;
import io.github.ecssimulator.api.UntagResource;
import io.github.ecssimulator.api.UpdateService;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.api.UpdateTaskSet;
import io.github.ecssimulator.internal.engine.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which handler decides which request. */
final class OperationHandlers {
    private final Map<Class<?>, OperationHandler<?, ?>> handlers = new LinkedHashMap<>();
    private final Set<String> operations = new TreeSet<>();

    OperationHandlers(World world) {
        add(UpdateTaskProtection.Request.class, new UpdateTaskProtectionHandler(world));
        add(GetTaskProtection.Request.class, new GetTaskProtectionHandler(world));
        addClusters(world);
        addTaskDefinitions(world);
        addServices(world);
        addTasks(world);
        addTaskSets(world);
        addTags(world);
    }

    private void addClusters(World world) {
        add(CreateCluster.Request.class, new CreateClusterHandler(world));
        add(DescribeClusters.Request.class, new DescribeClustersHandler(world));
        add(ListClusters.Request.class, new ListClustersHandler(world));
        add(DeleteCluster.Request.class, new DeleteClusterHandler(world));
    }

    private void addTaskDefinitions(World world) {
        add(RegisterTaskDefinition.Request.class, new RegisterTaskDefinitionHandler(world));
        add(DescribeTaskDefinition.Request.class, new DescribeTaskDefinitionHandler(world));
        add(ListTaskDefinitions.Request.class, new ListTaskDefinitionsHandler(world));
        add(DeregisterTaskDefinition.Request.class, new DeregisterTaskDefinitionHandler(world));
    }

    private void addServices(World world) {
        add(CreateService.Request.class, new CreateServiceHandler(world));
        add(UpdateService.Request.class, new UpdateServiceHandler(world));
        add(DescribeServices.Request.class, new DescribeServicesHandler(world));
        add(ListServices.Request.class, new ListServicesHandler(world));
        add(DeleteService.Request.class, new DeleteServiceHandler(world));
        add(ListServiceDeployments.Request.class, new ListServiceDeploymentsHandler(world));
        add(DescribeServiceDeployments.Request.class, new DescribeServiceDeploymentsHandler(world));
    }

    private void addTasks(World world) {
        add(RunTask.Request.class, new RunTaskHandler(world));
        add(StopTask.Request.class, new StopTaskHandler(world));
        add(DescribeTasks.Request.class, new DescribeTasksHandler(world));
        add(ListTasks.Request.class, new ListTasksHandler(world));
    }

    private void addTaskSets(World world) {
        add(CreateTaskSet.Request.class, new CreateTaskSetHandler(world));
        add(DescribeTaskSets.Request.class, new DescribeTaskSetsHandler(world));
        add(UpdateTaskSet.Request.class, new UpdateTaskSetHandler(world));
        add(DeleteTaskSet.Request.class, new DeleteTaskSetHandler(world));
    }

    private void addTags(World world) {
        add(TagResource.Request.class, new TagResourceHandler(world));
        add(UntagResource.Request.class, new UntagResourceHandler(world));
        add(ListTagsForResource.Request.class, new ListTagsForResourceHandler(world));
    }

    private <Q extends EcsRequest<R>, R extends EcsResponse> void add(Class<Q> type, OperationHandler<Q, R> handler) {
        handlers.put(type, handler);
        operations.add(EcsRequest.operationOf(type));
    }

    @SuppressWarnings("unchecked") // add() pairs each request only with a handler of its own type
    <R extends EcsResponse> R handle(EcsRequest<R> request) {
        OperationHandler<EcsRequest<R>, R> handler =
                (OperationHandler<EcsRequest<R>, R>) handlers.get(request.getClass());
        if (handler == null) {
            throw new IllegalStateException("No handler for " + request.operation());
        }
        return handler.handle(request);
    }

    Set<String> operations() {
        return operations;
    }

    Set<Class<?>> requests() {
        return handlers.keySet();
    }
}
