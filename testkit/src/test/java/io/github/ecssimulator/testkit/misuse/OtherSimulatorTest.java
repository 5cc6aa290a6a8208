package io.github.ecssimulator.testkit.misuse;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.time.Instant;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.GetTaskProtectionResponse;
import software.amazon.awssdk.services.ecs.model.ProtectedTask;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionResponse;

/** Two simulators of one seed have tasks of equal ids; what belongs to one is refused where the other is asked. */
class OtherSimulatorTest {

    /** A simulator with one task, protected by the client, and the answers that the client got. */
    private static final class World {
        final EcsSimulator ecs = EcsSimulator.create();
        final SimulatedService transcoder = ecs.createCluster("media").createService("transcoder", 1);
        final SimulatedTask task = transcoder.tasks().get(0);
        final EcsClient client = EcsClients.direct(ecs);

        UpdateTaskProtectionResponse protect() {
            return client.updateTaskProtection(
                    r -> r.cluster("media").tasks(task.id()).protectionEnabled(true));
        }

        GetTaskProtectionResponse get() {
            return client.getTaskProtection(r -> r.cluster("media").tasks(task.id()));
        }
    }

    static Stream<Arguments> comparisons() {
        World here = new World();
        World there = new World();
        UpdateTaskProtectionResponse updated = here.protect();
        GetTaskProtectionResponse read = here.get();
        return Stream.of(
                row("running tasks", () -> assertThat(here.transcoder).hasRunningTasks(there.task)),
                row("protected tasks", () -> assertThat(here.transcoder).hasProtectedTasks(there.task)),
                row("its service", () -> assertThat(here.task).belongsTo(there.transcoder)),
                row("updated", () -> assertThat(updated).hasProtectedTask(there.task)),
                row("only updated", () -> assertThat(updated).hasOnlyProtectedTasks(there.task)),
                row("expiry", () -> assertThat(updated).hasProtectedTaskExpiringAt(there.task, Instant.EPOCH)),
                row("read", () -> assertThat(read).hasProtectedTask(there.task)),
                row("unprotected", () -> assertThat(read).hasUnprotectedTask(there.task)),
                row("failure", () -> assertThat(read).hasFailure(there.task, "MISSING")),
                row("only failure", () -> assertThat(read).hasOnlyFailure(there.task, "MISSING")),
                row("agent URI", () -> InMemoryAgent.of(here.ecs).uriOf(there.task)),
                row("metadata URI", () -> InMemoryAgent.of(here.ecs).metadataUriOf(there.task)),
                row("agent role", () -> InMemoryAgent.of(here.ecs).takeRoleFrom(there.task)),
                row("server role", () -> {
                    try (EcsSimulatorServer server = EcsSimulatorServer.start(here.ecs)) {
                        server.takeRoleFrom(there.task);
                    }
                }),
                row("waiter", () -> EcsClients.waiter(here.ecs, there.client)),
                row("waiter over HTTP", () -> EcsClients.waiter(here.ecs, EcsClients.overHttp(there.ecs))),
                row("async waiter", () -> EcsClients.waiter(here.ecs, EcsClients.directAsync(there.ecs))),
                row("async waiter over HTTP", () -> EcsClients.waiter(here.ecs, EcsClients.overHttpAsync(there.ecs))));
    }

    private static Arguments row(String kind, ThrowingCallable call) {
        return Arguments.of(kind, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("comparisons")
    void use_ofWhatIsOfAnotherSimulator_isRefused(String kind, ThrowingCallable call) {
        assertThatIllegalArgumentException()
                .isThrownBy(call)
                .withMessageMatching(
                        "(task media/transcoder/\\w{8}|service media/transcoder|The client) belongs to another"
                                + " simulator than .*");
    }

    @Test
    void use_ofWhatIsOfTheSameSimulator_works() {
        World here = new World();

        assertThat(here.protect()).hasOnlyProtectedTasks(here.task).hasProtectedTask(here.task);
        assertThat(here.get()).hasProtectedTask(here.task);
        assertThat(here.transcoder).hasRunningTasks(here.task).hasProtectedTasks(here.task);
        assertThat(here.task).belongsTo(here.transcoder);
        org.assertj.core.api.Assertions.assertThat(InMemoryAgent.of(here.ecs).uriOf(here.task))
                .hasHost("169.254.170.2");
        EcsClients.waiter(here.ecs, here.client)
                .waitUntilServicesStable(r -> r.cluster("media").services("transcoder"));
    }

    @Test
    void equality_ofTasksOfTwoSimulators_fails() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(new World().task).isEqualTo(new World().task));
    }

    @Test
    void response_madeByHand_belongsToNobody() {
        World here = new World();
        UpdateTaskProtectionResponse made = UpdateTaskProtectionResponse.builder()
                .protectedTasks(ProtectedTask.builder()
                        .taskArn(here.task.arn())
                        .protectionEnabled(true)
                        .build())
                .build();

        assertThat(made).hasProtectedTask(here.task);
    }
}
