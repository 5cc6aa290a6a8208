package io.github.ecssimulator.testkit.container;

import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * What the code in the container of one task has. All of it belongs to that task: the journal names it as the caller.
 *
 * <p><b>How it lives.</b> As a JVM does: until its program has returned and every executor that was taken from here is shut down and
 * every thread that it started itself, but for daemons, has ended; then it exits with 0. A program that throws exits with 1. Either
 * way its essential container has ended, so ECS stops the task, and a service starts another.
 *
 * <p><b>How it ends.</b> When the task is told to stop, the code given to {@link #onSigterm} runs; without any the process exits with
 * 143, as a JVM does. After the {@code stopTimeout}, or
 * {@link #exit}, the process is gone: executors run nothing any more, and a sleep in simulated time or a call through its clients ends
 * with a {@link ContainerStoppedException}, in threads that its code has made itself, too. Two things differ from a process that is
 * killed: {@code finally} blocks run, and a thread of its own that waits in the JDK, such as for a queue, can only be interrupted. A
 * loop that catches it, as {@code catch (Throwable e)} does, and
 * calls on stands still for good after some rounds; nothing ends a thread of Java that will not, so it stays until the JVM exits.
 *
 * <p><b>Its threads.</b> The program, each executor and the stop signal have threads of their own, which run one at a time. They may
 * block: {@link #sleeper} waits in simulated time, and so do executors and futures that wait for it. Code that waits in real time,
 * such as {@code Thread.sleep}, fails the advance after the limit of {@link io.github.ecssimulator.model.Settling}, with its stack.
 */
public final class Container {
    private final ContainerProcess process;
    private final ContainerClients clients;

    Container(ContainerProcess process) {
        this.process = process;
        this.clients = new ContainerClients(process);
    }

    /** {@return the task} */
    public SimulatedTask task() {
        return process.task();
    }

    /** {@return the ARN of the task} */
    public String taskArn() {
        return task().arn();
    }

    /** {@return a direct client of the AWS SDK} */
    public EcsClient ecsClient() {
        return clients.sync();
    }

    /** {@return a direct asynchronous client of the AWS SDK; its futures are complete when a call returns} */
    public EcsAsyncClient ecsAsyncClient() {
        return clients.async();
    }

    /** {@return an HTTP client that reaches the agent and the task metadata, without a socket} */
    public HttpClient httpClient() {
        return clients.http();
    }

    /** {@return the agent endpoint, as {@code ECS_AGENT_URI} has it} */
    public URI agentUri() {
        return clients.agentUri();
    }

    /** {@return the task metadata, as {@code ECS_CONTAINER_METADATA_URI_V4} has it} */
    public URI metadataUri() {
        return clients.metadataUri();
    }

    /** {@return the environment variables of ECS; those of the server of this simulator, if one was started} */
    public Map<String, String> environment() {
        return clients.environment();
    }

    /** {@return the time} */
    public SimulatedClock clock() {
        return process.clock();
    }

    /** {@return the way to sleep in simulated time, as long as the container runs} */
    public Sleeper sleeper() {
        return process::sleep;
    }

    /** {@return a scheduler of one thread, as the JDK's: work that takes long holds up what comes behind it. The same each time} */
    public ScheduledExecutorService scheduledExecutor() {
        return process.executors().scheduled();
    }

    /** {@return an executor with as many threads as it needs, as the JDK's cached pool. The same each time} */
    public ExecutorService executor() {
        return process.executors().cached();
    }

    /**
     * Runs code when the task is told to stop, in a thread of its own; of several handlers one after the other. The process lives
     * on until {@link #exit}, until nothing of it is left to do, or until the {@code stopTimeout} is over. Without any such code it
     * exits with 143 at once.
     */
    public void onSigterm(Runnable handler) {
        process.onSigterm(Objects.requireNonNull(handler, "handler"));
    }

    /** Ends the process with this exit code. In a thread of the container nothing behind it runs. */
    public void exit(int exitCode) {
        process.exit(exitCode);
    }

    /**
     * Begins a piece of work. It is lost when the container ends before it is finished.
     *
     * <pre>{@code
     * try (Work work = container.work("job 7")) {
     *     worker.transcode(job);
     * }
     * }</pre>
     *
     * @param name what assertions and reports call it
     * @return the work
     * @throws IllegalArgumentException if the name is blank
     */
    public Work work(String name) {
        return process.work(name);
    }

    /** {@return whether the process runs} */
    public boolean isUp() {
        return process.isUp();
    }

    /** {@return what the program threw} */
    public Optional<Throwable> failure() {
        return process.failure();
    }

    @Override
    public String toString() {
        return process.toString();
    }

    /** A way to sleep, for production code that takes one. */
    @FunctionalInterface
    public interface Sleeper {

        /**
         * Sleeps.
         *
         * @param duration how long, in simulated time
         * @throws InterruptedException if the thread is interrupted meanwhile
         */
        void sleep(Duration duration) throws InterruptedException;
    }
}
