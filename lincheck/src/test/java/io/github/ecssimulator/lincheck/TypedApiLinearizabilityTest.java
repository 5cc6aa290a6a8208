package io.github.ecssimulator.lincheck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.StopTask;
import io.github.ecssimulator.api.UpdateService;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.model.Settling;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/**
 * Threads at the typed API, in stories that Lincheck draws: whatever they are answered, one thread could have been
 * answered so, too.
 *
 * <p>All protections end on the minute and all moves of the clock are a minute long, so each move is one step: a longer one
 * lets others in between its steps, as it is meant to.
 */
public class TypedApiLinearizabilityTest {
    private static final int STORIES = Integer.getInteger("ecs.simulator.lincheck.stories", 20);

    /** Who takes the lock and moves the time; what is decided under the lock is no place to switch threads at. */
    private static final Pattern LOCKING = Pattern.compile("io\\.github\\.ecssimulator\\.(Simul.*|Ecs.*|lincheck.*"
            + "|internal\\.operation\\.Inputs.*"
            + "|internal\\.engine\\.(World|WorldTime|Calls|Agenda|Drive|Drives|Sleep|Baton|Headway|Callback|JournalLog|EventQueue"
            + "|FollowUps).*)");

    @Test
    void answers_toManyThreads_areThoseOfOneThread() {
        StressOptions options = new StressOptions()
                .iterations(STORIES)
                .invocationsPerIteration(200)
                .threads(3)
                .actorsBefore(2)
                .actorsPerThread(3)
                .actorsAfter(2);

        assertThatCode(() -> options.check(World.class)).doesNotThrowAnyException();
    }

    @Test
    void answers_whereverThreadsSwitch_areThoseOfOneThread() {
        assertThatCode(() -> switching().iterations(Math.max(1, STORIES / 5)).check(World.class))
                .doesNotThrowAnyException();
    }

    /** What Lincheck finds where two calls are taken for one. */
    @Test
    void answers_ofTwoCallsInOne_areFoundToBeNone() {
        assertThatThrownBy(() ->
                        switching().minimizeFailedScenario(false).iterations(5).check(TornWorld.class))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageContaining("scaleUp");
    }

    private static ModelCheckingOptions switching() {
        return new ModelCheckingOptions()
                .invocationsPerIteration(50)
                .threads(2)
                .actorsBefore(1)
                .actorsPerThread(2)
                .actorsAfter(1)
                .addGuarantee(ManagedStrategyGuaranteeKt.forClasses(TypedApiLinearizabilityTest::isDecided)
                        .allMethods()
                        .ignore());
    }

    private static boolean isDecided(String type) {
        return type.startsWith("io.github.ecssimulator.")
                && !LOCKING.matcher(type).matches();
    }

    /** The world of one run. */
    public static class World {
        private final EcsSimulator ecs = world();
        private final SimulatedService service = ecs.createCluster("media").createService("transcoder", 2);
        private final List<SimulatedTask> tasks = service.tasks();

        @Operation
        public String protect(
                @Param(gen = IntGen.class, conf = "0:1") int task,
                @Param(gen = IntGen.class, conf = "1:2") int minutes) {
            return answer(new UpdateTaskProtection.Request("media", List.of(arn(task)), true, minutes));
        }

        @Operation
        public String get(@Param(gen = IntGen.class, conf = "0:1") int task) {
            return answer(new GetTaskProtection.Request("media", List.of(arn(task))));
        }

        @Operation
        public String scale(@Param(gen = IntGen.class, conf = "0:3") int count) {
            return answer(UpdateService.request(
                    r -> r.cluster("media").service("transcoder").desiredCount(count)));
        }

        @Operation
        public String stop(@Param(gen = IntGen.class, conf = "0:1") int task) {
            return answer(new StopTask.Request("media", arn(task), null));
        }

        @Operation
        public void advance() {
            ecs.clock().advance(Duration.ofMinutes(1));
        }

        private String arn(int task) {
            return tasks.get(task).arn();
        }

        private String answer(EcsRequest<?> request) {
            try {
                return String.valueOf(ecs.api().execute(request).response());
            } catch (EcsException e) {
                return String.valueOf(e.error());
            }
        }
    }

    /** Looks and then acts, as if that were one call. */
    public static class TornWorld {
        private final SimulatedService service = world().createCluster("media").createService("transcoder", 0);

        @Operation
        public int scaleUp() {
            int next = service.desiredCount() + 1;
            service.scaleTo(next);
            return next;
        }
    }

    private static EcsSimulator world() {
        return EcsSimulator.builder()
                .seed(1)
                .lenient()
                .settling(Settling.off()) // threads that Lincheck starts never rest
                .build();
    }
}
