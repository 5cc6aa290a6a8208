package io.github.ecssimulator.misuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.TestWorld;
import io.github.ecssimulator.api.CreateCluster;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.RunTask;
import io.github.ecssimulator.api.StopTask;
import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.api.TagResource;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.ClusterEvent;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.journal.DeploymentEvent;
import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.model.ArnScope;
import io.github.ecssimulator.model.ClusterArn;
import io.github.ecssimulator.model.GivenTask;
import io.github.ecssimulator.model.RolloutState;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.ServiceMessage;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskDefinitionRef;
import io.github.ecssimulator.model.VisibleText;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text of others cannot break a line of a story, nor turn its letters around. */
class ForgedLineTest {
    private static final String FORGED =
            "drained\n2024-01-01T00:00:00Z  cluster media was deleted\u202e\u2028\r\u0085\u001b[2K";
    private static final String SEEN =
            "drained\\n2024-01-01T00:00:00Z  cluster media was deleted\\u202e\\u2028\\r\\u0085\\u001b[2K";

    private final TestWorld world = TestWorld.with();

    @ParameterizedTest
    @CsvSource({
        "000a, \\n",
        "000d, \\r",
        "0009, \\t",
        "0000, \\u0000",
        "001b, \\u001b",
        "007f, \\u007f",
        "0085, \\u0085",
        "009b, \\u009b",
        "00ad, \\u00ad",
        "061c, \\u061c",
        "200b, \\u200b",
        "200e, \\u200e",
        "200f, \\u200f",
        "2028, \\u2028",
        "2029, \\u2029",
        "202a, \\u202a",
        "202b, \\u202b",
        "202c, \\u202c",
        "202d, \\u202d",
        "202e, \\u202e",
        "2066, \\u2066",
        "2067, \\u2067",
        "2068, \\u2068",
        "2069, \\u2069",
        "feff, \\ufeff",
        "d800, \\ud800",
        "dfff, \\udfff",
        "e0041, \\udb40\\udc41"
    })
    void text_invisibleLetter_isWrittenOut(String codePoint, String expected) {
        String text = "a" + Character.toString(Integer.parseInt(codePoint, 16)) + "b";

        assertThat(VisibleText.of(text)).isEqualTo("a" + expected + "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "drained", "naïve Ünïcode 日本語", "שלום", "emoji \ud83d\ude00", "C:\\new", "{}<&>\"'"})
    void text_visible_staysAsItIs(String text) {
        assertThat(VisibleText.of(text)).isEqualTo(text);
    }

    @Test
    void text_writtenOut_isNotWrittenOutAgain() {
        assertThat(VisibleText.of(VisibleText.of(FORGED))).isEqualTo(SEEN);
    }

    static Stream<Arguments> doors() {
        return Stream.of(
                door("stop reason", (world, text) -> world.task(0).stop(text)),
                door(
                        "stop reason of a call",
                        (world, text) -> world.ecs()
                                .api()
                                .execute(new StopTask.Request(
                                        "media", world.task(0).id(), text))),
                door(
                        "caller",
                        (world, text) ->
                                world.ecs().api(text).execute(CreateCluster.request(r -> r.clusterName("games")))),
                door(
                        "resource of a tag",
                        (world, text) -> refused(world, new TagResource.Request(text, List.of(new Tag(text, text))))),
                door(
                        "startedBy",
                        (world, text) -> refused(
                                world,
                                RunTask.request(r -> r.cluster("media")
                                        .taskDefinition("transcoder")
                                        .startedBy(text)))),
                door(
                        "name in a call",
                        (world, text) -> refused(world, CreateCluster.request(r -> r.clusterName(text)))));
    }

    static Stream<Arguments> moreDoors() {
        return Stream.of(
                door("operation", (world, text) -> world.ecs().api().refuseUnmodelled(text)),
                door("start failure", (world, text) -> {
                    world.transcoder()
                            .deploy(world.ecs().registerTaskDefinition("video").failsToStart(text));
                }),
                door("fault", (world, text) -> {
                    world.ecs().inject(Fault.refuse("CreateCluster", EcsError.server(text)));
                    refused(world, CreateCluster.request(r -> r.clusterName("games")));
                }));
    }

    private static Arguments door(String name, BiConsumer<TestWorld, String> use) {
        return Arguments.of(name, use);
    }

    private static void refused(TestWorld world, EcsRequest<?> request) {
        try {
            world.ecs().api().execute(request);
        } catch (EcsException e) {
            assertThat(VisibleText.of(e.getMessage())).isEqualTo(e.getMessage());
        }
    }

    private static List<JournalEntry> toldAlone(Journal journal) {
        return journal.entries().stream()
                .filter(entry -> !(entry.event() instanceof CallEvent.Answered || entry.event() instanceof Deed))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"doors", "moreDoors"})
    void journal_textOfOthers_staysInItsLine(String door, BiConsumer<TestWorld, String> use) {
        use.accept(world, FORGED);

        Journal journal = world.ecs().journal();
        assertThat(journal.timeline()).contains("drained\\n2024");
        assertThat(journal.timeline().lines()).hasSameSizeAs(toldAlone(journal));
        for (JournalEntry entry : journal.entries()) {
            assertThat(VisibleText.of(entry.text())).isEqualTo(entry.text());
            assertThat(entry.text()).endsWith(entry.event().text());
            assertThat(VisibleText.of(entry.toString())).isEqualTo(entry.toString());
            assertThat(VisibleText.of(entry.event().toString()))
                    .isEqualTo(entry.event().toString())
                    .startsWith(entry.event().getClass().getSimpleName() + "[");
        }
    }

    @Test
    void answers_textOfOthers_stayAsGiven() {
        SimulatedTask task = world.task(0);

        task.stop(FORGED);

        assertThat(task.snapshot().stoppedReason()).isEqualTo(FORGED);
        assertThat(task.described().stoppedReason()).isEqualTo(FORGED);
        assertThat(task.snapshot().toString()).contains("stoppedReason=" + SEEN);
        assertThat(task.story()).contains("(UserInitiated: " + SEEN + ")");
    }

    static Stream<JournalEvent> eventsMadeByHand() {
        ArnScope scope = new ArnScope("aws", "us-east-1", "123456789012");
        ServiceArn service = new ServiceArn(scope, FORGED, FORGED);
        TaskDefinitionRef definition = new TaskDefinitionRef(FORGED, 1);
        AgentEvent.Request request = new AgentEvent.Request("a", FORGED, FORGED, null);
        return Stream.of(
                new AgentEvent.Answered(request, 200, FORGED, AgentEvent.Effort.NONE),
                new AgentEvent.Refused(request, 403, FORGED, AgentEvent.Effort.NONE, true),
                new AgentEvent.Unanswered(request, FORGED, AgentEvent.Effort.NONE, false),
                new ClusterEvent.Created(new ClusterArn(scope, FORGED)),
                new ClusterEvent.Deleted(new ClusterArn(scope, FORGED)),
                new DeploymentEvent.Started(service, FORGED, definition),
                new DeploymentEvent.Ended(service, FORGED, RolloutState.FAILED),
                new DeploymentEvent.RolledBack(service, FORGED, FORGED),
                new DeploymentEvent.TrafficMoved(service, FORGED),
                new ServiceEvent.Created(service, 1),
                new ServiceEvent.Scaled(service, 1, 2),
                new ServiceEvent.Deleted(service),
                new ServiceEvent.ScaledIn(service, 1, List.of(), FORGED, List.of()),
                new ServiceEvent.ScaleInHeld(service, 1, List.of()),
                new ServiceEvent.Told(service, FORGED),
                new ServiceEvent.Inactive(service));
    }

    @ParameterizedTest
    @MethodSource("eventsMadeByHand")
    void event_withAForgedName_staysInItsLine(JournalEvent event) {
        assertThat(event.text()).contains("drained\\n2024");
        assertThat(VisibleText.of(event.text())).isEqualTo(event.text());
    }

    @Test
    void values_withForgedText_areToldInOneLine() {
        assertThat(Stream.of(
                                new GivenTask.Stop(StopCause.USER, FORGED, null, null),
                                new ServiceMessage("1", TestWorld.START, FORGED),
                                EcsError.server(FORGED),
                                Fault.refuse("RunTask", EcsError.server(FORGED)))
                        .map(Object::toString))
                .allSatisfy(text -> assertThat(text).contains(SEEN));
    }

    @Test
    void plannedWork_forgedName_isWrittenOutInMessages() {
        TestWorld impatient = new TestWorld(EcsSimulator.builder().eventsPerAdvanceMax(10));
        impatient.clock().runEvery(Duration.ofNanos(1), FORGED, () -> {});

        assertThatThrownBy(() -> impatient.clock().advance(Duration.ofHours(1)))
                .hasMessageContaining("\"" + SEEN + "\"");
    }
}
