package io.github.ecssimulator.api;

import java.util.Objects;
import java.util.Set;

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
                DeleteTaskDefinitions.Request,
                DeleteTaskSet.Request,
                DeregisterContainerInstance.Request,
                DeregisterTaskDefinition.Request,
                DescribeClusters.Request,
                DescribeContainerInstances.Request,
                DescribeServiceDeployments.Request,
                DescribeServiceRevisions.Request,
                DescribeServices.Request,
                DescribeTaskDefinition.Request,
                DescribeTaskSets.Request,
                DescribeTasks.Request,
                GetTaskProtection.Request,
                ListClusters.Request,
                ListContainerInstances.Request,
                ListServiceDeployments.Request,
                ListServices.Request,
                ListTagsForResource.Request,
                ListTaskDefinitionFamilies.Request,
                ListTaskDefinitions.Request,
                ListTasks.Request,
                RegisterContainerInstance.Request,
                RegisterTaskDefinition.Request,
                RunTask.Request,
                StartTask.Request,
                StopServiceDeployment.Request,
                StopTask.Request,
                TagResource.Request,
                UntagResource.Request,
                UpdateContainerInstancesState.Request,
                UpdateService.Request,
                UpdateServicePrimaryTaskSet.Request,
                UpdateTaskProtection.Request,
                UpdateTaskSet.Request {

    /** {@return ECS's own name of the operation, for example {@code UpdateTaskProtection}} */
    default String operation() {
        return operationOf(getClass());
    }

    /** {@return the name of the operation whose request this class is, for example {@code UpdateTaskProtection}} */
    static String operationOf(Class<?> request) {
        return OperationNames.of(Objects.requireNonNull(request, "request"));
    }

    /** {@return the names of the operations that are modelled, in the order of the alphabet} */
    static Set<String> operations() {
        return OperationNames.ALL;
    }

    /**
     * {@return the names of the operations that ECS has, as far as is known here, and that are not modelled, in the order of the
     * alphabet}
     */
    static Set<String> unmodelledOperations() {
        return OperationNames.OTHERS;
    }
}
