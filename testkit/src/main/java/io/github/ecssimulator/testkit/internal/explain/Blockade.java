package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.api.FailureReason;
import io.github.ecssimulator.policy.Judging.BlockedRenewal;
import io.github.ecssimulator.policy.Judging.DeploymentBlockedRule;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Policy;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.ServiceLane;
import io.github.ecssimulator.testkit.story.ServiceLane.Count;
import io.github.ecssimulator.testkit.story.ServiceLane.Deployment;
import io.github.ecssimulator.testkit.story.TaskLane;
import java.time.Instant;
import java.util.Optional;

/** The numbers behind {@code DEPLOYMENT_BLOCKED}, and the policy that decided so. */
final class Blockade {
    static final String PAPERS = " in docs/fidelity.md)";

    private Blockade() {}

    static Optional<String> line(Evidence evidence, TaskLane lane, Ask refused) {
        if (!refused.answer().equals(FailureReason.DEPLOYMENT_BLOCKED.name())) {
            return Optional.empty();
        }
        boolean isRenewal = lane.wasProtectedAtEntry(refused.sequence());
        return evidence.serviceOf(lane)
                .map(service ->
                        (isRenewal ? waiting(evidence, lane, service, refused) : counts(evidence, service, refused))
                                + " (assumed: " + policy(evidence, isRenewal) + PAPERS);
    }

    private static String waiting(Evidence evidence, TaskLane lane, ServiceLane service, Ask refused) {
        return service.deployments().stream()
                .filter(deployment ->
                        deployment.sequence() > lane.sequence() && deployment.sequence() < refused.sequence())
                .filter(deployment -> isUnderWay(deployment, refused.at()))
                .findFirst()
                .map(deployment -> "deployment " + deployment.definition() + ", begun at "
                        + evidence.at(deployment.from()) + ", waits for this task, which it replaces")
                .orElseGet(() -> counts(evidence, service, refused));
    }

    private static String counts(Evidence evidence, ServiceLane service, Ask refused) {
        long guarded = evidence.story().tasksOf(service.service()).stream()
                .filter(task -> task.wasProtectedAtEntry(refused.sequence()))
                .count();
        int wanted = service.counts().stream()
                .filter(count -> count.sequence() < refused.sequence())
                .reduce((older, newer) -> newer)
                .map(Count::desired)
                .orElse(0);
        return "the service had " + guarded + " protected tasks and wants " + wanted + ", so it may protect no more";
    }

    private static boolean isUnderWay(Deployment deployment, Instant at) {
        Instant to = deployment.to();
        return to == null || to.isAfter(at);
    }

    private static String policy(Evidence evidence, boolean isRenewal) {
        Policies policies = evidence.ecs().policies();
        Policy rule = isRenewal ? policies.get(BlockedRenewal.class) : policies.get(DeploymentBlockedRule.class);
        return rule.getClass().getSimpleName() + "." + rule + ", " + rule.unknown();
    }
}
