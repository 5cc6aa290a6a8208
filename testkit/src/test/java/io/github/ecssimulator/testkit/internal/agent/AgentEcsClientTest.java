package io.github.ecssimulator.testkit.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.testkit.internal.agent.AgentEcsClient.Outcome;
import io.github.ecssimulator.testkit.internal.agent.AgentEcsClient.Outcome.Answered;
import io.github.ecssimulator.testkit.internal.agent.AgentEcsClient.Outcome.Disconnected;
import io.github.ecssimulator.testkit.internal.agent.AgentEcsClient.Outcome.Refused;
import io.github.ecssimulator.testkit.internal.agent.AgentEcsClient.Outcome.TimedOut;
import io.github.ecssimulator.testkit.internal.agent.AgentEcsClient.Waits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentEcsClientTest {
    private static final ScriptedEcs.Answer GOOD = ScriptedEcs.task("arn:aws:ecs:eu-west-1:1:task/a/b", true, null);

    private final MovedClock clock = new MovedClock();

    private Outcome call(ScriptedEcs ecs, Waits waits) {
        return new AgentEcsClient(arn -> ecs, clock, waits)
                .call(
                        "arn:aws:ecs:eu-west-1:1:task/a/b",
                        new GetTaskProtection.Request("media", List.of("arn")),
                        new AgentWork(null));
    }

    private Outcome call(ScriptedEcs.Answer... answers) {
        return call(ScriptedEcs.answering(answers), number -> Duration.ofMillis(700L * number));
    }

    private ScriptedEcs.Answer after(long millis, ScriptedEcs.Answer answer) {
        return request -> {
            clock.advance(Duration.ofMillis(millis));
            return answer.apply(request);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "500, X, 3",
        "501, X, 1",
        "502, X, 3",
        "503, X, 3",
        "504, X, 3",
        "505, X, 1",
        "400, X, 1",
        "403, X, 1",
        "429, X, 1",
        "400, Throttling, 3",
        "400, RequestTimeoutException, 3",
        "400, SlowDown, 3",
        "400, throttlingexception, 1",
        "403, RequestExpired, 3",
        "400, ExpiredTokenException, 1"
    })
    void call_refused_isTriedAsOftenAsTheSdkDoes(int status, String code, int tries) {
        ScriptedEcs ecs = ScriptedEcs.answering(ScriptedEcs.refusing(status, code, "m"));

        assertThat(call(ecs, number -> Duration.ofMillis(700L * number)))
                .isEqualTo(new Refused(new EcsError(code, status, "m"), ScriptedEcs.REQUEST_ID));
        assertThat(ecs.received()).hasSize(tries);
        assertThat(clock.elapsed()).isEqualTo(tries == 3 ? Duration.ofMillis(2_100) : Duration.ZERO);
    }

    @Test
    void call_repliesLostEveryTime_endsWithTheSdksText() {
        assertThat(call(ScriptedEcs.losingTheReply()))
                .isEqualTo(new Disconnected(
                        "operation error ECS: GetTaskProtection, exceeded maximum number of attempts, 3, https response"
                                + " error StatusCode: 0, RequestID: , request send failed,"
                                + " Post \"https://ecs.eu-west-1.amazonaws.com/\": EOF"));
    }

    @Test
    void call_replyLostTwiceThenGood_succeeds() {
        ScriptedEcs.Answer lost = ScriptedEcs.losingTheReply();

        assertThat(call(lost, lost, GOOD)).isInstanceOf(Answered.class);
    }

    @ParameterizedTest
    @CsvSource({"3999, false", "4000, true", "10000, true"})
    void call_ecsTakesTime_isWaitedForUpToFourSeconds(long millis, boolean timesOut) {
        assertThat(call(after(millis, GOOD)) instanceof TimedOut).isEqualTo(timesOut);
        assertThat(clock.elapsed()).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void call_delaysAndWaits_shareTheFourSeconds() {
        assertThat(call(after(1_200, ScriptedEcs.refusing(500, "X", "m")))).isEqualTo(new TimedOut());
        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void call_waitOfAllThatIsLeft_isNotFollowedByATry() {
        ScriptedEcs ecs = ScriptedEcs.answering(ScriptedEcs.refusing(500, "X", "m"), GOOD);

        assertThat(call(ecs, number -> Duration.ofSeconds(4))).isEqualTo(new TimedOut());
        assertThat(ecs.received()).hasSize(1);
        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void call_injectedRefusal_hasAnIdOfItsOwnForEachTry() {
        assertThat(requestIdAfter(new EcsError("AccessDeniedException", 400, "m")))
                .isEqualTo(requestIdAfter(new EcsError("ClientException", 400, "m")))
                .isNotEqualTo(requestIdAfter(EcsError.throttled()));
    }

    private String requestIdAfter(EcsError injected) {
        Outcome outcome = new AgentEcsClient(arn -> ScriptedEcs.answering(), clock, number -> Duration.ZERO)
                .call(
                        "arn:aws:ecs:eu-west-1:1:task/a/b",
                        new GetTaskProtection.Request("media", List.of("arn")),
                        new AgentWork(new AgentFault.Outcome.Refused(injected)));
        return ((Refused) outcome).requestId();
    }

    @ParameterizedTest
    @CsvSource({
        "FooBarException, '', FooBarException, UnknownError",
        "ServerException, '', ServerException, ''",
        "SERVEREXCEPTION, lost, ServerException, lost"
    })
    void refusal_codeAndMessage_areToldAsByTheSdk(String sent, String message, String code, String told) {
        Outcome outcome = call(ScriptedEcs.refusing(400, sent, message));

        assertThat(outcome).isEqualTo(new Refused(new EcsError(code, 400, told), ScriptedEcs.REQUEST_ID));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, Long.MIN_VALUE})
    void waits_ofOneSeed_areEqualAndInRange(long seed) {
        Waits one = Waits.seeded(seed);
        Waits other = Waits.seeded(seed);
        for (int i = 0; i < 1_000; i++) {
            Duration first = one.afterTry(1);
            Duration second = one.afterTry(2);
            assertThat(first).isEqualTo(other.afterTry(1)).isBetween(Duration.ZERO, Duration.ofSeconds(2));
            assertThat(second).isEqualTo(other.afterTry(2)).isBetween(Duration.ZERO, Duration.ofSeconds(4));
        }
    }

    @Test
    void waits_ofManySeeds_goBeyondFourSecondsInAQuarterOfTheCases() {
        int beyond = 0;
        for (long seed = 0; seed < 10_000; seed++) {
            Waits waits = Waits.seeded(seed);
            beyond += waits.afterTry(1).plus(waits.afterTry(2)).compareTo(Duration.ofSeconds(4)) > 0 ? 1 : 0;
        }
        assertThat(beyond).isBetween(2_300, 2_700);
    }
}
