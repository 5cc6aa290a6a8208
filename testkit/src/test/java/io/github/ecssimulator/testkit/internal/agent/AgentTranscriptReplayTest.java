package io.github.ecssimulator.testkit.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ecssimulator.testkit.internal.agent.AgentTranscript.Outcome;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Replays every recorded exchange: equal status, headers in their order, body, and calls to ECS. */
class AgentTranscriptReplayTest {
    /** Two waits that stay below the 4 s. */
    private static final AgentEcsClient.Waits SHORT = number -> Duration.ofMillis(700L * number);

    /** Two waits, both possible, that go beyond the 4 s together. */
    private static final AgentEcsClient.Waits LONG = number -> Duration.ofMillis(1_900L * number);

    private final MovedClock clock = new MovedClock();

    @TestFactory
    Stream<DynamicTest> endpoint_recordedRequest_answersAsRecorded() {
        return AgentTranscript.all().stream()
                .filter(transcript -> !transcript.isBelowRequests())
                .map(transcript -> DynamicTest.dynamicTest(transcript.id(), () -> {
                    Outcome recorded = transcript.recorded();
                    assertThat(replay(transcript, SHORT).comparedTo(recorded)).isEqualTo(recorded);
                }));
    }

    @TestFactory
    Stream<DynamicTest> endpoint_recordedRequestWithLongWaits_timesOutAsRecorded() {
        return AgentTranscript.all().stream()
                .filter(AgentTranscript::mayTimeOut)
                .map(transcript -> DynamicTest.dynamicTest(transcript.id(), () -> timesOut(transcript)));
    }

    @Test
    void exchangesWithoutWholeRequestHead_areOne() {
        assertThat(AgentTranscript.all())
                .filteredOn(AgentTranscript::isBelowRequests)
                .extracting(AgentTranscript::id)
                .containsExactly("get-stalled-header");
    }

    private void timesOut(AgentTranscript transcript) {
        Outcome outcome = replay(transcript, LONG);
        assertThat(((HttpAnswer.Response) outcome.answer()).status()).isEqualTo(504);
        for (Outcome other : transcript.otherOutcomes()) {
            assertThat(outcome).isEqualTo(other);
        }
    }

    private Outcome replay(AgentTranscript transcript, AgentEcsClient.Waits waits) {
        ScriptedEcs ecs = new ScriptedEcs(transcript.ecsAnswers(clock));
        AgentEndpoint agent = new AgentEndpoint(new RecordedTasks(), arn -> ecs, clock, waits);
        transcript.warmUp().ifPresent(request -> warmUp(agent, request, transcript));
        if (transcript.id().equals("rate-recovered-after-100ms")) {
            clock.advance(Duration.ofMillis(100));
        }
        Duration before = clock.elapsed();
        HttpAnswer answer = agent.answer(transcript.request());
        assertTime(transcript, answer, clock.elapsed().minus(before));
        return new Outcome(answer, ecs.received());
    }

    private static void warmUp(AgentEndpoint agent, IncomingRequest request, AgentTranscript transcript) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < transcript.json().at("/warm_up/requests").asInt(); i++) {
            statuses.add(((HttpAnswer.Response) agent.answer(request)).status());
        }
        assertThat(statuses.indexOf(429) + 1)
                .isEqualTo(transcript.json().at("/warm_up/first_429_at").asInt(0));
        JsonNode counts = transcript.json().at("/warm_up/statuses");
        counts.fieldNames()
                .forEachRemaining(code -> assertThat(statuses)
                        .filteredOn(status -> status == Integer.parseInt(code))
                        .hasSize(counts.path(code).asInt()));
    }

    /** Only calls of ECS take simulated time, and a timed-out one takes 4 s. */
    private static void assertTime(AgentTranscript transcript, HttpAnswer answer, Duration taken) {
        if (answer instanceof HttpAnswer.Response response && response.status() == 504) {
            assertThat(taken).isEqualTo(Duration.ofSeconds(4));
        } else if (transcript.json().at("/ecs_answer/kind").asText().equals("must-not-be-called")) {
            assertThat(taken).isZero();
        } else {
            assertThat(taken).isLessThan(Duration.ofSeconds(4));
        }
    }
}
