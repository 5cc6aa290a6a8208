package io.github.ecssimulator.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.DescribeServices;
import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ListTagsForResource;
import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.api.StopTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallsTest {
    private static final String UPDATE = "UpdateTaskProtection";

    private final EcsSimulator ecs = EcsSimulator.create();
    private final SimulatedService web = ecs.createCluster("media").createService("web", 2);
    private final SimulatedTask busy = web.tasks().get(0);
    private final SimulatedTask idle = web.tasks().get(1);
    private final EcsApi worker = ecs.api("worker");
    private final Instant start = ecs.clock().instant();

    private void protect(EcsApi api, String... tasks) {
        api.updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(tasks), true, 60));
    }

    private Calls calls() {
        return ecs.journal().calls();
    }

    @Test
    void calls_ofTwoCallers_areToldApartByWhatTheyAreAbout() {
        protect(worker, busy.id(), idle.arn());
        ecs.clock().advance(Duration.ofMinutes(10));
        protect(ecs.api(), busy.arn());
        worker.execute(new DescribeServices.Request("media", List.of(web.arn()), null));
        ecs.clock().advance(Duration.ofMinutes(10));
        worker.execute(new StopTask.Request("media", idle.arn(), busy.id())); // a reason names nobody
        web.scaleTo(1); // a deed
        worker.refuseUnmodelled("PutAttributes");

        assertThat(calls().count()).isEqualTo(4);
        assertThat(calls().of(UPDATE).count()).isEqualTo(2);
        assertThat(calls().on(busy.id()).list()).isEqualTo(calls().of(UPDATE).list());
        assertThat(calls().on(idle.arn()).list()).extracting(Call::operation).containsExactly(UPDATE, "StopTask");
        assertThat(calls().onService("web").list()).extracting(Call::operation).containsExactly("DescribeServices");
        assertThat(calls().onService("we").list()).isEmpty();
        assertThat(calls().by("worker").count()).isEqualTo(3);
        assertThat(calls().of(UPDATE).on(busy.id()).by("worker").list())
                .singleElement()
                .satisfies(call -> assertThat(call.at()).isEqualTo(start));
    }

    @Test
    void between_twoInstants_hasBothOfThem() {
        for (int i = 0; i < 4; i++) {
            protect(worker, busy.id());
            ecs.clock().advance(Duration.ofMinutes(10));
        }
        Calls between = calls().between(start.plusSeconds(600), start.plusSeconds(1200));

        assertThat(between.count()).isEqualTo(2);
        assertThat(between.first().map(Call::at)).contains(start.plusSeconds(600));
        assertThat(between.last().map(Call::at)).contains(start.plusSeconds(1200));
        assertThat(between.nth(2)).isEqualTo(between.last());
        assertThat(between.nth(3)).isEmpty();
        assertThat(calls().by("nobody").first()).isEmpty();
        assertThat(calls().by("nobody").last()).isEmpty();
        assertThat(between).hasToString("calls between 2024-01-01T00:10:00Z and 2024-01-01T00:20:00Z");
    }

    @Test
    void accepted_andRefused_goByTheAnswer() {
        protect(worker, busy.id());
        ecs.inject(Fault.refuse(UPDATE, EcsError.throttled()));
        assertThatThrownBy(() -> protect(worker, busy.id())).isInstanceOf(EcsException.class);
        ecs.inject(Fault.loseReply(UPDATE));
        assertThatThrownBy(() -> protect(worker, busy.id())).isInstanceOf(ReplyLostException.class);
        assertThatThrownBy(() -> worker.getTaskProtection(new GetTaskProtection.Request("none", null)))
                .isInstanceOf(EcsException.class);

        assertThat(calls().accepted().count()).isEqualTo(2);
        assertThat(calls().refused().list()).extracting(Call::operation).containsExactly(UPDATE, "GetTaskProtection");
        assertThat(calls().refused().first().map(Call::text))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("2024-01-01T00:00:00Z  worker called UpdateTaskProtection(")
                        .endsWith("ThrottlingException: Rate exceeded (injected fault)"));
    }

    @Test
    void query_isImmutable_andOfItsJournal() {
        protect(worker, busy.id());
        Calls one = calls().of(UPDATE);
        one.by("nobody");
        protect(worker, busy.id());

        assertThat(one.count()).isEqualTo(1);
        assertThat(one.by("worker").on(busy.id()))
                .hasToString("calls of UpdateTaskProtection by worker on task "
                        + busy.id().substring(0, 8));
    }

    @Test
    void answer_ofACallThatWasDropped_isNoCall() {
        try (EcsSimulator bounded = EcsSimulator.builder().journalLimit(1).build()) {
            bounded.createCluster("media");
            bounded.api().getTaskProtection(new GetTaskProtection.Request("media", null));

            assertThat(bounded.journal().calls().list()).isEmpty();
        }
    }

    @Test
    void query_thatNoCallCanMeet_isRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calls().of("UpdateTaskProtektion"))
                .withMessage("ecs-simulator models no operation \"UpdateTaskProtektion\"."
                        + " Did you mean UpdateTaskProtection?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calls().of("x"))
                .withMessageContaining(" It models: CreateCluster, ");
        assertThatIllegalArgumentException().isThrownBy(() -> calls().on("busy"));
        assertThatIllegalArgumentException().isThrownBy(() -> calls().nth(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calls().between(start, start.minusNanos(1)))
                .withMessageContaining("before it begins at");
    }

    @Test
    void onService_itsArn_leavesServicesOfThatNameInOtherClusters() {
        SimulatedService other = ecs.createCluster("other").createService("web", 1);
        SimulatedService usual = ecs.createCluster("default").createService("web", 1);
        worker.execute(new DescribeServices.Request("media", List.of("web"), null));
        worker.execute(new DescribeServices.Request(ecs.cluster("other").arn(), List.of(other.arn()), null));
        worker.execute(new DescribeServices.Request(null, List.of("web"), null));

        assertThat(calls().onService("web").count()).isEqualTo(3);
        assertThat(calls().onService(web.arn()).count()).isEqualTo(1);
        assertThat(calls().onService(usual.arn()).count()).isEqualTo(1);
        assertThat(calls().onService(other.arn()))
                .hasToString("calls on service other/web")
                .extracting(Calls::count)
                .isEqualTo(1);
    }

    @Test
    void calls_aboutTags_areOnWhatTheyName() {
        SimulatedService other = ecs.createCluster("other").createService("web", 1);
        worker.execute(new ListTagsForResource.Request(busy.arn()));
        worker.execute(new ListTagsForResource.Request(web.arn()));
        worker.execute(new ListTagsForResource.Request(other.arn()));
        worker.execute(new ListTagsForResource.Request(ecs.createCluster("web").arn()));

        assertThat(calls().on(busy.id()).count()).isEqualTo(1);
        assertThat(calls().on(idle.id()).count()).isZero();
        assertThat(calls().onService("web").count()).isEqualTo(2);
        assertThat(calls().onService(web.arn()).count()).isEqualTo(1);
    }
}
