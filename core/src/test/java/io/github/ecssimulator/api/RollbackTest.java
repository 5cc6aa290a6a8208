package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.network;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.DeploymentConfiguration.DeploymentCircuitBreaker;
import io.github.ecssimulator.api.ListServiceDeployments.ServiceDeploymentBrief;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a deployment whose roll-back is held up by a protected task, or fails itself. */
class RollbackTest {
    private static final int FAILURES_TO_OPEN = 3;

    private final ApiCalls api = new ApiCalls(EcsSimulator.create());

    @BeforeEach
    void makeService() {
        api.ecs().createCluster("media");
        api.registerForFargate("app");
        api.service(
                "web",
                r -> r.desiredCount(2)
                        .launchType("FARGATE")
                        .networkConfiguration(network("subnet-1"))
                        .deploymentConfiguration(DeploymentConfiguration.of(d ->
                                d.deploymentCircuitBreaker(new DeploymentCircuitBreaker(true, true, null, null)))));
    }

    private SimulatedService web() {
        return api.ecs().cluster("media").service("web");
    }

    private void update(UnaryOperator<UpdateServiceBuilder> members) {
        api.call(UpdateService.request(r -> members.apply(r.cluster("media").service("web"))));
    }

    private List<ServiceDeploymentBrief> deployments() {
        return api.call(new ListServiceDeployments.Request("web", "media", null, null, null, null))
                .serviceDeployments();
    }

    private SimulatedTask idleTaskOf(String deployment) {
        return web().tasks().stream()
                .filter(task -> task.isRunning() && !task.isProtected())
                .filter(task -> deployment.equals(task.snapshot().startedBy()))
                .findFirst()
                .orElseThrow();
    }

    private void failHealthChecks(String deployment, int times) {
        for (int failure = 0; failure < times; failure++) {
            idleTaskOf(deployment).failHealthCheck();
        }
    }

    private void protect(SimulatedTask task) {
        api.call(new UpdateTaskProtection.Request("media", List.of(task.id()), true, null));
    }

    /** A protected task of the old deployment holds the new one open, a protected one of the new holds the roll-back open. */
    private String beginRollback() {
        String old = api.describe("web").deployments().get(0).id();
        protect(idleTaskOf(old));
        update(r -> r.networkConfiguration(network("subnet-2")));
        String failing = api.describe("web").deployments().get(0).id();
        protect(idleTaskOf(failing));
        failHealthChecks(failing, FAILURES_TO_OPEN);
        assertThat(deployments().get(0).status()).isEqualTo("ROLLBACK_IN_PROGRESS");
        return old;
    }

    @Test
    void rollback_thatFailsItself_endsAsFailed() {
        String old = beginRollback();

        failHealthChecks(old, FAILURES_TO_OPEN);

        assertThat(deployments())
                .extracting(ServiceDeploymentBrief::status)
                .containsExactly("ROLLBACK_FAILED", "SUCCESSFUL");
        assertThat(api.describe("web").currentServiceDeployment()).isNull();
    }

    @Test
    void rollback_toADeploymentWithEarlierFailures_countsFromZero() {
        failHealthChecks(api.describe("web").deployments().get(0).id(), FAILURES_TO_OPEN - 1);
        String old = beginRollback();

        failHealthChecks(old, 1);

        assertThat(deployments().get(0).status()).isEqualTo("ROLLBACK_IN_PROGRESS");
    }

    @Test
    void rollback_settingsOfTheFailedDeployment_areOtherSettingsAgain() {
        beginRollback();

        update(r -> r.networkConfiguration(network("subnet-2")));

        assertThat(deployments()).hasSize(3);
    }

    @Test
    void rollback_forcedDeploymentAfterIt_startsFromWhatIsInPlace() {
        beginRollback();

        update(r -> r.forceNewDeployment(true));

        assertThat(api.describe("web").networkConfiguration()).isEqualTo(network("subnet-1"));
    }
}
