package io.github.ecssimulator.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Judging.BlockedRenewal;
import io.github.ecssimulator.policy.Refusing.MalformedTaskId;
import io.github.ecssimulator.testkit.fixture.Fixture;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line, a fixture file and the body of a reset say the same, with the same words. */
class StandaloneSettingsTest {
    private static final String ALL = "{\"simulator\": {\"partition\": \"aws-cn\", \"region\": \"cn-north-1\","
            + " \"account\": \"000000000007\", \"startAt\": \"2026-03-01T09:00:00Z\", \"seed\": 7,"
            + " \"taskTimings\": {\"pending\": \"PT20S\", \"stopTimeout\": \"PT1M\"},"
            + " \"stoppedTaskRetention\": \"PT2H\", \"pollStep\": \"PT15S\", \"clock\": \"simulated\","
            + " \"policies\": {\"BlockedRenewal\": \"REFUSED\"}}}";

    private static EcsSimulatorServer start(String... options) {
        StandaloneOptions parsed = StandaloneOptions.parse(List.of(options));
        return EcsSimulatorServer.builder().start(StandaloneServer.worlds(parsed.world()));
    }

    private static HttpResponse<String> reset(EcsSimulatorServer server, String body) {
        return new HttpCalls(server.endpoint()).post("/_simulator/reset", body);
    }

    private static void assertEverySetting(EcsSimulator ecs) {
        assertThat(List.of(ecs.partition(), ecs.region(), ecs.account()))
                .containsExactly("aws-cn", "cn-north-1", "000000000007");
        assertThat(ecs.clock().instant()).isEqualTo(Instant.parse("2026-03-01T09:00:00Z"));
        assertThat(ecs.seed()).isEqualTo(7);
        assertThat(ecs.taskTimings())
                .isEqualTo(TaskTimings.instant()
                        .withPending(Duration.ofSeconds(20))
                        .withStopTimeout(Duration.ofMinutes(1)));
        assertThat(ecs.stoppedTaskRetention()).isEqualTo(Duration.ofHours(2));
        assertThat(ecs.pollStep()).isEqualTo(Duration.ofSeconds(15));
        assertThat(ecs.policies().get(BlockedRenewal.class)).isEqualTo(BlockedRenewal.REFUSED);
    }

    @Test
    void options_everySetting_isTaken() {
        String options = "--partition aws-cn --region cn-north-1 --account 000000000007 --start-at 2026-03-01T09:00:00Z"
                + " --seed=7 --task-timings pending=PT20S,stopTimeout=PT1M --stopped-task-retention PT2H"
                + " --poll-step PT15S --clock simulated --policy BlockedRenewal=REFUSED";
        try (EcsSimulatorServer server = start(options.split(" ", -1))) {
            assertEverySetting(server.ecs());
        }
    }

    @Test
    void reset_everySetting_isTaken_andForgottenAtTheNext() {
        try (EcsSimulatorServer server = start("--seed", "3", "--policy", "MalformedTaskId=REFUSED")) {
            assertThat(reset(server, ALL).body()).contains("\"now\":\"2026-03-01T09:00:00Z\"");
            assertEverySetting(server.ecs());
            assertThat(server.ecs().policies().get(MalformedTaskId.class)).isEqualTo(MalformedTaskId.REFUSED);

            assertThat(reset(server, "").statusCode()).isEqualTo(200);
            assertThat(server.ecs().seed()).isEqualTo(3);
            assertThat(server.ecs().policies().has(BlockedRenewal.BY_DEPLOYMENT))
                    .isTrue();
        }
    }

    @Test
    void reset_toTheMachinesTime_andBack() {
        try (EcsSimulatorServer server = start("--start-at", "2026-03-01T09:00:00Z", "--poll-step", "PT1S")) {
            reset(server, "{\"simulator\": {\"clock\": \"system\"}}");
            assertThat(server.ecs().clock().followsAnotherClock()).isTrue();
        }
        try (EcsSimulatorServer server = start("--clock", "system")) {
            reset(server, "{\"simulator\": {\"startAt\": \"2026-03-01T09:00:00Z\"}}");
            assertThat(server.ecs().clock().instant()).isEqualTo(Instant.parse("2026-03-01T09:00:00Z"));
        }
    }

    @Test
    void reset_clusters_takeThePlaceOfThoseItBeganWith() {
        WorldHolder.Source worlds = StandaloneServer.worlds(Fixture.parse("{\"clusters\": [{\"name\": \"media\"}]}"));
        try (EcsSimulatorServer server = EcsSimulatorServer.builder().start(worlds)) {
            reset(server, "{\"simulator\": {\"seed\": 5}}");
            assertThat(server.ecs().clusters()).hasSize(1);
            reset(server, "{\"clusters\": [{\"name\": \"games\"}, {\"name\": \"jobs\"}]}");
            assertThat(server.ecs().clusters())
                    .extracting(cluster -> cluster.name())
                    .containsExactly("games", "jobs");
            reset(server, "{\"clusters\": []}");
            assertThat(server.ecs().clusters()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed=7",
                "[]",
                "{\"seed\": 7}",
                "{\"simulator\": {\"sed\": 7}}",
                "{\"simulator\": {\"policies\": {\"BlockedRenwal\": \"REFUSED\"}}}",
                "{\"simulator\": {\"clock\": \"system\", \"startAt\": \"2026-03-01T09:00:00Z\"}}",
                "{\"simulator\": {\"taskTimings\": {\"pending\": \"20\"}}}",
                "{\"clusters\": [{\"name\": \"m\", \"tasks\": [{\"createdAt\": \"9000-01-01T00:00:00Z\"}]}]}"
            })
    void reset_bodyThatIsNotUnderstood_isRefusedAndKeepsTheWorld(String body) {
        try (EcsSimulatorServer server = start()) {
            EcsSimulator before = server.ecs();
            HttpResponse<String> refused = reset(server, body);

            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
            assertThat(refused.body()).contains("fixture: line 1, column ");
            assertThat(server.ecs()).isSameAs(before);
        }
    }

    @Test
    void reset_ofTheTestsOwnRecipe_takesWhatDoesNotContradictIt() {
        try (EcsSimulatorServer server = EcsSimulatorServer.builder().start(EcsSimulator::create)) {
            assertThat(reset(server, "{\"clusters\": [{\"name\": \"media\"}]}").statusCode())
                    .isEqualTo(200);
            assertThat(server.ecs().clusters()).hasSize(1);
            assertThat(reset(server, "{\"simulator\": {\"taskTimings\": \"realistic\"}}")
                            .body())
                    .contains("$.simulator.taskTimings says ", "which contradicts ");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--prot 1 | unknown option --prot; did you mean --port?",
                "--Port=1 | unknown option --Port; did you mean --port?",
                "--help=yes | option --help takes no value, not yes",
                "--policy BlockedRenewal | option --policy takes NAME=VALUE",
                "--policy BlockedRenwal=REFUSED | did you mean BlockedRenewal?",
                "--policy BlockedRenewal=REFUSE | did you mean REFUSED?",
                "--policy BlockedRenewal=REFUSED --policy BlockedRenewal=ALLOWED | which contradicts",
                "--task-timings realistc | did you mean realistic?",
                "--task-timings pendin=PT1S | did you mean pending?",
                "--task-timings pending=PT1S,pending=PT2S | each name once",
                "--poll-step -PT1S | a duration in ISO 8601",
                "--clock sundial | must be one of simulated, system",
                "--seed 1.5 | a whole number",
                "--seed 99999999999999999999 | a whole number"
            })
    void options_thatMakeNoSense_areRefusedInOneLine(String options, String reason) {
        assertThatThrownBy(() -> StandaloneOptions.parse(List.of(options.split(" ", -1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason)
                .hasMessageEndingWith("--help lists the options")
                .message()
                .doesNotContain("\n");
    }
}
