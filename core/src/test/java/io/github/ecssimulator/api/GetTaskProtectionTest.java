package io.github.ecssimulator.api;

import static io.github.ecssimulator.TestWorld.START;
import static io.github.ecssimulator.TestWorld.arnOf;
import static io.github.ecssimulator.TestWorld.assertInvalid;
import static io.github.ecssimulator.TestWorld.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.TestWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GetTaskProtectionTest {
    private final TestWorld world = TestWorld.with();
    private final SimulatedTask first = world.task(0);
    private final SimulatedTask second = world.task(1);
    private final SimulatedTask third = world.task(2);

    @Test
    void get_protectedTask_answersItsExpiry() { // documented: GTP
        world.protect(60, first);

        assertThat(world.get(first.id()))
                .isEqualTo(new GetTaskProtection.Response(
                        List.of(new ProtectedTask(first.arn(), true, START.plus(Duration.ofMinutes(60)))), List.of()));
    }

    @Test
    void get_neverProtectedTask_isAnsweredUnprotected() { // documented: CLIEX - listed, not failed
        assertThat(world.get(first.id()).protectedTasks()).containsExactly(new ProtectedTask(first.arn(), false, null));
    }

    @Test
    void get_clearedTask_isAnsweredUnprotected() { // documented: CLIEX
        world.protect(first);
        world.clear(first);

        assertThat(world.get(first.id()).protectedTasks()).containsExactly(new ProtectedTask(first.arn(), false, null));
    }

    @Test
    void expirationDate_ofGet_hasWholeSeconds() { // documented: GTP samples; assumed: U21
        TestWorld precise = new TestWorld(EcsSimulator.builder().startAt(Instant.parse("2022-11-02T17:56:32.553Z")));
        precise.protect(60, precise.task(0));

        ProtectedTask answer =
                precise.get(precise.task(0).id()).protectedTasks().get(0);

        assertThat(answer.expirationDate()).isEqualTo("2022-11-02T18:56:32Z");
    }

    @Test
    void get_standaloneTask_failsWithTaskNotValid() { // documented: FAIL
        SimulatedTask oneOff = world.media().runTask();

        assertThat(world.get(oneOff.id()))
                .isEqualTo(new GetTaskProtection.Response(
                        List.of(), List.of(failure(oneOff.arn(), FailureReason.TASK_NOT_VALID))));
    }

    @Test
    void get_unknownTask_failsWithMissing() { // documented: FAIL
        String unknown = "0".repeat(32);

        assertThat(world.get(unknown).failures()).containsExactly(failure(arnOf(unknown), FailureReason.MISSING));
    }

    @Test
    void get_blockedService_isAnsweredAllTheSame() { // documented: FAIL - Get has no DEPLOYMENT_BLOCKED
        world.protect(first, second, third);
        world.transcoder().scaleTo(0);

        assertThat(world.get(first.id(), second.id(), third.id()).failures()).isEmpty();
    }

    @Test
    void get_severalTasks_answersInRequestOrder() { // assumed: U18
        assertThat(world.get(third.id(), "x", first.arn(), "y", second.id()))
                .isEqualTo(new GetTaskProtection.Response(
                        List.of(
                                new ProtectedTask(third.arn(), false, null),
                                new ProtectedTask(first.arn(), false, null),
                                new ProtectedTask(second.arn(), false, null)),
                        List.of(
                                failure(arnOf("x"), FailureReason.MISSING),
                                failure(arnOf("y"), FailureReason.MISSING))));
    }

    @Test
    void get_withoutTasks_answersEveryServiceTaskInStartOrder() { // documented: GTP - required: no; assumed: U8
        world.media().runTask("service:transcoder");
        SimulatedTask other = world.media().createService("packager", 1).tasks().get(0);
        first.stop();
        world.protect(60, third);

        GetTaskProtection.Response response =
                world.ecs().api().getTaskProtection(new GetTaskProtection.Request("media", null));

        SimulatedTask replacement = world.task(2);
        assertThat(response)
                .isEqualTo(new GetTaskProtection.Response(
                        List.of(
                                new ProtectedTask(second.arn(), false, null),
                                new ProtectedTask(third.arn(), true, START.plus(Duration.ofMinutes(60))),
                                new ProtectedTask(other.arn(), false, null),
                                new ProtectedTask(replacement.arn(), false, null)),
                        List.of()));
        assertThat(world.get()).as("an empty list").isEqualTo(response);
    }

    @Test
    void get_withoutTasks_inAClusterWithoutServices_answersNothing() { // assumed: U8
        world.ecs().createCluster("games").runTask();

        assertThat(world.getIn("games")).isEqualTo(new GetTaskProtection.Response(List.of(), List.of()));
    }

    @Test
    void get_hundredTasks_isTheMost() { // documented: GTP
        String[] hundred = IntStream.range(0, 100).mapToObj(Integer::toString).toArray(String[]::new);
        String[] more = IntStream.range(0, 101).mapToObj(Integer::toString).toArray(String[]::new);

        assertThat(world.get(hundred).failures()).hasSize(100);
        assertInvalid(() -> world.get(more), "taskIds can have at most 100 items.");
    }

    @Test
    void get_hundredAndOneTimesTheSameTask_isTooMany() { // assumed: U17 - the raw list counts
        String[] ids = Stream.generate(first::id).limit(101).toArray(String[]::new);

        assertInvalid(() -> world.get(ids), "taskIds can have at most 100 items.");
    }

    @Test
    void get_changesNothing() { // documented: MODEL - readonly
        world.protect(60, first);

        world.get(first.id());
        world.clock().advance(Duration.ofMinutes(59));
        world.get(first.id());

        assertThat(first.protectionExpiresAt()).contains(START.plus(Duration.ofMinutes(60)));
    }

    @Test
    void get_stoppedTask_failsWithTaskNotValid() { // assumed: U4
        world.protect(first);
        first.stop();

        assertThat(world.get(first.id()).failures())
                .containsExactly(failure(first.arn(), FailureReason.TASK_NOT_VALID));
    }
}
