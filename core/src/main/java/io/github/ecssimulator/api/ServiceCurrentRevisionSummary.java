package io.github.ecssimulator.api;

/**
 * How many tasks a service runs of one revision.
 *
 * @param arn the ARN of the revision
 * @param requestedTaskCount how many are wanted
 * @param runningTaskCount how many are in RUNNING
 * @param pendingTaskCount how many are on their way to RUNNING
 */
public record ServiceCurrentRevisionSummary(
        String arn, int requestedTaskCount, int runningTaskCount, int pendingTaskCount) {}
