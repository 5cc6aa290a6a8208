package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * How many tasks a deployment runs of one revision, and where the traffic goes.
 *
 * @param arn the ARN of the revision
 * @param requestedTaskCount how many are wanted
 * @param runningTaskCount how many are in RUNNING
 * @param pendingTaskCount how many are on their way to RUNNING
 * @param requestedTestTrafficWeight the percentage of the test traffic; absent for a rolling deployment
 * @param requestedProductionTrafficWeight the percentage of the production traffic; absent for a rolling deployment
 */
public record ServiceRevisionSummary(
        String arn,
        int requestedTaskCount,
        int runningTaskCount,
        int pendingTaskCount,
        @Nullable Double requestedTestTrafficWeight,
        @Nullable Double requestedProductionTrafficWeight) {}
