package io.github.ecssimulator;

import static io.github.ecssimulator.TestWorld.START;
import static io.github.ecssimulator.TestWorld.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.fault.FaultOutcome;
import io.github.ecssimulator.journal.CallEvent;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** assumed: U31 - what ECS may answer at any time is for the test to inject. */
class FaultTest {
    private static final String UPDATE = "UpdateTaskProtection";
    private static final String GET = "GetTaskProtection";

    private final TestWorld world = TestWorld.with();
    private final SimulatedTask first = world.task(0);

    static Stream<EcsError> errors() {
        return Stream.of(
                EcsError.throttled(),
                EcsError.server("Service Unavailable"),
                EcsError.accessDenied("User: x is not authorized to perform: ecs:UpdateTaskProtection"),
                EcsError.unsupportedFeature("The specified task isn't supported in this Region."),
                EcsError.serialization("bad body"),
                new EcsError("ResourceNotFoundException", 400, "gone"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void refuse_nextCall_getsTheErrorAndAppliesNothing(EcsError error) {
        world.ecs().inject(Fault.refuse(UPDATE, error));

        EcsException refused = catchThrowableOfType(EcsException.class, () -> world.protect(first));

        assertThat(refused.error()).isEqualTo(error);
        assertThat(refused.requestId()).hasSize(36);
        assertThat(first.isProtected()).isFalse();
    }

    @Test
    void refuse_onlyTheNextCall_isHit() {
        world.ecs().inject(Fault.refuse(UPDATE, EcsError.throttled()));
        assertRefused(() -> world.protect(first), "ThrottlingException", "Rate exceeded"); // documented: THR

        assertThat(world.protect(first).protectedTasks()).hasSize(1);
    }

    @Test
    void refuse_severalTimes_hitsThatMany() {
        world.ecs().inject(Fault.refuse(UPDATE, EcsError.throttled()).times(2));

        assertThatThrownBy(() -> world.protect(first)).isInstanceOf(EcsException.class);
        assertThatThrownBy(() -> world.protect(first)).isInstanceOf(EcsException.class);
        assertThatCode(() -> world.protect(first)).doesNotThrowAnyException();
    }

    @Test
    void refuse_oneOperation_leavesTheOther() {
        world.ecs().inject(Fault.refuse(UPDATE, EcsError.throttled()));

        assertThat(world.get().protectedTasks()).hasSize(3);
        assertThatThrownBy(() -> world.protect(first)).isInstanceOf(EcsException.class);
    }

    @Test
    void faults_ofOneOperation_comeInTheOrderTheyWereInjected() {
        world.ecs().inject(Fault.refuse(GET, EcsError.throttled()));
        world.ecs().inject(Fault.refuse(GET, EcsError.server("down")));

        assertRefused(world::get, "ThrottlingException", "Rate exceeded");
        assertThat(catchThrowableOfType(EcsException.class, world::get).error())
                .isEqualTo(new EcsError("ServerException", 500, "down"));
    }

    @Test
    void loseReply_nextCall_isAppliedAllTheSame() {
        world.ecs().inject(Fault.loseReply(UPDATE));

        assertThatThrownBy(() -> world.protect(first))
                .isInstanceOf(ReplyLostException.class)
                .hasMessageMatching("The reply of UpdateTaskProtection \\(request [0-9a-f-]{36}\\) was lost by an"
                        + " injected fault.");
        assertThat(first.isProtected()).isTrue();
    }

    @Test
    void loseReply_ofACallThatEcsRefuses_isLostToo() {
        world.ecs().inject(Fault.loseReply(UPDATE));

        assertThatThrownBy(() -> world.protect(0, first)).isInstanceOf(ReplyLostException.class);
        assertThat(world.ecs().journal().events(CallEvent.Refused.class)).hasSize(1);
    }

    @Test
    void delay_nextCall_isAppliedAtOnceAndAnsweredLater() {
        world.ecs().inject(Fault.delay(UPDATE, Duration.ofMinutes(5)));

        assertThat(world.protect(60, first).protectedTasks().get(0).expirationDate())
                .isEqualTo(START.plus(Duration.ofMinutes(60)));
        assertThat(world.clock().instant()).isEqualTo(START.plus(Duration.ofMinutes(5)));
    }

    @Test
    void delay_longerThanTheProtection_answersWhatWas() {
        world.ecs().inject(Fault.delay(UPDATE, Duration.ofMinutes(90)));

        assertThat(world.protect(60, first).protectedTasks().get(0).protectionEnabled())
                .isTrue();
        assertThat(first.isProtected()).isFalse();
    }

    @Test
    void delay_ofACallThatEcsRefuses_isRefusedLater() {
        world.ecs().inject(Fault.delay(UPDATE, Duration.ofMinutes(5)));

        assertThatThrownBy(() -> world.protect(0, first)).isInstanceOf(EcsException.class);
        assertThat(world.clock().instant()).isEqualTo(START.plus(Duration.ofMinutes(5)));
    }

    @Test
    void faults_inTheJournal_areToldAsInjected() {
        String id = first.id().substring(0, 8);
        world.ecs().inject(Fault.refuse(UPDATE, EcsError.throttled()));
        world.ecs().inject(Fault.loseReply(UPDATE));
        assertThatThrownBy(() -> world.protect(60, first)).isInstanceOf(EcsException.class);
        assertThatThrownBy(() -> world.protect(60, first)).isInstanceOf(ReplyLostException.class);

        String call = "typed API called UpdateTaskProtection(" + id + ", protectionEnabled=true, expiresInMinutes=60)";
        assertThat(world.ecs().journal().events(CallEvent.Answered.class).map(CallEvent::text))
                .containsExactly(
                        call + " -> ThrottlingException: Rate exceeded (injected fault)",
                        call + " -> applied, reply lost (injected fault)");
    }

    @Test
    void verify_faultMetInPart_reportsTheRest() {
        world.ecs().inject(Fault.refuse(GET, EcsError.throttled()).times(3));
        assertThatThrownBy(world::get).isInstanceOf(EcsException.class);

        assertThatThrownBy(() -> world.ecs().verify()).hasMessageContaining("the next 2 calls of GetTaskProtection");
    }

    @Test
    void verify_faultMet_isContent() {
        world.ecs().inject(Fault.refuse(GET, EcsError.throttled()));
        assertThatThrownBy(world::get).isInstanceOf(EcsException.class);

        assertThatCode(() -> world.ecs().close()).doesNotThrowAnyException();
    }

    @Test
    void outcomes_sayThemselvesWhatTheyDo() {
        assertThat(new FaultOutcome.Refused(EcsError.throttled()).delay()).isZero();
        assertThat(new FaultOutcome.ReplyLost().delay()).isZero();
        assertThat(new FaultOutcome.Delayed(Duration.ofMinutes(5)).delay()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void errors_ofEcs_haveTheirCodesAndStatus() {
        assertThat(errors())
                .extracting(EcsError::code, EcsError::statusCode)
                .containsExactly(
                        tuple("ThrottlingException", 400),
                        tuple("ServerException", 500),
                        tuple("AccessDeniedException", 400),
                        tuple("UnsupportedFeatureException", 400),
                        tuple("SerializationException", 400),
                        tuple("ResourceNotFoundException", 400));
        assertThat(new EcsError("X", 599, "y\n")).hasToString("EcsError[code=X, statusCode=599, message=y\\n]");
    }

    @Test
    void fault_text_tellsWhatItWaitsFor() {
        assertThat(Fault.loseReply(GET)).hasToString("the next GetTaskProtection: ReplyLost[]");
        assertThat(Fault.delay(UPDATE, Duration.ofSeconds(3)).times(4))
                .hasToString("the next 4 calls of UpdateTaskProtection: Delayed[by=PT3S]");
    }

    @Test
    void fault_thatCannotBe_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.loseReply(GET).times(0))
                .withMessage("A fault hits at least one call, but times was 0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FaultOutcome.Delayed(Duration.ofMillis(-1)))
                .withMessage("by must be 0 or more, but was PT-0.001S.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EcsError(" ", 400, "x"))
                .withMessage("An error needs a code, such as ServerException.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EcsError("X", 399, "x"))
                .withMessage("The status of an error is 400 to 599, but was 399.");
        assertThatIllegalArgumentException().isThrownBy(() -> new EcsError("X", 600, "x"));
    }
}
