package io.github.ecssimulator;

import static io.github.ecssimulator.TestWorld.START;
import static io.github.ecssimulator.TestWorld.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Judging.BlockedRenewal;
import io.github.ecssimulator.policy.Policies;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids, settings, reproducibility, and the end of a simulator. */
class SimulatorTest {

    @Test
    void create_everySetting_hasItsDefault() {
        EcsSimulator ecs = EcsSimulator.create();

        assertThat(ecs.partition()).isEqualTo("aws");
        assertThat(ecs.region()).isEqualTo("us-east-1");
        assertThat(ecs.account()).isEqualTo("123456789012");
        assertThat(ecs.seed()).isEqualTo(1);
        assertThat(ecs.clock().instant()).isEqualTo(START);
        assertThat(ecs.policies()).hasToString("Policies[defaults]");
        assertThat(ecs).hasToString("EcsSimulator[us-east-1, 123456789012, seed 1, 2024-01-01T00:00:00Z]");
    }

    @Test
    void builder_scope_standsInEveryArn() { // inferred: the other partitions
        EcsSimulator ecs = EcsSimulator.builder()
                .partition("aws-cn")
                .region("cn-north-1")
                .account("000000000001")
                .build();
        SimulatedCluster media = ecs.createCluster("media");
        SimulatedService transcoder = media.createService("transcoder", 1);
        SimulatedTask task = transcoder.tasks().get(0);

        assertThat(media.arn()).isEqualTo("arn:aws-cn:ecs:cn-north-1:000000000001:cluster/media");
        assertThat(transcoder.arn()).isEqualTo("arn:aws-cn:ecs:cn-north-1:000000000001:service/media/transcoder");
        assertThat(task.arn()).isEqualTo("arn:aws-cn:ecs:cn-north-1:000000000001:task/media/" + task.id());
        assertThat(task.snapshot().availabilityZone()).isEqualTo("cn-north-1a");
    }

    @Test
    void builder_startAt_isWhereTheTimeStarts() {
        Instant start = Instant.parse("2026-03-01T09:00:00.123456789Z");

        assertThat(EcsSimulator.builder().startAt(start).build().clock().instant())
                .isEqualTo(start);
    }

    @Test
    void builder_badScope_isRefusedWithTheValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcsSimulator.builder().account("12345"))
                .withMessage("The account must be one of twelve digits, but was \"12345\".");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcsSimulator.builder().region("US East"))
                .withMessage("The region must be one such as us-east-1, but was \"US East\".");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcsSimulator.builder().partition(""))
                .withMessage("The partition must be one such as aws or aws-cn, but was \"\".");
    }

    @Test
    void builder_startAndFollowedClock_contradict() {
        EcsSimulatorBuilder builder =
                EcsSimulator.builder().startAt(START).followClock(Clock.fixed(START, ZoneOffset.UTC));

        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessageContaining("leave out either startAt or followClock");
    }

    @Test
    void builder_startThatIsRefused_isAsIfNeverSaid() {
        EcsSimulatorBuilder builder = EcsSimulator.builder().followClock(Clock.fixed(START, ZoneOffset.UTC));

        assertThatIllegalArgumentException().isThrownBy(() -> builder.startAt(Instant.MIN));

        assertThat(builder.build().clock().instant()).isEqualTo(START);
    }

    @Test
    void builder_eventCapOfNone_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcsSimulator.builder().eventsPerAdvanceMax(0))
                .withMessage("An advance runs at least one event, but the cap was 0.");
    }

    @Test
    void builder_policies_areThoseOfTheSimulator() {
        Policies policies = Policies.defaults().with(BlockedRenewal.ALLOWED);

        EcsSimulator ecs = EcsSimulator.builder().policies(policies).build();

        assertThat(ecs.policies()).isSameAs(policies);
        assertThat(policies).hasToString("Policies[ALLOWED]");
    }

    @Test
    void builder_settings_areThoseOfTheSimulator() {
        EcsSimulator ecs = EcsSimulator.builder()
                .startAt(START.plusSeconds(1))
                .taskTimings(TaskTimings.realistic())
                .stoppedTaskRetention(Duration.ofMinutes(7))
                .settling(Settling.off())
                .withoutCallSites()
                .build();
        ecs.clock().advance(Duration.ofHours(1));

        assertThat(ecs.startedAt()).isEqualTo(START.plusSeconds(1));
        assertThat(ecs.taskTimings()).isEqualTo(TaskTimings.realistic());
        assertThat(ecs.stoppedTaskRetention()).isEqualTo(Duration.ofMinutes(7));
        assertThat(ecs.createCluster("media").simulator().clusters()).hasSize(1);
    }

    @Test
    void taskDefinition_byRevisionOrArn_isFound() {
        EcsSimulator ecs = EcsSimulator.create();
        SimulatedTaskDefinition first = ecs.registerTaskDefinition("worker");
        ecs.registerTaskDefinition("worker");

        assertThat(ecs.taskDefinition("worker:1").ref()).isEqualTo(first.ref());
        assertThat(ecs.taskDefinition(first.arn()).ref()).isEqualTo(first.ref());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ecs.taskDefinition("worker:3"))
                .withMessage("There is no task definition worker:3. Did you mean worker:1?"
                        + " There are: worker:1, worker:2.");
    }

    @Test
    void names_thatCannotBe_areRefused() {
        EcsSimulator ecs = EcsSimulator.create();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ecs.registerTaskDefinition("a b"))
                .withMessage("The name of a task definition family has 1 to 255 letters, digits, underscores and"
                        + " hyphens, but was \"a b\".");
        assertThatThrownBy(() -> ecs.createCluster(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("The name of a cluster must not be null.");
    }

    @Test
    void builder_usedTwice_makesTwoWorlds() {
        EcsSimulatorBuilder builder = EcsSimulator.builder();
        EcsSimulator one = builder.build();
        EcsSimulator other = builder.build();

        one.createCluster("media");
        one.clock().advance(Duration.ofHours(1));

        assertThat(other.clusters()).isEmpty();
        assertThat(other.clock().instant()).isEqualTo(START);
    }

    @Test
    void taskIds_fromTheSeed_are32HexDigitsAndDistinct() { // documented: ECS account settings
        EcsSimulator ecs = EcsSimulator.create();
        ecs.createCluster("media").createService("transcoder", 1000);

        assertThat(ecs.cluster("media").tasks())
                .extracting(SimulatedTask::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{32}"));
    }

    @Test
    void taskIds_given_comeFirst() {
        String given = "a".repeat(32);
        EcsSimulator ecs = EcsSimulator.builder().taskIds(given).build();
        SimulatedCluster media = ecs.createCluster("media");

        assertThat(media.runTask().id()).isEqualTo(given);
        assertThat(media.runTask().id()).isNotEqualTo(given).hasSize(32);
    }

    @Test
    void taskIds_givenTwice_areRefused() {
        String given = "a".repeat(32);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcsSimulator.builder().taskIds(given, given))
                .withMessageContaining("Two tasks cannot have one id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "6b1e2c9e-7f60-4d0a-9c3b-1e2c9e7f604d"})
    void taskIds_ofAnotherFormat_areRefused(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcsSimulator.builder().taskIds(id))
                .withMessage("A task id is 32 hex digits in lower case, but was \"" + id + "\".");
    }

    @Test
    void sameSeedAndSameCalls_giveTheSameJournal() {
        assertThat(storyOf(42)).isEqualTo(storyOf(42));
    }

    @Test
    void anotherSeed_givesOtherIds() {
        assertThat(storyOf(42)).isNotEqualTo(storyOf(43));
    }

    @Test
    void oneMoreRead_doesNotChangeTheIdsOfLaterTasks() {
        TestWorld quiet = TestWorld.with();
        TestWorld reading = TestWorld.with();
        reading.get();

        assertThat(reading.media().runTask().id())
                .isEqualTo(quiet.media().runTask().id());
    }

    @Test
    void requestIds_areDistinctUuids() {
        TestWorld world = TestWorld.with();
        GetTaskProtection.Request get = new GetTaskProtection.Request("media", null);

        String one = world.ecs().api().execute(get).requestId();
        String other = world.ecs().api().execute(get).requestId();

        assertThat(one).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void close_thenUse_isRefused() {
        TestWorld world = TestWorld.with();
        world.ecs().close();

        String refusal = "This simulator is closed. It lives as long as its test; make a new one for other work.";
        assertThatIllegalStateException().isThrownBy(world::get).withMessage(refusal);
        assertThatIllegalStateException()
                .isThrownBy(() -> world.ecs().createCluster("games"))
                .withMessage(refusal);
        assertThatIllegalStateException()
                .isThrownBy(() -> world.transcoder().scaleTo(1))
                .withMessage(refusal);
        assertThatIllegalStateException().isThrownBy(() -> world.task(0).stop()).withMessage(refusal);
        assertThatIllegalStateException()
                .isThrownBy(() -> world.ecs().inject(Fault.loseReply("GetTaskProtection")))
                .withMessage(refusal);
    }

    @Test
    void close_thenRead_stillWorks() {
        TestWorld world = TestWorld.with();
        world.ecs().close();

        assertThat(world.transcoder().runningCount()).isEqualTo(3);
        assertThat(world.ecs().journal().timeline()).contains("cluster media was created");
    }

    @Test
    void close_twice_doesNothingMore() {
        EcsSimulator ecs = EcsSimulator.create();
        reportsUnmodelled(ecs);
        assertThatThrownBy(ecs::close).isInstanceOf(AssertionError.class);

        assertThatCode(ecs::close).doesNotThrowAnyException();
    }

    @Test
    void refuseUnmodelled_namesTheOperationAndTheModelledOnes() {
        EcsException refusal = EcsSimulator.create().api().refuseUnmodelled("PutAttributes");

        assertThat(refusal.error())
                .isEqualTo(new EcsError(
                        "OperationNotModelledException",
                        501,
                        "ecs-simulator does not model the operation PutAttributes. It models: "
                                + String.join(", ", EcsSimulator.create().api().modelledOperations()) + "."));
        assertThat(refusal)
                .hasMessageContaining("OperationNotModelledException")
                .hasMessageContaining("status 501");
        assertThat(refusal.requestId()).hasSize(36);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UpdateTaskProtections | Did you mean UpdateTaskProtection?",
                "updateTaskProtection  | Did you mean UpdateTaskProtection?",
                "PutAttribute          | Did you mean PutAttributes?",
                "Foo                   | It models: CreateCluster, "
            })
    void refuseUnmodelled_nameThatEcsDoesNotHave_isUnknownAndTellsTheOneMeant(String operation, String hint) {
        EcsSimulator ecs = EcsSimulator.create();

        EcsError error = ecs.api("worker").refuseUnmodelled(operation).error();

        assertThat(error.code()).isEqualTo("UnknownOperationException");
        assertThat(error.statusCode()).isEqualTo(404);
        assertThat(error.message())
                .startsWith("ECS has no operation " + operation + " that ecs-simulator knows of. ")
                .contains(hint);
        assertThatThrownBy(ecs::close).hasMessageContaining(operation + " (worker)=1");
    }

    @Test
    void refuseUnmodelled_nameWithLettersThatNobodySees_isToldInOneLine() {
        EcsSimulator ecs = EcsSimulator.create();

        EcsError error = ecs.api("worker").refuseUnmodelled("Put\nAttribute").error();

        assertThat(error.message())
                .isEqualTo("ECS has no operation Put\\nAttribute that ecs-simulator knows of."
                        + " Did you mean PutAttributes?");
    }

    @Test
    void close_again_reportsNothingMore() {
        EcsSimulator ecs = EcsSimulator.create();
        reportsUnmodelled(ecs);

        assertThatThrownBy(ecs::close).isInstanceOf(AssertionError.class);
        assertThatCode(ecs::close).doesNotThrowAnyException();
    }

    @Test
    void close_afterAnUnmodelledOperation_reportsItAgain() {
        EcsSimulator ecs = EcsSimulator.create();
        reportsUnmodelled(ecs);
        reportsUnmodelled(ecs);

        assertThatThrownBy(ecs::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Operations were called that ecs-simulator does not model:"
                        + " {PutAttributes (worker)=2}. It models CreateCluster, ")
                .hasMessageContaining("UpdateTaskProtection");
    }

    @Test
    void close_withAFaultThatNoCallMet_reportsIt() {
        EcsSimulator ecs = EcsSimulator.create();
        ecs.inject(Fault.loseReply("GetTaskProtection").times(2));

        assertThatThrownBy(ecs::close)
                .isInstanceOf(AssertionError.class)
                .hasMessage("Faults were injected that no call met:"
                        + " [the next 2 calls of GetTaskProtection: ReplyLost[]].");
    }

    @Test
    void close_lenient_reportsNothing() {
        EcsSimulator ecs = EcsSimulator.builder().lenient().build();
        reportsUnmodelled(ecs);
        ecs.inject(Fault.loseReply("GetTaskProtection"));

        assertThatCode(ecs::close).doesNotThrowAnyException();
        assertThatThrownBy(ecs::verify).isInstanceOf(AssertionError.class);
    }

    @Test
    void modelledOperations_containBothOperations_andCannotBeChanged() {
        EcsSimulator ecs = EcsSimulator.create();

        assertThat(ecs.api().modelledOperations()).contains("GetTaskProtection", "UpdateTaskProtection");
        assertThat(List.copyOf(ecs.api().modelledOperations())).isSorted();
        assertThatThrownBy(() -> ecs.api().modelledOperations().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void api_caller_isNamedInTheJournal() {
        TestWorld world = TestWorld.with();

        world.ecs().api("worker 7").execute(new GetTaskProtection.Request("media", List.of("abc")));

        assertThat(world.ecs().journal().timeline()).endsWith("worker 7 called GetTaskProtection(abc) -> abc MISSING");
    }

    private static void reportsUnmodelled(EcsSimulator ecs) {
        assertThat(ecs.api("worker").refuseUnmodelled("PutAttributes")).isNotNull();
    }

    private static String storyOf(long seed) {
        TestWorld world = new TestWorld(EcsSimulator.builder().seed(seed));
        world.protect(world.task(0), world.task(1));
        world.transcoder().scaleTo(1);
        world.clock().advance(Duration.ofMinutes(30));
        world.clear(world.task(0));
        world.task(0).stop();
        world.media().runTask("service:transcoder");
        assertRefused(() -> world.getIn("games"), "ClusterNotFoundException", "Cluster not found.");
        world.clock().advance(Duration.ofDays(2));
        return world.ecs().journal().entries() + "\n" + world.ecs().journal().timeline();
    }
}
