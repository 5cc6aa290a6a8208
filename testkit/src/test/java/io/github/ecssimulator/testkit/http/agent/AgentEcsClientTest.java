package io.github.ecssimulator.testkit.http.agent;

import static io.github.ecssimulator.testkit.http.agent.ScriptedEcs.reply;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.testkit.http.agent.EcsAnswer.BodyEnd;
import io.github.ecssimulator.testkit.http.agent.EcsOutcome.Answered;
import io.github.ecssimulator.testkit.http.agent.EcsOutcome.Refused;
import io.github.ecssimulator.testkit.http.agent.EcsOutcome.TimedOut;
import io.github.ecssimulator.testkit.http.agent.EcsOutcome.Unusable;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentEcsClientTest {
    private static final EcsCall CALL = EcsCall.get(new AgentTasks.Known("arn", "media", true));
    private static final EcsAnswer GOOD = reply(200, "{}");

    private final MovedClock clock = new MovedClock();

    private EcsOutcome call(ScriptedEcs ecs) {
        return new AgentEcsClient(ecs, clock, number -> Duration.ofMillis(700L * number))
                .call(CALL, new AgentWork(null));
    }

    private EcsOutcome call(EcsAnswer... answers) {
        return call(ScriptedEcs.answering(answers));
    }

    private static EcsAnswer brokenOff(int status, String body, BodyEnd end) {
        return new EcsAnswer.Reply(status, HeaderList.of(), Octets.utf8(body), end);
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
        "400, ExpiredTokenException, 1",
        "302, X, 1"
    })
    void call_refused_isTriedAsOftenAsTheSdkDoes(int status, String code, int tries) {
        ScriptedEcs ecs = ScriptedEcs.answering(reply(status, "{\"__type\":\"" + code + "\",\"message\":\"m\"}"));
        assertThat(call(ecs)).isEqualTo(new Refused(status, ScriptedEcs.REQUEST_ID, code, "m"));
        assertThat(ecs.tries()).isEqualTo(tries);
        assertThat(clock.elapsed()).isEqualTo(tries == 3 ? Duration.ofMillis(2_100) : Duration.ZERO);
    }

    @Test
    void call_closedEveryTime_endsWithTheSdksText() {
        assertThat(call(new EcsAnswer.NoReply("Post \"http://ecs/\": EOF")))
                .isEqualTo(new Unusable(
                        0,
                        "",
                        "operation error ECS: GetTaskProtection, exceeded maximum number of attempts, 3, https response"
                                + " error StatusCode: 0, RequestID: , request send failed, Post \"http://ecs/\": EOF",
                        true));
    }

    @Test
    void call_htmlWithStatus500_isTriedAgainAndQuoted() {
        ScriptedEcs ecs = ScriptedEcs.answering(reply(500, "<html>"));
        assertThat(((Unusable) call(ecs)).goError())
                .isEqualTo(
                        "operation error ECS: GetTaskProtection, exceeded maximum number of attempts, 3, https response"
                                + " error StatusCode: 500, RequestID: " + ScriptedEcs.REQUEST_ID
                                + ", deserialization failed,"
                                + " failed to decode response body, invalid character '<' looking for beginning of value");
        assertThat(ecs.tries()).isEqualTo(3);
    }

    @Test
    void call_closedTwiceThenGood_succeeds() {
        EcsAnswer closed = new EcsAnswer.NoReply("EOF");
        assertThat(call(closed, closed, GOOD)).isInstanceOf(Answered.class);
    }

    @Test
    void call_delayBelowFourSeconds_isWaitedFor() {
        assertThat(call(new EcsAnswer.Delayed(Duration.ofMillis(3_999), GOOD))).isInstanceOf(Answered.class);
        assertThat(clock.elapsed()).isEqualTo(Duration.ofMillis(3_999));
    }

    @Test
    void call_delayOfFourSeconds_timesOut() {
        assertThat(call(new EcsAnswer.Delayed(Duration.ofHours(1), GOOD))).isEqualTo(new TimedOut());
        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void call_delaysAndWaits_shareTheFourSeconds() {
        EcsAnswer slow = new EcsAnswer.Delayed(Duration.ofMillis(1_200), reply(500, "{}"));
        assertThat(call(slow)).isEqualTo(new TimedOut());
        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void call_bodyHangsBehindWholeAnswer_answersAfterFourSeconds() {
        assertThat(call(brokenOff(200, "{}", BodyEnd.HANGING))).isInstanceOf(Answered.class);
        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void call_bodyHangsBehindGarbage_failsAtOnce() {
        assertThat(call(brokenOff(200, "<", BodyEnd.HANGING))).isInstanceOf(Unusable.class);
        assertThat(clock.elapsed()).isZero();
    }

    @Test
    void call_truncatedErrorBody_cannotBeCopied() {
        assertThat(((Unusable) call(brokenOff(400, "{}", BodyEnd.TRUNCATED))).goError())
                .endsWith("StatusCode: 400, RequestID: , deserialization failed, failed to copy error response body,"
                        + " unexpected EOF");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "\"x\"|json: cannot unmarshal string into Go value of type ecs.protocolErrorInfo",
                "[]|json: cannot unmarshal array into Go value of type ecs.protocolErrorInfo",
                "5|json: cannot unmarshal number into Go value of type ecs.protocolErrorInfo",
                "{\"__type\":5}|json: cannot unmarshal number into Go struct field protocolErrorInfo.__type of type string",
                "{\"message\":{}}|json: cannot unmarshal object into Go struct field protocolErrorInfo.Message of type string"
            })
    void refusal_ofWrongShape_isQuoted(String body, String error) {
        assertThat(((Unusable) call(reply(400, body))).goError())
                .endsWith(", deserialization failed, failed to decode response body, " + error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{\"protectedTasks\":[5]}|unexpected JSON type 5",
                "[1,\"a\"]|unexpected JSON type [1 a]",
                "{\"protectedTasks\":[{\"taskArn\":5}]}|expected String to be of type string, got json.Number instead",
                "{\"protectedTasks\":[{\"taskArn\":[]}]}|expected String to be of type string, got []interface {} instead",
                "{\"failures\":[{\"arn\":{}}]}|expected String to be of type string, got map[string]interface {} instead",
                "{\"protectedTasks\":[{\"protectionEnabled\":1}]}|expected Boolean to be of type *bool, got json.Number instead",
                "{\"protectedTasks\":[{\"expirationDate\":1e999}]}|strconv.ParseFloat: parsing \"1e999\": value out of range"
            })
    void answer_ofWrongShape_isQuoted(String body, String error) {
        assertThat(((Unusable) call(reply(200, body))).goError())
                .endsWith(", deserialization failed, failed to decode response body, " + error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "|UnknownError|UnknownError",
                "null|UnknownError|UnknownError",
                "{\"code\":5}|UnknownError|UnknownError",
                "{\"Code\":\"a#B:c\"}|B|UnknownError",
                "{\"__TYPE\":\"X\",\"MESSAGE\":\"loud\"}|X|loud",
                "{\"__type\":\"X\",\"message\":\"a\",\"Message\":\"b\"}|X|b",
                "{\"__type\":\"X\",\"message\":\"a\",\"Message\":null}|X|a",
                "{\"__type\":\"ns#SERVEREXCEPTION:x\",\"Message\":\"lost\"}|ServerException|",
                "{\"__type\":\"ServerException\",\"message\":\"a\",\"message\":null}|ServerException|"
            })
    void refusal_codeAndMessage_areReadAsByTheSdk(String body, String code, String message) {
        Refused refused = (Refused) call(reply(400, body == null ? "" : body));
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.message()).isEqualTo(message == null ? "" : message);
    }

    @Test
    void answer_nullTaskAndNullFailure_haveNoMembers() {
        assertThat(call(reply(200, "{\"protectedTasks\":[null],\"failures\":[null],\"Failures\":5}")))
                .isEqualTo(new Answered(
                        List.of(new EcsOutcome.Protection(null, false, null)),
                        List.of(new EcsOutcome.TaskFailure(null, null, null))));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, Long.MIN_VALUE})
    void waits_ofOneSeed_areEqualAndInRange(long seed) {
        RetryWaits one = RetryWaits.seeded(seed);
        RetryWaits other = RetryWaits.seeded(seed);
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
            RetryWaits waits = RetryWaits.seeded(seed);
            beyond += waits.afterTry(1).plus(waits.afterTry(2)).compareTo(Duration.ofSeconds(4)) > 0 ? 1 : 0;
        }
        assertThat(beyond).isBetween(2_300, 2_700);
    }

    @ParameterizedTest
    @CsvSource({"3999, false", "4000, true", "10000, true"})
    void call_transportTakesTime_countsAgainstTheFourSeconds(long millis, boolean timesOut) {
        AgentEcsTransport slow = call -> {
            clock.advance(Duration.ofMillis(millis));
            return GOOD;
        };
        EcsOutcome outcome = new AgentEcsClient(slow, clock, number -> Duration.ZERO).call(CALL, new AgentWork(null));
        assertThat(outcome instanceof TimedOut).isEqualTo(timesOut);
        assertThat(clock.elapsed()).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void call_slowTransportTriedAgain_sharesTheFourSeconds() {
        AgentEcsTransport slow = call -> {
            clock.advance(Duration.ofMillis(1_200));
            return reply(500, "{}");
        };
        assertThat(new AgentEcsClient(slow, clock, number -> Duration.ofMillis(700L * number))
                        .call(CALL, new AgentWork(null)))
                .isEqualTo(new TimedOut());
        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(4));
    }
}
