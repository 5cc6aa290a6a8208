package io.github.ecssimulator.testkit.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.model.AgentPart;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import io.github.ecssimulator.testkit.story.Ask.Kind;
import io.github.ecssimulator.testkit.story.Ask.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was asked of protection, and what came of it, whichever way it came. */
class AskTest {
    private static final String NOBODY = "8f03e412-0000-4000-8000-000000000000";

    private final EcsSimulator ecs = EcsSimulator.create();
    private final SimulatedTask busy =
            ecs.createCluster("media").createService("transcoder", 2).tasks().get(0);
    private final SimulatedTask idle =
            ecs.cluster("media").service("transcoder").tasks().get(1);
    private final InMemoryAgent agent = InMemoryAgent.of(ecs);

    private void send(EcsRequest<?> request) {
        try {
            ecs.api().execute(request);
        } catch (EcsException | ReplyLostException e) {
            return;
        }
    }

    private void protect(@Nullable List<String> tasks) {
        send(new UpdateTaskProtection.Request("media", tasks, true, 30));
    }

    private void sendToAgent(String path, String method, String body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(path))
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            agent.httpClient().send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            return;
        }
    }

    private void putToAgent(String body) throws InterruptedException {
        sendToAgent(agent.uriOf(busy) + "/task-protection/v1/state", "PUT", body);
    }

    private Story story() {
        return Story.of(ecs);
    }

    private Ask ask() {
        assertThat(story().tasks().get(0).asks()).hasSize(1);
        return story().tasks().get(0).asks().get(0);
    }

    @Test
    void read_ofATask_isInItsLane() {
        send(new GetTaskProtection.Request("media", List.of(busy.arn())));

        assertThat(ask())
                .extracting(Ask::kind, Ask::outcome, Ask::minutes, Ask::name, Ask::id, Ask::answer)
                .containsExactly(Kind.READ, Outcome.GRANTED, null, busy.arn(), busy.id(), "");
    }

    @Test
    void read_ofATaskThatNobodyHas_isAStray() {
        send(new GetTaskProtection.Request("media", List.of(NOBODY, busy.id())));

        assertThat(story().strays())
                .extracting(Ask::outcome, Ask::answer)
                .containsExactly(tuple(Outcome.FAILED, "MISSING"));
        assertThat(ask().outcome()).isEqualTo(Outcome.GRANTED);
    }

    @Test
    void ask_ofSeveralTasks_isInTheLaneOfEach() {
        protect(List.of(busy.id(), idle.id()));

        assertThat(story().tasks())
                .allSatisfy(
                        lane -> assertThat(lane.asks()).extracting(Ask::named).containsExactly(2));
    }

    @Test
    void ask_thatNamesNoTask_isNowhere() {
        protect(null);
        protect(List.of());

        assertThat(story().tasks()).allSatisfy(lane -> assertThat(lane.asks()).isEmpty());
        assertThat(story().strays()).isEmpty();
    }

    @Test
    void ask_whoseReplyWasLost_isGrantedUnheard() {
        ecs.inject(Fault.loseReply("UpdateTaskProtection"));

        protect(List.of(busy.id()));

        assertThat(ask().outcome()).isEqualTo(Outcome.GRANTED_UNHEARD);
        assertThat(busy.isProtected()).isTrue();
    }

    @Test
    void ask_thatWasThrottled_tellsCodeAndMessage() {
        ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));

        protect(List.of(busy.id()));

        assertThat(ask())
                .extracting(Ask::outcome, Ask::answer)
                .containsExactly(Outcome.REFUSED, "ThrottlingException: Rate exceeded");
    }

    @Test
    void ask_withoutAnAnswerYet_isOpen() {
        protect(List.of(busy.id()));
        JournalEntry entry = ecs.journal().entries().stream()
                .filter(each -> each.event() instanceof CallEvent.Made)
                .findFirst()
                .orElseThrow();

        List<Ask> asks = new AskReader(entry, "Worker.java:22").of((CallEvent.Made) entry.event(), null);

        assertThat(asks)
                .singleElement()
                .extracting(Ask::outcome, Ask::answer, Ask::sequence, Ask::lineIfKnown)
                .containsExactly(Outcome.OPEN, "", entry.sequence(), Optional.of("Worker.java:22"));
    }

    @Test
    void ask_throughTheAgent_isToldByTheCallAlone() throws Exception {
        putToAgent("{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":20}");

        assertThat(ask())
                .extracting(Ask::kind, Ask::outcome, Ask::minutes, Ask::isAtAgent)
                .containsExactly(Kind.PROTECT, Outcome.GRANTED, 20, true);
    }

    @Test
    void ask_throughTheAgentThatEcsRefused_isToldByTheCallAlone() throws Exception {
        ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.accessDenied("no")));

        putToAgent("{\"ProtectionEnabled\":true}");

        assertThat(ask())
                .extracting(Ask::kind, Ask::outcome, Ask::isAtAgent)
                .containsExactly(Kind.PROTECT, Outcome.REFUSED, true);
    }

    @Test
    void ask_thatTheAgentCannotRead_isRefusedInItsWords() throws Exception {
        putToAgent("{\"ProtectionEnabled\":\"yes\"}");

        assertThat(ask())
                .extracting(Ask::kind, Ask::outcome, Ask::minutes, Ask::named, Ask::id, Ask::isAtAgent)
                .containsExactly(Kind.UNREADABLE, Outcome.REFUSED, null, 1, busy.id(), false);
        assertThat(ask().answer()).startsWith("400 ");
    }

    @Test
    void ask_thatAFaultOfTheAgentRefused_isRefused() throws Exception {
        ecs.inject(AgentFault.fail(AgentPart.TASK_PROTECTION));

        putToAgent("{\"ProtectionEnabled\":true}");

        assertThat(ask().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(ask().answer()).startsWith("500 ");
    }

    @Test
    void ask_thatTheAgentNeverAnswered_isRefusedWithoutAnAnswer() throws Exception {
        ecs.inject(AgentFault.disconnect(AgentPart.TASK_PROTECTION));

        putToAgent("{\"ProtectionEnabled\":true}");

        assertThat(ask().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(ask().answer()).startsWith("no answer: ");
    }

    @Test
    void request_forMetadataThatFails_asksNothing() throws Exception {
        ecs.inject(AgentFault.fail(AgentPart.TASK_METADATA));

        sendToAgent(agent.metadataUriOf(busy) + "/task", "GET", "");

        assertThat(story().tasks()).allSatisfy(lane -> assertThat(lane.asks()).isEmpty());
    }

    @Test
    void request_thatNamesNoTask_asksNothing() throws Exception {
        sendToAgent("http://169.254.170.2/api/nobody/task-protection/v1/state", "PUT", "{\"ProtectionEnabled\":true}");

        assertThat(story().tasks()).allSatisfy(lane -> assertThat(lane.asks()).isEmpty());
        assertThat(story().strays()).isEmpty();
    }

    @Test
    void outcome_ofEachKind_isGrantedOrRefusedOrNeither() {
        assertThat(Arrays.stream(Outcome.values()).filter(Outcome::isGranted))
                .containsExactly(Outcome.GRANTED, Outcome.GRANTED_UNHEARD);
        assertThat(Arrays.stream(Outcome.values())
                        .filter(each -> ask(Kind.READ, each).isRefused()))
                .containsExactly(Outcome.FAILED, Outcome.REFUSED);
        assertThat(Arrays.stream(Kind.values())
                        .filter(each -> ask(each, Outcome.OPEN).isProtect()))
                .containsExactly(Kind.PROTECT);
    }

    private Ask ask(Kind kind, Outcome outcome) {
        return new Ask(1, ecs.startedAt(), "the API", null, kind, null, "id", 1, outcome, "");
    }
}
