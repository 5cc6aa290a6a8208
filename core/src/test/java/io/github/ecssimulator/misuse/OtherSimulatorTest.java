package io.github.ecssimulator.misuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTaskDefinition;
import io.github.ecssimulator.SimulatedTaskSet;
import io.github.ecssimulator.TestWorld;
import io.github.ecssimulator.model.ServiceSettings;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two simulators of one seed have equal names and ids, and nothing else in common. */
class OtherSimulatorTest {
    private final TestWorld here = TestWorld.with();
    private final TestWorld there = TestWorld.with();

    static Stream<Arguments> liveObjects() {
        return Stream.of(
                row("cluster", TestWorld::media),
                row("service", TestWorld::transcoder),
                row("task", world -> world.task(0)),
                row("task definition", world -> world.ecs().registerTaskDefinition("video")),
                row("task set", OtherSimulatorTest::taskSet));
    }

    private static Arguments row(String kind, Function<TestWorld, Object> find) {
        return Arguments.of(kind, find);
    }

    private static SimulatedTaskSet taskSet(TestWorld world) {
        SimulatedTaskDefinition video = world.ecs().registerTaskDefinition("video");
        return world.media()
                .createService("external", ServiceSettings.external(1))
                .createTaskSet(video, 100);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("liveObjects")
    void liveObject_ofAnotherSimulator_isAnother(String kind, Function<TestWorld, Object> find) {
        Object one = find.apply(here);
        Object other = find.apply(there);

        assertThat(other).hasToString(one.toString()).isNotEqualTo(one);
        assertThat(one).isNotEqualTo(null).isNotEqualTo("media");
    }

    @Test
    void liveObject_foundAgain_isTheSame() {
        SimulatedCluster media = here.ecs().cluster("media");
        SimulatedService transcoder = media.service("transcoder");

        assertThat(media).isEqualTo(here.media()).hasSameHashCodeAs(here.media());
        assertThat(transcoder).isEqualTo(here.transcoder()).hasSameHashCodeAs(here.transcoder());
        assertThat(here.task(0).service()).contains(transcoder);
        assertThat(here.task(0).cluster()).isEqualTo(media);
        assertThat(here.ecs().task(here.task(0).id())).contains(here.task(0));
        assertThat(media.service("transcoder").tasks()).hasSameElementsAs(transcoder.tasks());
    }

    @Test
    void liveObject_ofOneWorldButOtherName_isAnother() {
        SimulatedTaskDefinition first = here.ecs().registerTaskDefinition("video");

        assertThat(here.ecs().createCluster("games")).isNotEqualTo(here.media());
        assertThat(here.media().createService("other", 0)).isNotEqualTo(here.transcoder());
        assertThat(here.ecs().registerTaskDefinition("video")).isNotEqualTo(first);
    }

    @Test
    void service_createdAgain_isAnother() {
        SimulatedService old = here.transcoder();
        old.delete();

        assertThat(here.media().createService("transcoder", 1)).isNotEqualTo(old);
    }

    @Test
    void deploy_taskDefinitionOfAnotherSimulator_isRefused() {
        SimulatedTaskDefinition foreign = there.ecs().registerTaskDefinition("transcoder");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> here.transcoder().deploy(foreign))
                .withMessage(
                        "task definition transcoder:2 belongs to another simulator, so service media/transcoder cannot"
                                + " use it. Register it in the simulator of the service, with"
                                + " registerTaskDefinition(\"transcoder\").");
        assertThat(here.transcoder().deployments()).hasSize(1);
    }

    @Test
    void createTaskSet_taskDefinitionOfAnotherSimulator_isRefused() {
        SimulatedService external = here.media().createService("external", ServiceSettings.external(1));
        SimulatedTaskDefinition foreign = there.ecs().registerTaskDefinition("video");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> external.createTaskSet(foreign, 100))
                .withMessageContaining("task definition video:1 belongs to another simulator");
    }

    @Test
    void sharesSimulatorWith_clusterOfEither_tellsWhose() {
        assertThat(here.media().sharesSimulatorWith(here.ecs().createCluster("games")))
                .isTrue();
        assertThat(here.media().sharesSimulatorWith(there.media())).isFalse();
    }
}
