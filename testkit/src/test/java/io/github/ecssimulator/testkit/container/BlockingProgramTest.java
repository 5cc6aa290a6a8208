package io.github.ecssimulator.testkit.container;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.model.AgentPart;
import io.github.ecssimulator.model.Settling;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Programs that block their threads, as most workers do. */
@SuppressWarnings("FutureReturnValueIgnored") // as workers do
class BlockingProgramTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private final EcsSimulator ecs = EcsSimulator.builder()
            .settling(Settling.defaults().within(Duration.ofMillis(300)))
            .build();
    private final SimulatedService service = ecs.createCluster("media").createService("transcoder", 1);
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void close() {
        ecs.close();
    }

    private void tell(String what) {
        told.add(Duration.between(START, ecs.clock().instant()).toMinutes() + " " + what);
    }

    private void run(int minutes, ContainerProgram program) {
        Containers.in(service).run(program);
        ecs.clock().advance(Duration.ofMinutes(minutes));
    }

    @Test
    void sleeper_ofALoop_sleepsInSimulatedTime() {
        run(10, container -> {
            while (true) {
                container.sleeper().sleep(Duration.ofMinutes(3));
                tell("poll");
            }
        });

        assertThat(told).containsExactly("3 poll", "6 poll", "9 poll");
    }

    @Test
    void clock_advancedByCodeInAContainer_sleeps() {
        run(10, container -> {
            ecs.clock().runAfter(Duration.ofMinutes(2), "meanwhile", () -> tell("meanwhile"));
            container.clock().advance(Duration.ofMinutes(4));
            tell("advanced");
            container.scheduledExecutor();
        });

        assertThat(told).containsExactly("2 meanwhile", "4 advanced");
    }

    @Test
    void clock_movedByCodeInAContainer_isRefused() {
        List<Throwable> refused = new ArrayList<>();
        run(1, container -> {
            container.scheduledExecutor();
            try {
                container.clock().advanceToNextEvent();
            } catch (IllegalStateException e) {
                refused.add(e);
            }
        });

        assertThat(refused)
                .first()
                .extracting(Throwable::getMessage)
                .asString()
                .startsWith("The code in a container cannot move the time.");
    }

    @Test
    void future_ofWorkThatTakesLong_isWaitedForInSimulatedTime() {
        run(10, container -> {
            Future<String> job = container.executor().submit(() -> {
                container.sleeper().sleep(Duration.ofMinutes(7));
                return "the job";
            });
            tell(job.get());
            container.scheduledExecutor();
        });

        assertThat(told).containsExactly("7 the job");
    }

    @Test
    void future_waitedForTooShortly_timesOutInSimulatedTime() {
        run(10, container -> {
            Future<?> job = container.executor().submit(() -> {
                container.sleeper().sleep(Duration.ofMinutes(7));
                return null;
            });
            try {
                job.get(2, MINUTES);
            } catch (TimeoutException e) {
                tell("timeout");
            }
        });

        assertThat(told).containsExactly("2 timeout");
    }

    @Test
    void future_whoseWorkIsCancelled_interruptsItsSleep() {
        run(10, container -> {
            Future<?> job = container.executor().submit(() -> {
                try {
                    container.sleeper().sleep(Duration.ofMinutes(7));
                } catch (InterruptedException e) {
                    tell("interrupted");
                }
            });
            container.sleeper().sleep(Duration.ofMinutes(2));
            job.cancel(true);
            tell("cancelled");
        });

        assertThat(told).containsExactly("2 cancelled", "2 interrupted");
    }

    @Test
    void future_ofTheJdk_isWaitedForInSimulatedTime() {
        run(10, container -> {
            tell(CompletableFuture.supplyAsync(() -> "supplied", container.executor())
                    .join());
            CompletableFuture<String> later = new CompletableFuture<>();
            container.scheduledExecutor().schedule(() -> later.complete("completed"), 4, MINUTES);
            tell(later.get());
        });

        assertThat(told).containsExactly("0 supplied", "4 completed");
    }

    @Test
    void executor_ofOneThread_holdsUpTheNextPieceOfWork() {
        run(10, container -> {
            container.scheduledExecutor().scheduleAtFixedRate(() -> tell("beat"), 1, 1, MINUTES);
            container.scheduledExecutor().schedule(() -> container.clock().advance(Duration.ofMinutes(3)), 90, SECONDS);
        });

        assertThat(told).startsWith("1 beat", "4 beat", "4 beat", "4 beat", "5 beat");
    }

    @Test
    void lock_heldWhileItsOwnerSleeps_holdsUpWhoNeedsIt() {
        Object lock = new Object();
        run(10, container -> {
            beatUnder(lock, container, 1, 2);
            synchronized (lock) {
                container.sleeper().sleep(Duration.ofMinutes(4));
                tell("job done");
            }
            container.sleeper().sleep(Duration.ofDays(1));
        });

        assertThat(told).startsWith("4 job done", "4 beat", "4 beat", "5 beat");
    }

    @Test
    void lock_heldByAThreadOfItsOwnWhoseReplyIsLate_holdsUpWhoNeedsIt() {
        ecs.inject(Fault.delay("ListClusters", Duration.ofMinutes(4)));
        Object lock = new Object();
        run(10, container -> {
            beatUnder(lock, container, 3, 3);
            new Thread(() -> {
                        container.clock().advance(Duration.ofMinutes(1));
                        synchronized (lock) {
                            container.ecsClient().listClusters();
                            tell("answered");
                        }
                    })
                    .start();
        });

        assertThat(told).startsWith("5 answered", "5 beat", "6 beat", "9 beat");
    }

    private void beatUnder(Object lock, Container container, int firstMinute, int minutes) {
        Runnable beat = () -> {
            synchronized (lock) {
                tell("beat");
            }
        };
        container.scheduledExecutor().scheduleAtFixedRate(beat, firstMinute, minutes, MINUTES);
    }

    @Test
    void call_whoseReplyIsLate_holdsUpItsThreadAlone() {
        ecs.inject(Fault.delay("ListClusters", Duration.ofMinutes(5)));
        run(10, container -> {
            container.scheduledExecutor().schedule(() -> tell("beat"), 2, MINUTES);
            container.ecsClient().listClusters();
            tell("answered");
        });

        assertThat(told).containsExactly("2 beat", "5 answered");
    }

    @Test
    void call_ofATaskThatIsKilledMeanwhile_hasNoAnswer() {
        ecs.inject(Fault.delay("ListClusters", Duration.ofMinutes(5)));
        Containers.of(service.tasks().get(0)).run(container -> {
            container.scheduledExecutor();
            container.executor().execute(() -> {
                try {
                    container.ecsClient().listClusters();
                } catch (RuntimeException e) {
                    tell("failed");
                }
                tell("answered");
            });
        });
        ecs.clock().advance(Duration.ofMinutes(2));
        service.tasks().get(0).crash(1);
        ecs.clock().advance(Duration.ofMinutes(10));

        assertThat(told).isEmpty();
    }

    @Test
    void agent_thatHangs_timesOutInSimulatedTime() {
        ecs.inject(AgentFault.hang(AgentPart.TASK_PROTECTION));
        run(10, container -> {
            container.scheduledExecutor().schedule(() -> tell("beat"), 2, MINUTES);
            HttpRequest request = HttpRequest.newBuilder(URI.create(container.agentUri() + "/task-protection/v1/state"))
                    .timeout(Duration.ofMinutes(3))
                    .build();
            try {
                container.httpClient().send(request, HttpResponse.BodyHandlers.ofString());
            } catch (HttpTimeoutException e) {
                tell("timeout");
            }
        });

        assertThat(told).containsExactly("2 beat", "3 timeout");
    }

    @Test
    void wait_ofRealTime_isNamedWithItsStack() {
        assertThatIllegalStateException()
                .isThrownBy(() -> run(1, container -> MINUTES.sleep(1)))
                .withMessageContaining("main of container of task")
                .withMessageContaining("it runs the code of a container")
                .withStackTraceContaining("Thread.sleep");
    }

    @Test
    void exception_ofAnExecutorsWork_comesOutOfTheAdvance() {
        assertThatThrownBy(() -> run(
                        2,
                        container -> container.scheduledExecutor().execute(() -> {
                            container.clock().advance(Duration.ofMinutes(1));
                            throw new IllegalArgumentException("no such job");
                        })))
                .hasMessage("no such job");
    }
}
