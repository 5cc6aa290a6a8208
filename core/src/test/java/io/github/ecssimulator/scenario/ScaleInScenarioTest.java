package io.github.ecssimulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.model.StopCode;
import io.github.ecssimulator.policy.Answering.ScaleInEventText;
import io.github.ecssimulator.policy.Scheduling.BlockAfterScaleOut;
import io.github.ecssimulator.policy.Scheduling.ScaleInOrder;
import io.github.ecssimulator.policy.Scheduling.SchedulerReaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stories of a service that scales in while some of its tasks are protected. */
class ScaleInScenarioTest {
    private final Stage stage = new Stage();
    private final SimulatedService transcoder = stage.media.createService("transcoder", 5);
    private final List<SimulatedTask> tasks = transcoder.tasks();

    @Test
    void scaleInToTwo_threeOfFiveProtected_keepsTheThree() {
        stage.protect(60, tasks.get(0), tasks.get(2), tasks.get(4));
        stage.advance("PT7M");

        transcoder.scaleTo(2);

        assertThat(transcoder.tasks()).containsExactly(tasks.get(0), tasks.get(2), tasks.get(4));
        for (SimulatedTask victim : List.of(tasks.get(1), tasks.get(3))) {
            assertThat(victim.snapshot().stoppingAt()).isEqualTo(stage.at("PT7M"));
            assertThat(victim.snapshot().stoppedAt()).isEqualTo(stage.at("PT7M"));
        }
        assertThat(tasks.get(1).snapshot().stopCode()).contains(StopCode.SERVICE_SCHEDULER_INITIATED);
        assertThat(tasks.get(1).snapshot().stoppedReason())
                .startsWith("Scaling activity initiated by (deployment ecs-svc/");
        stage.advance("PT52M59.999S");
        assertThat(transcoder.runningCount()).isEqualTo(3);
        stage.advance("PT0.001S");
        assertThat(transcoder.tasks()).containsExactly(tasks.get(2), tasks.get(4));
        assertThat(tasks.get(0).snapshot().stoppedAt()).isEqualTo(stage.at("PT1H"));
    }

    @Test
    void surplus_atTheInstantOfExpiry_leavesToTheMillisecond() {
        stage.protect(60, tasks.get(0), tasks.get(2), tasks.get(4));
        stage.advance("PT0.001S");
        stage.protect(60, tasks.get(4));
        transcoder.scaleTo(2);

        stage.ecs.clock().advanceTo(stage.at("PT59M59.999S"));
        assertThat(transcoder.runningCount()).isEqualTo(3);
        stage.advance("PT0.001S");

        assertThat(transcoder.tasks()).containsExactly(tasks.get(2), tasks.get(4));
        assertThat(tasks.get(0).snapshot().stoppedAt()).isEqualTo(stage.at("PT1H"));
    }

    @Test
    void surplus_whenProtectionIsCleared_leavesWithoutAnotherCall() {
        stage.protect(60, tasks.get(0), tasks.get(1));
        transcoder.scaleTo(0);
        stage.advance("PT10M");

        stage.clear(tasks.get(1));

        assertThat(transcoder.tasks()).containsExactly(tasks.get(0));
        assertThat(tasks.get(1).snapshot().stoppedAt()).isEqualTo(stage.at("PT10M"));
    }

    @ParameterizedTest
    @CsvSource({"AFTER_TEN_SECONDS, PT10S", "AFTER_A_MINUTE, PT1M"})
    void surplus_schedulerReactsLater_leavesThen(SchedulerReaction reaction, Duration later) { // U23
        Stage slow = new Stage(EcsSimulator.builder().policy(reaction));
        SimulatedService service = slow.media.createService("transcoder", 1);
        SimulatedTask busy = service.tasks().get(0);
        slow.protect(10, busy);
        service.scaleTo(0);

        slow.ecs.clock().advanceTo(slow.at("PT10M").plus(later).minusMillis(1));
        assertThat(busy.isRunning()).isTrue();
        assertThat(busy.isProtected()).isFalse();
        slow.advance("PT0.001S");

        assertThat(busy.snapshot().stoppedAt()).isEqualTo(slow.at("PT10M").plus(later));
    }

    @Test
    void heldScaleIn_isToldOnce_withTheObservedText() {
        stage.protect(60, tasks.get(0));

        transcoder.scaleTo(0);
        transcoder.scaleTo(0);

        assertThat(held())
                .containsExactly("(service transcoder) was unable to reach steady state because (taskSet "
                        + transcoder.deployments().get(0).id()
                        + ") was unable to scale in due to (reason 1 tasks under protection)");
    }

    @Test
    void heldScaleIn_byAnotherNumberOfTasks_isToldWithThatNumber() {
        stage.protect(60, tasks.get(0), tasks.get(1));
        transcoder.scaleTo(0);

        stage.clear(tasks.get(0));

        assertThat(held()).hasSize(2);
        assertThat(held().get(0)).endsWith("(reason 1 tasks under protection)");
        assertThat(held().get(1)).endsWith("(reason 2 tasks under protection)");
    }

    @Test
    void heldScaleIn_sixHoursLater_isToldAgain() {
        stage.protect(2880, tasks.get(0));
        transcoder.scaleTo(0);

        stage.advance("PT5H59M59S");
        transcoder.scaleTo(0);
        assertThat(held()).hasSize(1);
        stage.advance("PT1S");
        transcoder.scaleTo(0);

        assertThat(held()).hasSize(2);
    }

    @Test
    void heldScaleIn_afterTheCauseWasResolved_isToldAgainAtOnce() {
        stage.protect(60, tasks.get(0));
        transcoder.scaleTo(0);

        transcoder.scaleTo(3);
        transcoder.scaleTo(0);

        assertThat(held()).hasSize(2);
    }

    @Test
    void heldScaleIn_suppressionRemembered_staysSilentAfterScaleOut() {
        Stage quiet = new Stage(EcsSimulator.builder().policy(BlockAfterScaleOut.REMEMBERED));
        SimulatedService service = quiet.media.createService("transcoder", 1);
        quiet.protect(60, service.tasks().get(0));
        service.scaleTo(0);

        service.scaleTo(3);
        service.scaleTo(0);

        assertThat(Stage.messages(service))
                .filteredOn(text -> text.contains("under protection"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OBSERVED_2022        | (service transcoder, taskSet SET) was unable to scale in due to (reason 1 tasks under protection)
            DOCUMENTED_2026      | (service transcoder) was unable to reach steady state because task set (SET) REASON
            DOCUMENTED_2023      | (service transcoder) was unable to reach steady state because task set (SET) REASON.
            TASK_SET_IN_BRACKETS | (service transcoder) was unable to reach steady state because (taskSet SET) REASON.
            """)
    void heldScaleIn_otherEditionChosen_isToldInItsWords(ScaleInEventText edition, String expected) {
        Stage other = new Stage(EcsSimulator.builder().policy(edition));
        SimulatedService service = other.media.createService("transcoder", 1);
        other.protect(60, service.tasks().get(0));

        service.scaleTo(0);

        String reason =
                "was unable to scale in. Reason: The number of protected tasks are more than the desired count of tasks";
        assertThat(Stage.messages(service).get(0))
                .isEqualTo(expected.replace("SET", service.deployments().get(0).id())
                        .replace("REASON", reason));
    }

    @Test
    void steadyState_isNotTold_whileASurplusTaskIsProtected() {
        int before = steady().size();
        stage.protect(60, tasks.get(0));
        transcoder.scaleTo(0);
        assertThat(steady()).hasSize(before);

        stage.advance("PT60M");

        assertThat(steady()).hasSize(before + 1);
    }

    @Test
    void victims_byDefault_comeFromTheZoneWithMostTasksOldestFirst() {
        // five tasks over the zones a, b, c, a, b
        transcoder.scaleTo(3);

        assertThat(transcoder.tasks()).containsExactly(tasks.get(2), tasks.get(3), tasks.get(4));
    }

    @Test
    void victims_newestFirst_comeFromTheZoneWithMostTasksNewestFirst() {
        Stage other = new Stage(EcsSimulator.builder().policy(ScaleInOrder.NEWEST_FIRST));
        SimulatedService service = other.media.createService("transcoder", 5);
        List<SimulatedTask> all = service.tasks();

        service.scaleTo(3);

        assertThat(service.tasks()).containsExactly(all.get(0), all.get(1), all.get(2));
    }

    @Test
    void victims_seededRandom_areTheSameForTheSameSeedOnly() {
        assertThat(survivors(1)).isEqualTo(survivors(1));
        assertThat(List.of(survivors(1), survivors(2), survivors(3), survivors(4)))
                .as("indexes of the tasks that survive")
                .anyMatch(indexes -> !indexes.equals(survivors(1)));
    }

    @Test
    void victims_byARankOfTheTest_ignoreTheZones() {
        Stage other = new Stage(EcsSimulator.builder()
                .scaleInRank(task -> task.availabilityZone().endsWith("c") ? 0 : 1));
        SimulatedService service = other.media.createService("transcoder", 5);
        List<SimulatedTask> all = service.tasks();

        service.scaleTo(4);

        assertThat(service.tasks()).containsExactly(all.get(0), all.get(1), all.get(3), all.get(4));
    }

    private static List<Integer> survivors(long seed) {
        Stage other = new Stage(EcsSimulator.builder().seed(seed).policy(ScaleInOrder.SEEDED_RANDOM));
        SimulatedService service = other.media.createService("transcoder", 12);
        List<SimulatedTask> all = service.tasks();
        service.scaleTo(6);
        return service.tasks().stream().map(all::indexOf).toList();
    }

    @Test
    void tasks_areSpreadOverTheZones() {
        assertThat(tasks)
                .extracting(task -> task.snapshot().availabilityZone())
                .containsExactly("us-east-1a", "us-east-1b", "us-east-1c", "us-east-1a", "us-east-1b");
    }

    @Test
    void protectedTaskThatCrashes_isReplacedByAnUnprotectedOne() {
        SimulatedTask busy = tasks.get(0);
        stage.protect(60, busy);
        stage.advance("PT5M");

        busy.crash(139);

        assertThat(busy.snapshot().stopCode()).contains(StopCode.ESSENTIAL_CONTAINER_EXITED);
        assertThat(busy.snapshot().exitCode()).isEqualTo(139);
        assertThat(busy.isProtected()).isFalse();
        assertThat(transcoder.tasks()).hasSize(5).doesNotContain(busy);
        assertThat(transcoder.protectedTasks()).isEmpty();
    }

    @Test
    void events_areAtMostAHundred_newestFirst() {
        for (int round = 0; round < 120; round++) {
            transcoder.scaleTo(round % 2 == 0 ? 0 : 5);
            stage.ecs.clock().advance(Duration.ofSeconds(1));
        }

        assertThat(transcoder.events()).hasSize(100);
        assertThat(transcoder.events().get(0).createdAt()).isEqualTo(Instant.parse("2024-01-01T00:01:59Z"));
    }

    private List<String> held() {
        return Stage.messages(transcoder).stream()
                .filter(text -> text.contains("under protection"))
                .toList();
    }

    private List<String> steady() {
        return Stage.messages(transcoder).stream()
                .filter(text -> text.contains("steady state."))
                .filter(text -> text.contains("has reached"))
                .toList();
    }
}
