package io.github.ecssimulator.testkit.sdk;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.api.EcsApi;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsAsyncClientBuilder;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.EcsClientBuilder;
import software.amazon.awssdk.services.ecs.waiters.EcsAsyncWaiter;
import software.amazon.awssdk.services.ecs.waiters.EcsWaiter;

/**
 * AWS SDK clients whose Amazon ECS is a simulator. Production code takes them as it takes any other.
 *
 * <p>There are two kinds. <b>Direct</b> clients hand the request over as it is, which is fast; they neither run interceptors
 * nor retry. Clients <b>over HTTP</b> are the SDK's own, real ones: they marshal, sign, retry and run interceptors, and only
 * the network below them is in memory. Both give the same answers, exceptions and messages, and neither takes real time:
 * the back-off of a retry and the delays of {@code client.waiter()} move the simulated clock on.
 *
 * <pre>{@code
 * try (EcsSimulator ecs = EcsSimulator.create()) {
 *     SimulatedTask task = ecs.createCluster("media").createService("transcoder", 1).tasks().get(0);
 *     EcsClient client = EcsClients.direct(ecs);
 *     client.updateTaskProtection(r -> r.cluster("media").tasks(task.id()).protectionEnabled(true));
 *     ecs.clock().advance(Duration.ofHours(2));
 * }
 * }</pre>
 *
 * <p>An operation that is not modelled is refused by name through each of them, and again when the simulator is closed.
 */
public final class EcsClients {
    private EcsClients() {}

    /**
     * {@return a direct client; closing it leaves the simulator open} A lost reply (an injected fault) reaches the caller as the
     * SDK's exception for a broken connection, since nothing retries here.
     */
    public static EcsClient direct(EcsSimulator ecs) {
        return directClients(ecs, apiOf(ecs)).sync();
    }

    /**
     * {@return a direct client whose calls go through an API of one's own, such as {@code ecs.api("worker 7")}, whose caller the
     * journal names}
     */
    public static EcsClient direct(EcsSimulator ecs, EcsApi api) {
        return directClients(ecs, api).sync();
    }

    /**
     * {@return a direct asynchronous client; closing it leaves the simulator open} Its futures are complete when a call returns;
     * the caller's thread did the work.
     */
    public static EcsAsyncClient directAsync(EcsSimulator ecs) {
        return directClients(ecs, apiOf(ecs)).async();
    }

    /**
     * {@return a direct asynchronous client whose calls go through an API of one's own, as {@link #direct(EcsSimulator, EcsApi)}
     * does}
     */
    public static EcsAsyncClient directAsync(EcsSimulator ecs, EcsApi api) {
        return directClients(ecs, api).async();
    }

    /** {@return the SDK's real client over the in-memory transport; closing it leaves the simulator open} */
    public static EcsClient overHttp(EcsSimulator ecs) {
        return overHttpBuilder(ecs).build();
    }

    /** {@return the SDK's real asynchronous client over the in-memory transport; closing it leaves the simulator open} */
    public static EcsAsyncClient overHttpAsync(EcsSimulator ecs) {
        return overHttpAsyncBuilder(ecs).build();
    }

    /**
     * {@return a builder of the SDK's real client over the in-memory transport, for settings of one's own, such as interceptors}
     *
     * <p>Preset are the Region, credentials, the transport, an empty profile file, and a retry policy with the SDK's own
     * numbers whose back-off moves the simulated clock instead of waiting. A retry policy of one's own is used as it is, so
     * its back-off waits in real time.
     *
     * <pre>{@code
     * EcsClient client = EcsClients.overHttpBuilder(ecs)
     *         .overrideConfiguration(o -> o.addExecutionInterceptor(new MyInterceptor()))
     *         .build();
     * }</pre>
     */
    public static EcsClientBuilder overHttpBuilder(EcsSimulator ecs) {
        return presets(ecs).sync();
    }

    /**
     * {@return a builder of the SDK's real asynchronous client over the in-memory transport, preset as {@link #overHttpBuilder}
     * says} Its futures complete in the thread that calls.
     */
    public static EcsAsyncClientBuilder overHttpAsyncBuilder(EcsSimulator ecs) {
        return presets(ecs).async();
    }

    /**
     * {@return the in-memory transport alone, for a client that somebody else builds; once it is closed it refuses to work}
     *
     * <pre>{@code
     * EcsClient client = productionBuilder().httpClient(EcsClients.httpClient(ecs)).build();
     * }</pre>
     */
    public static SdkHttpClient httpClient(EcsSimulator ecs) {
        return http(ecs);
    }

    /**
     * {@return the in-memory transport of asynchronous clients alone, for a client that somebody else builds; once it is closed it
     * refuses to work}
     */
    public static SdkAsyncHttpClient asyncHttpClient(EcsSimulator ecs) {
        return new InMemoryAsyncHttpClient(http(ecs));
    }

    /**
     * Makes a waiter for a client that somebody else builds, such as one over {@link #httpClient} or over the server. The
     * clients made here have such waiters already.
     *
     * <p>It has the SDK's own conditions, delays and number of attempts, but waits in simulated time: between two polls it
     * moves the clock on by the delay, in the thread that calls, and no real time passes.
     *
     * <pre>{@code
     * EcsClients.waiter(ecs, client).waitUntilServicesStable(r -> r.cluster("media").services("transcoder"));
     * }</pre>
     *
     * @param ecs the simulator whose clock moves; it must not follow another clock
     * @param client the client that polls
     * @return the waiter; closing it leaves the client open
     * @throws IllegalArgumentException if the client was made here, for another simulator
     */
    public static EcsWaiter waiter(EcsSimulator ecs, EcsClient client) {
        return waiters(ecs)
                .requireOfThisSimulator(Objects.requireNonNull(client, "client"))
                .of(client);
    }

    /**
     * Makes a waiter for an asynchronous client that somebody else builds, as {@link #waiter(EcsSimulator, EcsClient)} says.
     * The clock moves on in the thread in which a poll is answered.
     *
     * @param ecs the simulator whose clock moves; it must not follow another clock
     * @param client the client that polls
     * @return the waiter; closing it leaves the client open
     * @throws IllegalArgumentException if the client was made here, for another simulator
     */
    public static EcsAsyncWaiter waiter(EcsSimulator ecs, EcsAsyncClient client) {
        return waiters(ecs)
                .requireOfThisSimulator(Objects.requireNonNull(client, "client"))
                .of(client);
    }

    private static SimulatedWaiters waiters(EcsSimulator ecs) {
        Objects.requireNonNull(ecs, "ecs");
        return new SimulatedWaiters(ecs.clock(), sleeping(ecs.clock()));
    }

    private static EcsApi apiOf(EcsSimulator ecs) {
        return Objects.requireNonNull(ecs, "ecs").api("direct client");
    }

    private static DirectClients directClients(EcsSimulator ecs, EcsApi api) {
        return new DirectClients(Objects.requireNonNull(api, "api"), presets(ecs));
    }

    private static ClientPresets presets(EcsSimulator ecs) {
        Objects.requireNonNull(ecs, "ecs");
        return new ClientPresets(ecs.api("in-memory HTTP"), ecs.region(), charging(ecs.clock()), waiters(ecs));
    }

    private static InMemoryHttp http(EcsSimulator ecs) {
        return presets(ecs).http();
    }

    // Whoever moves a clock that the simulator follows also decides how long a back-off takes.
    private static Consumer<Duration> charging(SimulatedClock clock) {
        return delay -> {
            if (!clock.followsAnotherClock()) {
                sleeping(clock).accept(delay);
            }
        };
    }

    /** A wait in the thread of a client. An interrupt ends it early, and is left to the client. */
    private static Consumer<Duration> sleeping(SimulatedClock clock) {
        return delay -> {
            try {
                clock.sleep(delay);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
