package io.github.ecssimulator.api;

import java.util.Objects;

/**
 * A call of one ECS operation.
 *
 * @param <R> the response that belongs to this request
 */
public sealed interface EcsRequest<R extends EcsResponse>
        permits CreateCluster.Request,
                CreateService.Request,
                CreateTaskSet.Request,
                DeleteCluster.Request,
                DeleteService.Request,
                DeleteTaskSet.Request,
                DeregisterTaskDefinition.Request,
                DescribeClusters.Request,
                DescribeServiceDeployments.Request,
                DescribeServices.Request,
                DescribeTaskDefinition.Request,
                DescribeTaskSets.Request,
                DescribeTasks.Request,
                GetTaskProtection.Request,
                ListClusters.Request,
                ListServiceDeployments.Request,
                ListServices.Request,
                ListTagsForResource.Request,
                ListTaskDefinitions.Request,
                ListTasks.Request,
                RegisterTaskDefinition.Request,
                RunTask.Request,
                StopTask.Request,
                TagResource.Request,
                UntagResource.Request,
                UpdateService.Request,
                UpdateTaskProtection.Request,
                UpdateTaskSet.Request {

    /**
     * Returns ECS's own name of the operation.
     *
     * @return the operation, for example {@code UpdateTaskProtection}
     */
    default String operation() {
        return operationOf(getClass());
    }

    /**
     * Names the operation of a request by the class that holds it.
     *
     * @param request the class of a request
     * @return the operation, for example {@code UpdateTaskProtection}
     */
    static String operationOf(Class<?> request) {
        return Objects.requireNonNull(request, "request").getEnclosingClass().getSimpleName();
    }
}
