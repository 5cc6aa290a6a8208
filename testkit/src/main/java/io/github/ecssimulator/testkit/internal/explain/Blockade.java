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
import java.time.Instant;
import java.util.Optional;

/** The numbers behind {@code DEPLOYMENT_BLOCKED}, and the policy that decided so. */
final class Blockade {
    static final String PAPERS = " in docs/fidelity.md)";

    private Blockade() {}

    static Optional<String> line(Case task, Ask refused) {
        if (!refused.answer().equals(FailureReason.DEPLOYMENT_BLOCKED.name())) {
            return Optional.empty();
        }
        boolean isRenewal = task.lane().wasProtectedAtEntry(refused.sequence());
        return task.service()
                .map(service -> (isRenewal ? waiting(task, service, refused) : counts(task, service, refused))
                        + " (assumed: " + policy(task, isRenewal) + PAPERS);
    }

    private static String waiting(Case task, ServiceLane service, Ask refused) {
        return service.deployments().stream()
                .filter(deployment ->
                        deployment.sequence() > task.lane().sequence() && deployment.sequence() < refused.sequence())
                .filter(deployment -> isUnderWay(deployment, refused.at()))
                .findFirst()
                .map(deployment -> "deployment " + deployment.definition() + ", begun at " + task.at(deployment.from())
                        + ", waits for this task, which it replaces")
                .orElseGet(() -> counts(task, service, refused));
    }

    private static String counts(Case task, ServiceLane service, Ask refused) {
        long guarded = task.evidence().story().tasksOf(service.service()).stream()
                .filter(lane -> lane.wasProtectedAtEntry(refused.sequence()))
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

    private static String policy(Case task, boolean isRenewal) {
        Policies policies = task.evidence().ecs().policies();
        Policy rule = isRenewal ? policies.get(BlockedRenewal.class) : policies.get(DeploymentBlockedRule.class);
        return rule.getClass().getSimpleName() + "." + rule + ", " + rule.unknown();
    }
}
