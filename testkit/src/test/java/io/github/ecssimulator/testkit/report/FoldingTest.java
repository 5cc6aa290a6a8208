package io.github.ecssimulator.testkit.report;

import static io.github.ecssimulator.testkit.report.ReportWorld.data;
import static io.github.ecssimulator.testkit.report.ReportWorld.marks;
import static io.github.ecssimulator.testkit.report.ReportWorld.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldingTest {
    private static final int KILO = 1024;

    @Test
    void fewTasks_evenEqualOnes_haveARowEach() {
        JsonNode data = new ReportWorld(12).data();

        assertThat(rows(data, "task")).hasSize(12);
        assertThat(rows(data, "group")).isEmpty();
    }

    @Test
    void manyTasks_withEqualLives_shareARow() {
        ReportWorld world = new ReportWorld(40);
        world.protect(0, 30);
        world.protect(1, 30);
        world.protect(2, 20);
        world.pass(60);

        JsonNode data = world.data();

        assertThat(rows(data, "group"))
                .extracting(row -> row.get("count").asInt())
                .containsExactly(2, 37);
        assertThat(rows(data, "group").get(0).get("ids"))
                .extracting(JsonNode::asText)
                .containsExactly(world.tasks.get(0).id(), world.tasks.get(1).id());
        assertThat(rows(data, "task")).hasSize(1);
    }

    @Test
    void manyIdleTasks_withDifferentLives_areACrowd() {
        ReportWorld world = new ReportWorld(100);
        world.protect(0, 300);
        for (int left = 99; left > 0; left--) {
            world.pass(1);
            world.service.scaleTo(left);
        }
        world.pass(1);

        JsonNode data = world.data();

        assertThat(rows(data, "crowd")).singleElement().satisfies(crowd -> {
            assertThat(crowd.get("name").asText()).isEqualTo("99 idle");
            assertThat(crowd.get("words").asText()).isEqualTo("99 idle tasks, 99 of them told to stop");
            assertThat(crowd.get("running").get(0).asInt()).isEqualTo(99);
            assertThat(crowd.get("running").get(100).asInt()).isBetween(45, 55);
        });
        assertThat(rows(data, "task")).hasSize(1);
    }

    @Test
    void taskInTrouble_amongThousands_hasARowOfItsOwn() {
        ReportWorld world = new ReportWorld(2000);
        for (int i = 0; i < 1999; i++) {
            world.protect(i, 1 + i);
        }
        world.ask(world.tasks.get(1999).id(), true, 0);
        world.pass(60);

        JsonNode data = world.data();

        assertThat(rows(data, "task").stream().flatMap(row -> marks(data, row).stream()))
                .anyMatch(mark -> mark.startsWith("refused 0-0 "));
        assertThat(rows(data, "crowd")).singleElement().satisfies(crowd -> {
            int count = crowd.get("count").asInt();
            assertThat(crowd.get("guarded").get(0).asInt()).isEqualTo(count);
            assertThat(crowd.get("running").get(199).asInt()).as("at the end").isEqualTo(count);
        });
    }

    @Test
    void page_ofAUsualTest_isSmall() {
        ReportWorld world = new ReportWorld(40);
        for (int i = 0; i < 400; i++) {
            world.protect(i % 40, 10);
            world.pass(i % 3);
        }

        assertThat(world.report().html().length()).isLessThan(300 * KILO);
    }

    @Test
    void page_ofThousandsOfDifferentTasks_isBounded() {
        ReportWorld world = new ReportWorld(2000);
        for (int i = 0; i < 2000; i++) {
            world.protect(i, 1 + i);
        }
        world.pass(30);
        world.service.scaleTo(0);
        world.pass(3000);

        String html = world.report().html();

        assertThat(html.length()).isLessThan(1000 * KILO);
        assertThat(data(html).get("untold").asInt()).isPositive();
        assertThat(world.report().svg()).contains(" more rows are left out.");
    }

    @Test
    void points_ofOneInstant_standInTheOrderOfWhatHappened() {
        ReportWorld world = new ReportWorld(1);
        world.protect(0, 30);
        world.ask(world.tasks.get(0).id(), false, null);
        world.protect(0, 40);
        world.protect(0, 50);

        JsonNode data = world.data();

        assertThat(marks(data, rows(data, "task").get(0)))
                .filteredOn(mark -> mark.contains(": done"))
                .containsExactly(
                        "set 0-0 protect for 30 min: done (typed API)",
                        "released 0-0 clear: done (typed API)",
                        "set 0-0 protect for 40 min: done (typed API)",
                        "renewed 0-0 renew for 50 min: done (typed API)");
    }

    @Test
    void points_thatAreEqualAndOfOneInstant_areToldToComeAtOnce() {
        ReportWorld world = new ReportWorld(1);
        IntStream.range(0, 5).forEach(i -> world.protect(0, 30));

        JsonNode data = world.data();

        assertThat(marks(data, rows(data, "task").get(0)))
                .contains("renewed 0-0 4 x renew for 30 min: done (typed API), at once");
    }

    @Test
    void services_ofOneName_haveTheirOwnTasksBehindThem() {
        ReportWorld world = new ReportWorld(2);
        world.service.delete();
        world.pass(10);
        world.ecs.cluster("media").createService(world.service.name(), 1);

        assertThat(ReportWorld.stream(world.data().get("rows")))
                .extracting(row -> row.get("kind").asText())
                .containsExactly("service", "task", "task", "service", "task");
        assertThat(rows(world.data(), "service"))
                .extracting(row -> row.get("count").asInt())
                .containsExactly(2, 1);
    }
}
