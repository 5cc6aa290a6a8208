package io.github.ecssimulator.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.TestWorld;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.ListServiceDeployments;
import io.github.ecssimulator.api.UpdateService;
import io.github.ecssimulator.policy.Refusing.DeploymentLimit;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentLimitTest {
    private static final String TEXT = "5 active deployments exist, unable to create new deployment.";

    /** A service of which each deployment is held by a protected task. */
    private static SimulatedService held(TestWorld world, int deployments) {
        SimulatedService service = world.media().createService("web", 5);
        for (int i = 1; i <= deployments; i++) {
            world.protect(2880, service.tasks().get(service.tasks().size() - 1));
            if (i < deployments) {
                service.deploy();
            }
        }
        assertThat(service.snapshot().deployments()).hasSize(deployments);
        return service;
    }

    private static void force(TestWorld world) {
        world.ecs().api().execute(request(true, null));
    }

    private static UpdateService.Request request(boolean force, Integer desiredCount) {
        return UpdateService.request(r ->
                r.cluster("media").service("web").desiredCount(desiredCount).forceNewDeployment(force));
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_PARAMETER, InvalidParameterException",
        "CLIENT_EXCEPTION, ClientException",
        "LIMIT_EXCEEDED, LimitExceededException"
    })
    void deploymentLimit_sixthDeployment_isRefusedWithThisError(DeploymentLimit limit, String code) {
        TestWorld world = TestWorld.with(limit);
        held(world, 5);

        EcsException refusal = catchThrowableOfType(EcsException.class, () -> force(world));

        assertThat(refusal.error().code()).isEqualTo(code);
        assertThat(refusal.error().message()).isEqualTo(TEXT);
    }

    @Test
    void deploymentLimit_invalidParameter_isTheDefault() {
        TestWorld world = TestWorld.with();
        held(world, 5);

        TestWorld.assertInvalid(() -> force(world), TEXT);
    }

    @Test
    void deploymentLimit_none_deploysOn() {
        TestWorld world = TestWorld.with(DeploymentLimit.NONE);
        SimulatedService service = held(world, 5);

        force(world);

        assertThat(service.snapshot().deployments()).hasSize(6);
    }

    @Test
    void fifthDeployment_isAccepted() {
        TestWorld world = TestWorld.with();
        SimulatedService service = held(world, 4);

        force(world);

        assertThat(service.snapshot().deployments()).hasSize(5);
    }

    @Test
    void refusedDeployment_changesNothing() {
        TestWorld world = TestWorld.with();
        SimulatedService service = held(world, 5);

        TestWorld.assertInvalid(() -> world.ecs().api().execute(request(true, 7)), TEXT);

        assertThat(service.desiredCount()).isEqualTo(5);
        assertThat(world.ecs()
                        .api()
                        .execute(new ListServiceDeployments.Request("web", "media", null, null, null, null))
                        .response()
                        .serviceDeployments())
                .hasSize(5);
    }

    @Test
    void updateWithoutDeployment_atTheLimit_isAccepted() {
        TestWorld world = TestWorld.with();
        SimulatedService service = held(world, 5);

        world.ecs().api().execute(request(false, 2));

        assertThat(service.desiredCount()).isEqualTo(2);
    }

    @Test
    void limit_ofTheLiveService_isTheSame() {
        TestWorld world = TestWorld.with();
        SimulatedService service = held(world, 5);

        assertThatIllegalStateException().isThrownBy(service::deploy).withMessageContaining(TEXT);
    }

    @Test
    void limit_whenAProtectionHasEnded_letsOneMoreIn() {
        TestWorld world = TestWorld.with();
        SimulatedService service = held(world, 5);

        world.clock().advance(Duration.ofHours(49));
        force(world);

        assertThat(service.snapshot().deployments()).hasSizeLessThan(5);
    }
}
