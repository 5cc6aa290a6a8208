package io.github.ecssimulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.model.AgentPart;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.GivenTask;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.model.TaskStatus;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each deed, done by the live object that makes it: what is told of it, what it is about, and that a replay does it again. */
class DeedTest {
    private static final DeploymentSettings ROLLING = DeploymentSettings.replicaDefaults();
    private static final GivenTask GIVEN = GivenTask.inStatus(TaskStatus.RUNNING);

    private final TestWorld world =
            new TestWorld(EcsSimulator.builder().scaleInRank(task -> 7).lenient());
    private final SimulatedTask first = world.task(0);
    private final TaskRef task = first.snapshot().ref();

    /** A deed: what the journal tells, with "{task}" in place of the first task, and how it is done. */
    record Row(String text, Consumer<TestWorld> doing) {
        @Override
        public String toString() {
            return text;
        }
    }

    static Stream<Row> deeds() {
        return Stream.of(inTheWorld(), inServices(), inTasks(), strikes()).flatMap(deeds -> deeds);
    }

    private static Stream<Row> inTheWorld() {
        return Stream.of(
                told("the test created cluster web", w -> w.ecs().createCluster("web")),
                told("the test registered task definition app", w -> w.ecs().registerTaskDefinition("app")),
                told(
                        "the test lets tasks of app:1 start again",
                        w -> w.ecs().registerTaskDefinition("app").startsAgain()),
                told(
                        "the test lets tasks of app:1 fail to start: no disk",
                        w -> w.ecs().registerTaskDefinition("app").failsToStart("no disk")),
                told(
                        "the test injected the next StopTask: ReplyLost[]",
                        w -> w.ecs().inject(Fault.loseReply("StopTask"))),
                told(
                        "the test injected a fault into the next request for TASK_METADATA: Hanging[]",
                        w -> w.ecs().inject(AgentFault.hang(AgentPart.TASK_METADATA))),
                told("the test took its faults back", w -> w.ecs().liftFaults()));
    }

    private static Stream<Row> inServices() {
        return Stream.of(
                told(
                        "the test called DeleteCluster(cluster=web)",
                        w -> w.ecs().createCluster("web").delete()),
                told("the test created service media/web", w -> w.media().createService("web", 1)),
                told(
                        "the test created service media/web with 2 tasks that ran before",
                        w -> w.media().createService("web", ServiceSettings.replica(1), List.of(GIVEN, GIVEN))),
                told(
                        "the test configured the deployments of service media/transcoder",
                        w -> w.transcoder().configure(ROLLING)),
                told(
                        "the test gave the cluster of daemon media/agent 4 container instances",
                        w -> w.media().createDaemonService("agent", 1).scaleTo(4)),
                told(
                        "the test ran a task of group batch in cluster media",
                        w -> w.media().runTask("batch")),
                told("the test put a task into cluster media", w -> w.media().addTask(GIVEN)));
    }

    private static Stream<Row> inTasks() {
        return Stream.of(
                told(
                        "the code in {task} handles its stop signal",
                        w -> w.task(0).onStop(notice -> {})),
                told("the containers of {task} ended with 0", w -> {
                    w.task(0).onStop(notice -> notice.exit(0));
                    w.task(0).stop();
                }),
                // the rule ranks each task as it starts
                told("{task} has rank 7", w -> {}));
    }

    private static Stream<Row> strikes() {
        return Stream.of(Strike.values()).map(strike -> told(strike.text(), w -> strike.at(w.task(0))));
    }

    private static Row told(String text, Consumer<TestWorld> doing) {
        return new Row(text, doing);
    }

    private Deed done(Row row) {
        row.doing().accept(world);
        String told = row.text().replace("{task}", task.toString());
        List<Deed> deeds = world.ecs().journal().events(Deed.class).toList();
        assertThat(deeds).extracting(Deed::text).contains(told);
        return deeds.stream()
                .filter(deed -> deed.text().equals(told))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void deed_done_isToldAndDoneAgainInAReplay(Row row) {
        Deed deed = done(row);

        assertThat(deed.toString()).startsWith(deed.getClass().getSimpleName() + "[");
        assertThat(world.ecs().recording().replay().journal().entries())
                .isEqualTo(world.ecs().journal().entries());
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void deed_atATaskOrAService_isAboutItAndNoOther(Row row) {
        Deed deed = done(row);

        boolean atTask = has(deed, TaskRef.class);
        assertThat(deed.about().isPresent()).isEqualTo(atTask).isEqualTo(deed.concerns(task.id()));
        assertThat(deed.aboutService().isPresent())
                .isEqualTo(atTask || deed instanceof Deed.ServiceGiven || has(deed, ServiceArn.class));
        deed.about().ifPresent(about -> assertThat(about).isEqualTo(task));
        deed.aboutService()
                .ifPresent(service ->
                        assertThat(atTask ? "transcoder" : deed.text()).contains(service.serviceName()));
        assertThat(deed.concerns(world.task(1).snapshot().ref().id())).isFalse();
    }

    private static boolean has(Deed deed, Class<?> type) {
        return Stream.of(deed.getClass().getRecordComponents()).anyMatch(component -> component.getType() == type);
    }

    @Test
    void deeds_eachKind_isInTheTables() {
        Stream<Class<?>> done = deeds().flatMap(row -> {
            TestWorld other =
                    new TestWorld(EcsSimulator.builder().scaleInRank(each -> 7).lenient());
            row.doing().accept(other);
            return other.ecs().journal().events(Deed.class).map(Object::getClass);
        });

        assertThat(done.distinct())
                .containsExactlyInAnyOrderElementsOf(kinds(Deed.class).toList());
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(DeedTest::kinds) : Stream.of(type);
    }
}
