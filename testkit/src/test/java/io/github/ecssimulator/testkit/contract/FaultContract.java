package io.github.ecssimulator.testkit.contract;

import static io.github.ecssimulator.testkit.contract.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.fault.Fault;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ecs.model.AccessDeniedException;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.ServerException;
import software.amazon.awssdk.services.ecs.model.UnsupportedFeatureException;

/** Injected faults, what is not modelled, and what holds for any call through a client. */
interface FaultContract extends ContractWorld {

    @Test
    @Ground("documented: THR: Rate exceeded, not modelled by the SDK")
    default void fault_throttling_isTheSdksThrottlingException() {
        ecs().inject(Fault.refuse("GetTaskProtection", EcsError.throttled()).times(4));
        transcoder(1);

        EcsException refused = refusal(EcsException.class, () -> exhaustRetries(() -> read(NO_SUCH_ID)));

        assertThat(refused.isThrottlingException()).isTrue();
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ThrottlingException");
        assertThat(refused.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded");
    }

    @Test
    @Ground("documented: UTP: 500")
    default void fault_serverException_isTheSdksServerException() {
        ecs().inject(Fault.refuse("UpdateTaskProtection", EcsError.server("Sorry."))
                .times(4));
        SimulatedTask task = soleTask();

        ServerException refused = refusal(ServerException.class, () -> exhaustRetries(() -> protect(task.id())));

        assertThat(refused.statusCode()).isEqualTo(500);
        assertThat(task.isProtected()).isFalse();
    }

    @Test
    @Ground("observed: PR3411: status 400")
    default void fault_accessDenied_isTheSdksAccessDeniedException() {
        ecs().inject(Fault.refuse("UpdateTaskProtection", EcsError.accessDenied("User is not authorized.")));
        String id = soleTask().id();

        AccessDeniedException refused = refusal(AccessDeniedException.class, () -> protect(id));

        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @Test
    @Ground("documented: UTP: not in this Region; assumed: U31: only when injected")
    default void fault_unsupportedFeature_isTheSdksException() {
        ecs().inject(Fault.refuse(
                "UpdateTaskProtection",
                EcsError.unsupportedFeature("The specified task isn't supported in this Region.")));
        String id = soleTask().id();

        refusal(UnsupportedFeatureException.class, () -> protect(id));
    }

    @Test
    @Ground("general: a connection may break after the call was applied")
    default void fault_lostReply_isABrokenConnectionAfterTheFact() {
        ecs().inject(Fault.loseReply("UpdateTaskProtection").times(4));
        SimulatedTask task = soleTask();

        assertThatThrownBy(() -> exhaustRetries(() -> protect(task.id())))
                .isInstanceOf(SdkClientException.class)
                .hasMessageStartingWith("Unable to execute HTTP request: ");
        assertThat(task.isProtected()).isTrue();
    }

    @Test
    @Ground("simulator: what is not modelled is refused by name, and again at the end")
    default void unmodelledOperation_isRefusedByNameAlsoAtTheEnd() {
        EcsException refused = refusal(EcsException.class, () -> client().putAttributes(r -> r.cluster(CLUSTER)));

        assertThat(refused.getMessage()).contains("PutAttributes", "GetTaskProtection", "UpdateTaskProtection");
        assertThatThrownBy(() -> ecs().close())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("PutAttributes");
    }

    @Test
    @Ground("simulator: a refusal that production code swallowed comes up at the end")
    default void unmodelledOperation_swallowed_isReportedAtTheEnd() {
        try {
            client().discoverPollEndpoint(r -> r.cluster(CLUSTER));
        } catch (RuntimeException swallowed) {
            assertThat(swallowed).isNotNull();
        }

        assertThatThrownBy(() -> ecs().close()).hasMessageContaining("DiscoverPollEndpoint");
    }

    @Test
    @Ground("simulator: a client is closed alone")
    default void close_ofTheClient_leavesTheSimulatorOpen() {
        SimulatedTask task = soleTask();
        client().close();

        assertThatThrownBy(() -> read(task.id())).hasStackTraceContaining("Connection pool shut down");
        assertThat(task.isRunning()).isTrue();
        assertThat(ecs().api().modelledOperations()).isNotEmpty();
    }

    @Test
    @Ground("general: the SDK's own client throws it")
    default void call_nullRequest_isANullPointerException() {
        assertThatThrownBy(() -> client().getTaskProtection(
                                (software.amazon.awssdk.services.ecs.model.GetTaskProtectionRequest) null))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    @Ground("general: settings of one request are accepted")
    default void call_withOverrideConfiguration_isAnswered() {
        SimulatedTask task = soleTask();

        assertThat(client().getTaskProtection(r -> r.cluster(CLUSTER)
                                .tasks(task.id())
                                .overrideConfiguration(o -> o.putHeader("X-Trace", "1")))
                        .protectedTasks())
                .hasSize(1);
    }

    @Test
    @Ground("general: EcsClient.serviceName")
    default void serviceName_isEcs() {
        assertThat(client().serviceName()).isEqualTo("ecs");
    }

    /** The SDK's real clients try four times; the direct ones once, so the rest of the fault is used up by hand. */
    private void exhaustRetries(ThrowingCallable call) throws Throwable {
        int before = ecs().journal().entries().size();
        try {
            call.call();
        } catch (EcsException | SdkClientException e) {
            if (callsSince(before) < 4) {
                for (int i = 1; i < 4; i++) {
                    try {
                        call.call();
                    } catch (EcsException | SdkClientException again) {
                        assertThat(again).hasSameClassAs(e);
                    }
                }
            }
            throw e;
        }
    }

    private long callsSince(int entry) {
        return ecs().journal().entries().stream()
                .skip(entry)
                .filter(each -> each.event() instanceof io.github.ecssimulator.journal.CallEvent)
                .count();
    }
}
