package io.github.ecssimulator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.TestWorld;
import io.github.ecssimulator.api.ListClusters;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.fault.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CausesTest {
    private final TestWorld world = TestWorld.with();
    private final SimulatedTask first = world.task(0);

    @Test
    void call_itsEffectsAndItsAnswer_standInThisOrder() {
        int before = world.ecs().journal().entries().size();
        world.protect(60, first);

        List<JournalEntry> told = world.ecs().journal().entries().subList(before, before + 3);
        assertThat(told)
                .extracting(entry -> (Object) entry.event().getClass())
                .containsExactly(CallEvent.Made.class, TaskEvent.ProtectionSet.class, CallEvent.Accepted.class);
        assertThat(told)
                .extracting(JournalEntry::cause)
                .containsExactly(0L, told.get(0).sequence(), told.get(0).sequence());
    }

    @Test
    void stop_whenProtectionEnds_leadsBackToTheCallThatSetIt() {
        world.protect(60, world.task(0), world.task(1), world.task(2));
        world.transcoder().scaleTo(2);
        world.clock().advance(Duration.ofHours(2));

        assertThat(chainOf(TaskEvent.StopRequested.class))
                .containsExactly(
                        ServiceEvent.ScaledIn.class,
                        TaskEvent.ProtectionExpired.class,
                        TaskEvent.ProtectionSet.class,
                        CallEvent.Made.class);
    }

    @Test
    void replacement_ofATaskThatCrashed_leadsBackToItsStop() {
        int before = world.ecs().journal().entries().size();
        first.crash(1);

        Journal journal = world.ecs().journal();
        JournalEntry created = journal.entries().stream()
                .skip(before)
                .filter(entry -> entry.event() instanceof TaskEvent.Created)
                .findFirst()
                .orElseThrow();
        assertThat(journal.causes(created).get(0).event()).isInstanceOf(TaskEvent.StatusChanged.class);
        assertThat(journal.causes(created))
                .extracting(JournalEntry::event)
                .anyMatch(event -> event instanceof TaskEvent.StopRequested stop
                        && stop.task().id().value().equals(first.id()));
    }

    @Test
    void task_ofANewDeployment_leadsBackToItsBegin() {
        int before = world.ecs().journal().entries().size();
        world.transcoder().deploy();

        Journal journal = world.ecs().journal();
        JournalEntry created = journal.entries().stream()
                .skip(before)
                .filter(entry -> entry.event() instanceof TaskEvent.Created)
                .findFirst()
                .orElseThrow();
        assertThat(journal.causes(created))
                .extracting(entry -> (Object) entry.event().getClass())
                .containsExactly(DeploymentEvent.Started.class, Deed.Called.class);
    }

    @Test
    void timeline_call_isToldOnceAndAboveWhatItBroughtAbout() {
        world.protect(60, first);

        List<String> lines = world.ecs().journal().timeline().lines().toList();
        assertThat(lines.get(lines.size() - 2))
                .contains("called UpdateTaskProtection")
                .contains(" -> ");
        assertThat(lines.get(lines.size() - 1)).contains("is protected until");
    }

    @Test
    void journal_withALimit_keepsTheNewestAndSaysWhatIsMissing() {
        EcsSimulator ecs = EcsSimulator.builder().journalLimit(20).build();
        ecs.createCluster("media").createService("web", 40);

        Journal journal = ecs.journal();
        assertThat(journal.entries()).hasSize(20);
        assertThat(journal.dropped()).isPositive();
        assertThat(journal.entries().get(0).sequence()).isEqualTo(journal.dropped() + 1);
        assertThat(journal.entry(journal.dropped())).isEmpty();
        assertThat(journal.entry(journal.dropped() + 1))
                .contains(journal.entries().get(0));
        assertThat(journal.entry(journal.dropped() + 20))
                .contains(journal.entries().get(19));
        assertThat(journal.entry(journal.dropped() + 21)).isEmpty();
        assertThat(journal.after(0)).isEqualTo(journal.entries());
        assertThat(journal.after(journal.dropped() - 1)).isEqualTo(journal.entries());
        assertThat(journal.after(journal.dropped() + 18))
                .isEqualTo(journal.entries().subList(18, 20));
        assertThat(journal.after(journal.dropped() + 20)).isEmpty();
        assertThat(journal.after(Long.MAX_VALUE)).isEmpty();
        assertThat(journal.timeline()).startsWith("(" + journal.dropped() + " earlier entries are not kept)\n");
        assertThat(journal.causes(journal.entries().get(19))).allMatch(entry -> entry.sequence() > journal.dropped());
    }

    @Test
    void timeline_callThatIsNotKept_isToldAtThePlaceOfItsAnswer() {
        EcsSimulator ecs = EcsSimulator.builder().journalLimit(1).build();
        ecs.api().execute(new ListClusters.Request(null, null));

        assertThat(ecs.journal().timeline())
                .isEqualTo(
                        "(1 earlier entries are not kept)\n2024-01-01T00:00:00Z  typed API called ListClusters() -> ok");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 40, 64, 67, 99})
    void journal_withALimit_tellsOfAnswersAsOneWithoutDoes(int limit) {
        List<JournalEntry> all = entriesOf(EcsSimulator.builder());
        List<JournalEntry> newest = entriesOf(EcsSimulator.builder().journalLimit(limit));

        assertThat(newest).isEqualTo(all.subList(all.size() - limit, all.size()));
    }

    /** What a service, thirty renewals, refusals and a late answer leave. */
    private static List<JournalEntry> entriesOf(EcsSimulatorBuilder builder) {
        try (EcsSimulator ecs = builder.build()) {
            SimulatedTask task = ecs.createCluster("media")
                    .createService("transcoder", 1)
                    .tasks()
                    .get(0);
            ecs.inject(
                    Fault.delay("UpdateTaskProtection", Duration.ofSeconds(1)).times(3));
            for (int i = 0; i < 30; i++) {
                List<String> tasks = i % 7 == 0 ? List.of(task.id(), "0".repeat(32)) : List.of(task.arn());
                ecs.api().execute(new UpdateTaskProtection.Request("media", tasks, i % 5 > 0, 1 + i));
            }
            return ecs.journal().entries();
        }
    }

    private List<Class<?>> chainOf(Class<? extends JournalEvent> kind) {
        Journal journal = world.ecs().journal();
        JournalEntry last = journal.first(kind).orElseThrow();
        return journal.causes(last).stream()
                .<Class<?>>map(entry -> entry.event().getClass())
                .toList();
    }
}
