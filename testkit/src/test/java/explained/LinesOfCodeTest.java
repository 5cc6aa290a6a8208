package explained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import io.github.ecssimulator.testkit.internal.explain.Explanation;
import io.github.ecssimulator.testkit.internal.explain.LintComplaint;
import io.github.ecssimulator.testkit.internal.explain.Symptom;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A failure names lines of the user's code, as which counts none in the packages of the simulator. */
class LinesOfCodeTest {

    private static SimulatedTask busyIn(EcsSimulatorBuilder builder) {
        return builder.lenient()
                .build()
                .createCluster("media")
                .createService("transcoder", 1)
                .tasks()
                .get(0);
    }

    private static void protect(SimulatedTask task) {
        api(task).updateTaskProtection(request(task, true));
    }

    private static void release(SimulatedTask task) {
        api(task).updateTaskProtection(request(task, false));
    }

    private static void releaseElsewhere(SimulatedTask task) {
        api(task).updateTaskProtection(request(task, false));
    }

    private static EcsApi api(SimulatedTask task) {
        return task.cluster().simulator().api();
    }

    private static UpdateTaskProtection.Request request(SimulatedTask task, boolean enabled) {
        return new UpdateTaskProtection.Request("media", List.of(task.id()), enabled, null);
    }

    private static void stopForGood(SimulatedTask task) {
        task.stop("maintenance");
    }

    private static String lost(SimulatedTask task) {
        return Explanation.of(task.cluster().simulator(), task.snapshot().ref().id(), Symptom.LOST)
                .text();
    }

    @Test
    void stop_ofATask_isBroughtAboutByALine() {
        SimulatedTask busy = busyIn(EcsSimulator.builder());
        protect(busy);
        stopForGood(busy);

        assertThat(lost(busy))
                .containsPattern(
                        "Cause: UserInitiated \\(maintenance\\), brought about by LinesOfCodeTest\\.stopForGood"
                                + " \\(LinesOfCodeTest\\.java:\\d+\\)\\n");
    }

    @Test
    void request_thatTheAgentCannotRead_isSentByALine() throws Exception {
        SimulatedTask busy = busyIn(EcsSimulator.builder());
        askForNonsense(busy);

        assertThat(lost(busy))
                .containsPattern("Call:  \"request\" at \\+00:00 was answered 400 .*,"
                        + " sent by LinesOfCodeTest\\.askForNonsense \\(LinesOfCodeTest\\.java:\\d+\\)\\n");
    }

    private static void askForNonsense(SimulatedTask task) throws IOException, InterruptedException {
        InMemoryAgent agent = InMemoryAgent.of(task.cluster().simulator());
        URI state = URI.create(agent.uriOf(task) + "/task-protection/v1/state");
        agent.httpClient()
                .send(
                        HttpRequest.newBuilder(state)
                                .PUT(BodyPublishers.ofString("nonsense"))
                                .build(),
                        BodyHandlers.discarding());
    }

    @Test
    void renewals_ofAThreadThatSleepsInRealTime_areToldWithItsLine() {
        SimulatedTask busy = busyIn(EcsSimulator.builder());
        protect(busy);
        Thread heartbeat = new Thread(() -> renewLater(busy), "heartbeat");
        heartbeat.start();
        busy.cluster().service("transcoder").scaleTo(0);
        busy.cluster().clock().advance(Duration.ofHours(3));

        assertThat(lost(busy))
                .containsPattern("; the thread \"heartbeat\" \\(LinesOfCodeTest\\.java:\\d+\\) sleeps in real time,"
                        + " and simulated time does not wake it: most likely the renewals\\n")
                .contains("Fix:   let it sleep in simulated time: clock.sleep, or in a container container.sleeper();");
        heartbeat.interrupt();
    }

    @Test
    void renewalsThatEndedWithARefusedOne_besideASleepInRealTime_mayBeTriedAgainBehindThat() {
        SimulatedTask busy = busyIn(EcsSimulator.builder());
        protect(busy);
        busy.cluster().clock().advance(Duration.ofMinutes(10));
        protect(busy);
        busy.cluster().clock().advance(Duration.ofMinutes(10));
        busy.cluster().simulator().inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));
        assertThatThrownBy(() -> protect(busy)).isInstanceOf(EcsException.class);
        Thread retrying = new Thread(() -> renewLater(busy), "retrying");
        retrying.start();
        busy.cluster().service("transcoder").scaleTo(0);
        busy.cluster().clock().advance(Duration.ofHours(3));

        assertThat(lost(busy))
                .containsPattern("most likely its exception escaped the heartbeat, or the thread \"retrying\""
                        + " \\(LinesOfCodeTest\\.java:\\d+\\), which sleeps in real time, was to try again\\n")
                .contains("; or let it sleep in simulated time: clock.sleep, or in a container container.sleeper()\n");
        retrying.interrupt();
    }

    private static void renewLater(SimulatedTask task) {
        try {
            TimeUnit.HOURS.sleep(1); // what this is about: a thread that waits in real time
            protect(task);
        } catch (InterruptedException e) {
            // the test has ended
        }
    }

    /** A latch as a sleep that can be ended. */
    @Test
    void renewals_ofAThreadThatWaitsForAWhile_areToldWithItsLine() {
        SimulatedTask busy = busyIn(EcsSimulator.builder());
        CountDownLatch stop = new CountDownLatch(1);
        renewInThread(busy, stop, "heartbeat");
        busy.cluster().service("transcoder").scaleTo(0);
        busy.cluster().clock().advance(Duration.ofHours(3));

        assertThat(lost(busy))
                .containsPattern("Cause: no renewal came in the \\d+ min after \\+00:00; the thread \"heartbeat\""
                        + " \\(LinesOfCodeTest\\.java:\\d+\\) waits for at most so much real time, which simulated time"
                        + " does not bring to its end: most likely the renewals\\n")
                .contains("Fix:   let it sleep in simulated time: clock.sleep, or in a container container.sleeper();");
        stop.countDown();
    }

    @Test
    void threadThatWaitsForAWhile_besideOneWhoseWorkIsPlanned_isNotNamed() {
        SimulatedTask busy = busyIn(EcsSimulator.builder());
        CountDownLatch stop = new CountDownLatch(1);
        renewInThread(busy, stop, "poller");
        Timer timer = new Timer("beats");
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {}
                },
                TimeUnit.DAYS.toMillis(1));
        busy.cluster().service("transcoder").scaleTo(0);
        busy.cluster().clock().advance(Duration.ofHours(3));

        assertThat(lost(busy))
                .contains("; the thread \"beats\" waits in real time for what a java.util.Timer has planned,");
        timer.cancel();
        stop.countDown();
    }

    private static void renewInThread(SimulatedTask task, CountDownLatch stop, String name) {
        new Thread(() -> renewUntil(stop, task), name).start();
        task.cluster().clock().settle();
    }

    private static void renewUntil(CountDownLatch stop, SimulatedTask task) {
        try {
            do {
                protect(task);
            } while (!stop.await(10, TimeUnit.MINUTES)); // what this is about: a thread that waits in real time
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void stop_whereNoLinesAreKept_isBroughtAboutByNoneThatIsKnown() {
        SimulatedTask busy = busyIn(EcsSimulator.builder().withoutCallSites());
        protect(busy);
        stopForGood(busy);

        assertThat(lost(busy)).contains("Cause: UserInitiated (maintenance)\n");
    }

    @Test
    void events_thatCodeBroughtAbout_standWithItsPlace() {
        SimulatedTask busy = busyIn(EcsSimulator.builder());
        busy.work("job 7").finish();
        busy.service().orElseThrow().deploy(busy.cluster().simulator().registerTaskDefinition("transcoder"));
        busy.service().orElseThrow().scaleTo(0);

        assertThat(lost(busy))
                .containsPattern("\\n \\+00:00  begins work \"job 7\" +LinesOfCodeTest\\.java:\\d+\\n")
                .containsPattern("\\n \\+00:00  deploys transcoder:2 +LinesOfCodeTest\\.java:\\d+\\n")
                .containsPattern("\\n \\+00:00  scaled from 1 to 0 +LinesOfCodeTest\\.java:\\d+\\n")
                .containsPattern("\\n \\+00:00  a deployment stops it\\n");
    }

    /** That it is the same code, only the line tells. */
    @Test
    void complaint_ofCodeThatGoesOnAfterTheEndOfItsTask_isMadeByTheLine() {
        SimulatedTask busy = busyIn(EcsSimulator.builder());
        protect(busy);
        busy.stop();
        busy.cluster().clock().advance(Duration.ofMinutes(10));
        protect(busy);

        assertThat(LintComplaint.of(busy.cluster().simulator()))
                .hasValueSatisfying(text -> assertThat(text).contains("\n  life-after-death: "));
    }

    /** It took the task for its own, and goes on with that when the task has ended. */
    @Test
    void complaint_ofTheCodeOfAnotherTask_isNoneOfTheOneThatHasEnded() {
        SimulatedTask busy = busyIn(EcsSimulator.builder());
        SimulatedTask other = busy.cluster().createService("other", 1).tasks().get(0);
        protectBy(other, busy);
        busy.stop();
        busy.cluster().clock().advance(Duration.ofMinutes(10));
        protectBy(other, busy);

        assertThat(LintComplaint.of(busy.cluster().simulator()))
                .hasValueSatisfying(
                        text -> assertThat(text).contains("\n  other-task: ").doesNotContain("life-after-death"));
    }

    private static void protectBy(SimulatedTask caller, SimulatedTask task) {
        task.cluster().simulator().api("direct client of " + caller.arn()).updateTaskProtection(request(task, true));
    }

    /** Each of them is granted, but only the second one ended the window. */
    @Test
    void release_ofSeveralAtOneInstant_isTheOneThatEndedTheWindow() {
        SimulatedTask busy = busyIn(EcsSimulator.builder());
        protect(busy);
        releaseElsewhere(busy);
        protect(busy);
        release(busy);
        releaseElsewhere(busy);
        busy.service().orElseThrow().scaleTo(0);

        assertThat(lost(busy)).contains("Call:  \"release\" at +00:00, sent by LinesOfCodeTest.release (");
    }
}
