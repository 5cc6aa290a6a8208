package io.github.ecssimulator.api;

/**
 * A call of one ECS operation.
 *
 * @param <R> the response that belongs to this request
 */
public sealed interface EcsRequest<R extends EcsResponse>
        permits CreateClusterRequest,
                CreateServiceRequest,
                CreateTaskSetRequest,
                DeleteClusterRequest,
                DeleteServiceRequest,
                DeleteTaskSetRequest,
                DeregisterTaskDefinitionRequest,
                DescribeClustersRequest,
                DescribeServiceDeploymentsRequest,
                DescribeServicesRequest,
                DescribeTaskDefinitionRequest,
                DescribeTaskSetsRequest,
                DescribeTasksRequest,
                GetTaskProtectionRequest,
                ListClustersRequest,
                ListServiceDeploymentsRequest,
                ListServicesRequest,
                ListTagsForResourceRequest,
                ListTaskDefinitionsRequest,
                ListTasksRequest,
                RegisterTaskDefinitionRequest,
                RunTaskRequest,
                StopTaskRequest,
                TagResourceRequest,
                UntagResourceRequest,
                UpdateServiceRequest,
                UpdateTaskProtectionRequest,
                UpdateTaskSetRequest {

    /**
     * Returns ECS's own name of the operation.
     *
     * @return the operation, for example {@code UpdateTaskProtection}
     */
    String operation();
}
