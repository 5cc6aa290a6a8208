package io.github.ecssimulator.testkit.sdk;

import static io.github.ecssimulator.testkit.sdk.RedirectableSdk.whereItCan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Clients that production code builds by itself; each test also says what happens on an SDK that is too old. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class EcsRedirectTest {
    private static final String ENDPOINT = "aws.endpointUrlEcs";
    private static final String REGION = "aws.region";
    private static final String ACCESS_KEY = "aws.accessKeyId";

    private final Properties ofTheJvm = System.getProperties();
    private final EcsSimulator ecs =
            EcsSimulator.builder().region("eu-central-1").build();
    private final EcsSimulatorServer server = EcsSimulatorServer.start(ecs);

    @BeforeEach
    void useACopyOfTheProperties() {
        Properties copy = new Properties();
        copy.putAll(ofTheJvm);
        System.setProperties(copy);
    }

    @AfterEach
    void close() {
        System.setProperties(ofTheJvm);
        server.close();
        ecs.close();
    }

    private static Map<String, String> settingsOfTheSdk() {
        return System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("aws."))
                .collect(Collectors.toMap(name -> name, System::getProperty));
    }

    private SimulatedTask task() {
        return ecs.createCluster("media").createService("transcoder", 1).tasks().get(0);
    }

    private static void protect(EcsClient client, SimulatedTask task) {
        client.updateTaskProtection(r -> r.cluster("media").tasks(task.id()).protectionEnabled(true));
    }

    @Test
    void client_createdByProductionCode_reachesTheWorld() {
        whereItCan(() -> {
            SimulatedTask task = task();
            try (EcsRedirect redirect = EcsRedirect.to(server);
                    EcsClient client = EcsClient.create()) {
                assertThat(redirect.endpoint()).isEqualTo(server.endpoint());
                protect(client, task);
            }
            assertThat(task.isProtected()).isTrue();
        });
    }

    @Test
    void client_ofAnotherRegion_reachesTheWorld() {
        whereItCan(() -> {
            SimulatedTask task = task();
            try (EcsRedirect redirect = EcsRedirect.to(server);
                    EcsClient client =
                            EcsClient.builder().region(Region.EU_WEST_1).build()) {
                assertThat(redirect).hasToString("EcsRedirect[" + server.endpoint() + "]");
                protect(client, task);
            }
            assertThat(task.isProtected()).isTrue();
        });
    }

    @Test
    void asyncClient_createdByProductionCode_reachesTheWorld() {
        whereItCan(() -> {
            SimulatedTask task = task();
            try (EcsRedirect redirect = EcsRedirect.to(server)) {
                EcsAsyncClient client = EcsAsyncClient.create();
                assertThat(redirect.endpoint()).isEqualTo(server.endpoint());
                client.updateTaskProtection(
                                r -> r.cluster("media").tasks(task.id()).protectionEnabled(true))
                        .join();
                RedirectedCalls.closeBeside(client);
            }
            assertThat(task.isProtected()).isTrue();
        });
    }

    @Test
    void client_overHttpInMemory_staysWhereItIs() {
        whereItCan(() -> {
            try (EcsSimulator other = EcsSimulator.create();
                    EcsRedirect redirect = EcsRedirect.to(server);
                    EcsClient client = EcsClients.overHttp(other);
                    EcsClient direct = EcsClients.direct(other)) {
                assertThat(redirect.endpoint()).isEqualTo(server.endpoint());
                other.createCluster("media");
                assertThat(client.getTaskProtection(r -> r.cluster("media")).hasFailures())
                        .isEqualTo(direct.getTaskProtection(r -> r.cluster("media"))
                                .hasFailures());
            }
            assertThat(ecs.journal().entries()).isEmpty();
        });
    }

    @Test
    void opening_leavesTheWorldUntouched() {
        whereItCan(() -> {
            EcsRedirect.to(server).close();

            assertThat(ecs.journal().entries()).isEmpty();
        });
    }

    @Test
    void properties_absentBefore_areThoseOfTheWorldAndAbsentAfter() {
        System.clearProperty(REGION);
        System.clearProperty(ACCESS_KEY);
        Map<String, String> before = settingsOfTheSdk();
        whereItCan(() -> {
            try (EcsRedirect redirect = EcsRedirect.to(server)) {
                assertThat(System.getProperty(ENDPOINT))
                        .isEqualTo(redirect.endpoint().toString());
                assertThat(System.getProperty(REGION)).isEqualTo("eu-central-1");
                assertThat(System.getProperty(ACCESS_KEY)).isEqualTo("simulated-access-key");
                assertThat(System.getProperties()).containsKeys("aws.secretAccessKey", "aws.sessionToken");
            }
        });
        assertThat(settingsOfTheSdk()).isEqualTo(before);
    }

    @Test
    void properties_setBefore_areKeptOrPutBack() {
        System.setProperty(ENDPOINT, "http://127.0.0.1:1");
        System.setProperty(REGION, "ap-south-1");
        System.setProperty(ACCESS_KEY, "own");
        System.setProperty("aws.secretAccessKey", "own");
        Map<String, String> before = settingsOfTheSdk();
        whereItCan(() -> {
            SimulatedTask task = task();
            try (EcsRedirect redirect = EcsRedirect.to(server);
                    EcsClient client = EcsClient.create()) {
                assertThat(System.getProperty(ENDPOINT))
                        .isEqualTo(redirect.endpoint().toString());
                assertThat(System.getProperty(REGION)).isEqualTo("ap-south-1");
                assertThat(System.getProperty(ACCESS_KEY)).isEqualTo("own");
                assertThat(System.getProperties()).doesNotContainKey("aws.sessionToken");
                protect(client, task);
            }
            assertThat(task.isProtected()).isTrue();
        });
        assertThat(settingsOfTheSdk()).isEqualTo(before);
    }

    /** As a build sets them from variables that are not there. */
    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void properties_blankBefore_areThoseOfTheWorldAndBlankAfter(String blank) {
        System.setProperty(REGION, blank);
        System.setProperty(ACCESS_KEY, blank);
        Map<String, String> before = settingsOfTheSdk();
        whereItCan(() -> {
            SimulatedTask task = task();
            EcsRedirect redirect = EcsRedirect.to(server);
            try (EcsClient client = EcsClient.create()) {
                protect(client, task);
            } finally {
                redirect.close();
            }
            assertThat(task.isProtected()).isTrue();
        });
        assertThat(settingsOfTheSdk()).isEqualTo(before);
    }

    @Test
    void redirect_closedTwice_restoresOnce() {
        whereItCan(() -> {
            EcsRedirect redirect = EcsRedirect.to(server);
            redirect.close();
            System.setProperty(ENDPOINT, "http://127.0.0.1:1");

            redirect.close();

            assertThat(System.getProperty(ENDPOINT)).isEqualTo("http://127.0.0.1:1");
        });
    }

    @Test
    void secondRedirect_whileOneIsOpen_isRefusedAndChangesNothing() {
        whereItCan(() -> {
            try (EcsSimulator other = EcsSimulator.create();
                    EcsSimulatorServer otherServer = EcsSimulatorServer.start(other);
                    EcsRedirect redirect = EcsRedirect.to(server)) {
                assertThatThrownBy(() -> EcsRedirect.to(otherServer))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith(
                                "The SDK clients of this JVM are already redirected, to " + redirect.endpoint() + ".");
                assertThat(System.getProperty(ENDPOINT))
                        .isEqualTo(redirect.endpoint().toString());
            }
        });
    }

    @Test
    void nextRedirect_afterTheFirstWasClosed_goesToItsOwnServer() {
        whereItCan(() -> {
            EcsRedirect.to(server).close();
            try (EcsSimulator other = EcsSimulator.create();
                    EcsSimulatorServer otherServer = EcsSimulatorServer.start(other);
                    EcsRedirect redirect = EcsRedirect.to(otherServer)) {
                assertThat(System.getProperty(ENDPOINT))
                        .isEqualTo(redirect.endpoint().toString())
                        .isEqualTo(otherServer.endpoint().toString());
            }
        });
    }

    /** The SDK waits for its next try in real time, and nothing tells which thread has called over a socket. */
    @Test
    void call_thatIsTriedAgainOnAThreadOfTheWorker_comesAtItsInstant() {
        whereItCan(() -> {
            SimulatedTask task = task();
            Instant start = ecs.clock().instant();
            ExecutorService own = Executors.newSingleThreadExecutor();
            try (EcsRedirect redirect = EcsRedirect.to(server);
                    EcsClient client = EcsClient.create()) {
                assertThat(redirect.endpoint()).isEqualTo(server.endpoint());
                ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));
                ecs.clock()
                        .runEvery(Duration.ofMinutes(10), "heartbeat", () -> own.execute(() -> protect(client, task)));
                ecs.clock().advance(Duration.ofMinutes(20));
            } finally {
                own.shutdownNow();
            }
            assertThat(ecs.journal().calls().of("UpdateTaskProtection").list())
                    .extracting(call -> Duration.between(start, call.at()).toMinutes())
                    .containsExactly(10L, 10L, 20L);
        });
    }

    /** A test that was interrupted may open the next one, and the SDK makes no call on such a thread. */
    @Test
    void to_onAnInterruptedThread_opensAndLeavesItInterrupted() {
        whereItCan(() -> {
            Thread.currentThread().interrupt();
            try (EcsRedirect redirect = EcsRedirect.to(server)) {
                assertThat(System.getProperty(ENDPOINT))
                        .isEqualTo(redirect.endpoint().toString());
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
        });
    }

    @Test
    void to_failsOnTheWay_canBeTriedAgain() {
        Properties failing = new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Object put(Object name, Object value) {
                if (name.equals(REGION)) {
                    throw new IllegalStateException("read only");
                }
                return super.put(name, value);
            }
        };
        failing.putAll(System.getProperties());
        System.setProperties(failing);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> EcsRedirect.to(server)).hasMessage("read only");
        }
        assertThat(settingsOfTheSdk()).doesNotContainKey(ENDPOINT);
    }
}
