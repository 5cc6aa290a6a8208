package io.github.ecssimulator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.TestWorld;
import io.github.ecssimulator.api.CreateCluster;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.journal.AgentEvent.Effort;
import io.github.ecssimulator.journal.AgentEvent.Request;
import io.github.ecssimulator.journal.TaskEvent.ProtectionChange;
import io.github.ecssimulator.model.ArnScope;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each event but deeds tells, and of whom. */
class EventTextTest {
    private static final ArnScope SCOPE = new ArnScope("aws", "us-east-1", "123456789012");
    private static final ServiceArn SERVICE = new ServiceArn(SCOPE, "media", "web");
    private static final TaskRef TASK = task('a');
    private static final TaskRef OTHER = task('b');
    private static final Instant AT = TestWorld.START;
    private static final Request REQUEST = new Request("agent", "PUT", "/api/1/task-protection/v1/state", TASK);
    private static final String ASKED =
            "agent sent PUT /api/1/task-protection/v1/state to the agent of " + TASK + " -> ";
    private static final String LONG = "x".repeat(301);

    private static TaskRef task(char digit) {
        return new TaskRef(
                new TaskRef.Owner(SCOPE, "media", "web"),
                new TaskId(String.valueOf(digit).repeat(32)));
    }

    static Stream<Arguments> eventsOfTheAgent() {
        return Stream.of(
                told(ASKED + "200 protected", new AgentEvent.Answered(REQUEST, 200, "protected", Effort.NONE)),
                told(
                        "agent sent GET /nowhere to the agent -> 404 unknown",
                        new AgentEvent.Refused(
                                new Request("agent", "GET", "/nowhere", null), 404, "unknown", Effort.NONE, false)),
                told(ASKED + "400 no (injected fault)", new AgentEvent.Refused(REQUEST, 400, "no", Effort.NONE, true)),
                told(ASKED + "no answer: hung up", new AgentEvent.Unanswered(REQUEST, "hung up", Effort.NONE, false)),
                told(
                        ASKED + "no answer: hung up (injected fault)",
                        new AgentEvent.Unanswered(REQUEST, "hung up", Effort.NONE, true)),
                told(ASKED + "200 ok", answered("ok", 1, Duration.ZERO)),
                told(ASKED + "200 ok (1 try, took PT5S)", answered("ok", 1, Duration.ofSeconds(5))),
                told(ASKED + "200 ok (2 tries, took PT0S)", answered("ok", 2, Duration.ZERO)),
                told(
                        ASKED + "200 ok (3 tries with waits of PT1S, PT2S, took PT3S)",
                        answered("ok", 3, Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(2))),
                told(ASKED + "200 " + "x".repeat(300), answered("x".repeat(300), 1, Duration.ZERO)),
                told(ASKED + "200 " + "x".repeat(280) + "... (301 characters)", answered(LONG, 1, Duration.ZERO)));
    }

    private static AgentEvent answered(String answer, int tries, Duration took, Duration... waits) {
        return new AgentEvent.Answered(REQUEST, 200, answer, new Effort(tries, List.of(waits), took));
    }

    static Stream<Arguments> notes() {
        return Stream.of(
                told(
                        "periodic work of heartbeat ended for good: " + "x".repeat(300),
                        new NoteEvent.WorkDied("heartbeat", "x".repeat(300))),
                told(
                        "periodic work of heartbeat ended for good: " + "x".repeat(297) + "...",
                        new NoteEvent.WorkDied("heartbeat", LONG)),
                told(
                        "code of " + TASK + " ran on when its containers had ended: it called ListTasks",
                        new NoteEvent.RanOn(TASK, "called ListTasks")),
                told(
                        "the program of " + TASK + " failed: " + "x".repeat(297) + "...",
                        new NoteEvent.ProgramFailed(TASK, LONG)),
                told("the test means it so: LOST_WORK", new NoteEvent.Meant("LOST_WORK", null, false)),
                told(
                        "the test means it so: the next LOST_WORK of " + TASK,
                        new NoteEvent.Meant("LOST_WORK", TASK, true)),
                told(TASK + " began work \"film\"", new WorkEvent.Begun(TASK, "film")),
                told(TASK + " finished work \"film\"", new WorkEvent.Finished(TASK, "film")),
                told(TASK + " failed at work \"film\"", new WorkEvent.Failed(TASK, "film")));
    }

    static Stream<Arguments> losses() {
        CallEvent.Made made = new CallEvent.Made("agent", "1", CreateCluster.request(r -> r.clusterName("media")));
        return Stream.of(
                told(made.text() + " -> applied, reply lost (injected fault)", new CallEvent.ReplyLost(made)),
                told(
                        "service media/web scales in to 1: stops " + TASK.id().abbreviated() + " (oldest)",
                        new ServiceEvent.ScaledIn(SERVICE, 1, List.of(TASK), "oldest", List.of())));
    }

    private static Arguments told(String text, JournalEvent event) {
        return Arguments.of(text, event);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"eventsOfTheAgent", "notes", "losses"})
    void event_text_tellsWhatHappened(String text, JournalEvent event) {
        assertThat(event.text()).isEqualTo(text);
        assertThat(event.toString()).startsWith(event.getClass().getSimpleName() + "[");
    }

    static Stream<JournalEvent> eventsOfOneTask() {
        return Stream.of(
                new AgentEvent.Answered(REQUEST, 200, "ok", Effort.NONE),
                new NoteEvent.RanOn(TASK, "called ListTasks"),
                new NoteEvent.ProgramFailed(TASK, "no configuration"),
                new NoteEvent.Meant("LOST_WORK", TASK, true),
                new WorkEvent.Begun(TASK, "film"),
                new TaskEvent.Created(TASK),
                new ServiceEvent.ScaledIn(SERVICE, 1, List.of(TASK), "oldest", List.of()),
                new ServiceEvent.ScaledIn(SERVICE, 1, List.of(), "oldest", List.of(TASK)),
                new ServiceEvent.ScaleInHeld(SERVICE, 1, List.of(TASK)));
    }

    @ParameterizedTest
    @MethodSource("eventsOfOneTask")
    void event_ofATask_concernsThatAndNoOther(JournalEvent event) {
        assertThat(event.concerns(TASK.id())).isTrue();
        assertThat(event.concerns(OTHER.id())).isFalse();
    }

    static Stream<JournalEvent> eventsOfNoTask() {
        return Stream.of(
                new AgentEvent.Answered(new Request("agent", "GET", "/nowhere", null), 404, "unknown", Effort.NONE),
                new NoteEvent.Meant("LOST_WORK", null, false),
                new NoteEvent.WorkDied("heartbeat", "no more"),
                new ServiceEvent.Deleted(SERVICE));
    }

    @ParameterizedTest
    @MethodSource("eventsOfNoTask")
    void event_ofNoTask_concernsNone(JournalEvent event) {
        assertThat(event.concerns(TASK.id())).isFalse();
    }

    @Test
    void event_ofAService_isAboutItAndNoTask() {
        JournalEvent event = new ServiceEvent.Deleted(SERVICE);

        assertThat(event.aboutService()).contains(SERVICE);
        assertThat(event.about()).isEmpty();
    }

    static Stream<Arguments> changesOfProtection() {
        return Stream.of(
                Arguments.of(ProtectionChange.NONE, new TaskEvent.Created(TASK)),
                Arguments.of(ProtectionChange.SET, new TaskEvent.ProtectionSet(TASK, AT, null)),
                Arguments.of(ProtectionChange.CLEARED, new TaskEvent.ProtectionCleared(TASK, AT)),
                Arguments.of(ProtectionChange.EXPIRED, new TaskEvent.ProtectionExpired(TASK)),
                Arguments.of(ProtectionChange.ENDED_WITH_THE_TASK, new TaskEvent.ProtectionEnded(TASK, AT)));
    }

    @ParameterizedTest
    @MethodSource("changesOfProtection")
    void event_ofATask_saysWhatItMadeOfTheProtection(ProtectionChange change, TaskEvent event) {
        assertThat(event.protectionChange()).isEqualTo(change);
    }

    @Test
    void entry_text_hasTheInstant_andAsAStringItsPlace() {
        JournalEntry entry = new JournalEntry(7, AT, 0, 0, new TaskEvent.Created(TASK));

        assertThat(entry.text()).isEqualTo("2024-01-01T00:00:00Z  " + TASK + " was created");
        assertThat(entry).hasToString("7: " + entry.text());
    }

    @Test
    void call_text_isTheCallUntilItIsAnswered() {
        CallEvent.Made made = new CallEvent.Made("agent", "1", CreateCluster.request(r -> r.clusterName("media")));
        Call underWay = new Call(3, AT, made, null);
        Call refused = new Call(3, AT, made, new CallEvent.Refused(made, EcsError.client("no"), false));

        assertThat(underWay).hasToString("3: 2024-01-01T00:00:00Z  agent called CreateCluster(clusterName=media)");
        assertThat(refused).hasToString(underWay + " -> ClientException: no");
        CallEvent.Answered answer = refused.answer();
        assertThat(answer.caller()).isEqualTo("agent");
        assertThat(answer.requestId()).isEqualTo("1");
        assertThat(answer.request()).isEqualTo(made.request());
    }
}
