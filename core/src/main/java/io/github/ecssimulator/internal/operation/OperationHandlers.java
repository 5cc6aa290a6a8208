package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.CreateClusterRequest;
import io.github.ecssimulator.api.CreateServiceRequest;
import io.github.ecssimulator.api.CreateTaskSetRequest;
import io.github.ecssimulator.api.DeleteClusterRequest;
import io.github.ecssimulator.api.DeleteServiceRequest;
import io.github.ecssimulator.api.DeleteTaskSetRequest;
import io.github.ecssimulator.api.DeregisterTaskDefinitionRequest;
import io.github.ecssimulator.api.DescribeClustersRequest;
import io.github.ecssimulator.api.DescribeServiceDeploymentsRequest;
import io.github.ecssimulator.api.DescribeServicesRequest;
import io.github.ecssimulator.api.DescribeTaskDefinitionRequest;
import io.github.ecssimulator.api.DescribeTaskSetsRequest;
import io.github.ecssimulator.api.DescribeTasksRequest;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.api.GetTaskProtectionRequest;
import io.github.ecssimulator.api.ListClustersRequest;
import io.github.ecssimulator.api.ListServiceDeploymentsRequest;
import io.github.ecssimulator.api.ListServicesRequest;
import io.github.ecssimulator.api.ListTagsForResourceRequest;
import io.github.ecssimulator.api.ListTaskDefinitionsRequest;
import io.github.ecssimulator.api.ListTasksRequest;
import io.github.ecssimulator.api.RegisterTaskDefinitionRequest;
import io.github.ecssimulator.api.RunTaskRequest;
import io.github.ecssimulator.api.StopTaskRequest;
import io.github.ecssimulator.api.TagResourceRequest;
import io.github.ecssimulator.api.UntagResourceRequest;
import io.github.ecssimulator.api.UpdateServiceRequest;
import io.github.ecssimulator.api.UpdateTaskProtectionRequest;
import io.github.ecssimulator.api.UpdateTaskSetRequest;
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
        add(UpdateTaskProtectionRequest.class, new UpdateTaskProtectionHandler(world));
        add(GetTaskProtectionRequest.class, new GetTaskProtectionHandler(world));
        addClusters(world);
        addTaskDefinitions(world);
        addServices(world);
        addTasks(world);
        addTaskSets(world);
        addTags(world);
    }

    private void addClusters(World world) {
        add(CreateClusterRequest.class, new CreateClusterHandler(world));
        add(DescribeClustersRequest.class, new DescribeClustersHandler(world));
        add(ListClustersRequest.class, new ListClustersHandler(world));
        add(DeleteClusterRequest.class, new DeleteClusterHandler(world));
    }

    private void addTaskDefinitions(World world) {
        add(RegisterTaskDefinitionRequest.class, new RegisterTaskDefinitionHandler(world));
        add(DescribeTaskDefinitionRequest.class, new DescribeTaskDefinitionHandler(world));
        add(ListTaskDefinitionsRequest.class, new ListTaskDefinitionsHandler(world));
        add(DeregisterTaskDefinitionRequest.class, new DeregisterTaskDefinitionHandler(world));
    }

    private void addServices(World world) {
        add(CreateServiceRequest.class, new CreateServiceHandler(world));
        add(UpdateServiceRequest.class, new UpdateServiceHandler(world));
        add(DescribeServicesRequest.class, new DescribeServicesHandler(world));
        add(ListServicesRequest.class, new ListServicesHandler(world));
        add(DeleteServiceRequest.class, new DeleteServiceHandler(world));
        add(ListServiceDeploymentsRequest.class, new ListServiceDeploymentsHandler(world));
        add(DescribeServiceDeploymentsRequest.class, new DescribeServiceDeploymentsHandler(world));
    }

    private void addTasks(World world) {
        add(RunTaskRequest.class, new RunTaskHandler(world));
        add(StopTaskRequest.class, new StopTaskHandler(world));
        add(DescribeTasksRequest.class, new DescribeTasksHandler(world));
        add(ListTasksRequest.class, new ListTasksHandler(world));
    }

    private void addTaskSets(World world) {
        add(CreateTaskSetRequest.class, new CreateTaskSetHandler(world));
        add(DescribeTaskSetsRequest.class, new DescribeTaskSetsHandler(world));
        add(UpdateTaskSetRequest.class, new UpdateTaskSetHandler(world));
        add(DeleteTaskSetRequest.class, new DeleteTaskSetHandler(world));
    }

    private void addTags(World world) {
        add(TagResourceRequest.class, new TagResourceHandler(world));
        add(UntagResourceRequest.class, new UntagResourceHandler(world));
        add(ListTagsForResourceRequest.class, new ListTagsForResourceHandler(world));
    }

    private <Q extends EcsRequest<R>, R extends EcsResponse> void add(Class<Q> type, OperationHandler<Q, R> handler) {
        handlers.put(type, handler);
        operations.add(type.getSimpleName().replaceAll("Request$", ""));
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
