package io.github.ecssimulator.testkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

/** The SDK's paginators; each list has seven items on pages of three. */
class PaginatorTest {
    private static final int ITEMS = 7;
    private static final int PER_PAGE = 3;

    private final EcsSimulator ecs = EcsSimulator.create();

    /** The two ways to a client. */
    enum Door {
        DIRECT {
            @Override
            EcsClient sync(EcsSimulator ecs) {
                return EcsClients.direct(ecs);
            }

            @Override
            EcsAsyncClient async(EcsSimulator ecs) {
                return EcsClients.directAsync(ecs);
            }
        },
        OVER_HTTP {
            @Override
            EcsClient sync(EcsSimulator ecs) {
                return EcsClients.overHttp(ecs);
            }

            @Override
            EcsAsyncClient async(EcsSimulator ecs) {
                return EcsClients.overHttpAsync(ecs);
            }
        };

        abstract EcsClient sync(EcsSimulator ecs);

        abstract EcsAsyncClient async(EcsSimulator ecs);
    }

    @BeforeEach
    void fillTheWorld() {
        EcsClient client = EcsClients.direct(ecs);
        IntStream.range(0, ITEMS).forEach(i -> client.createCluster(r -> r.clusterName("c" + i)));
        IntStream.range(0, ITEMS).forEach(i -> client.registerContainerInstance(r -> r.cluster("c0")));
        IntStream.range(0, ITEMS)
                .forEach(i -> client.registerTaskDefinition(r -> r.family("app")
                        .containerDefinitions(ContainerDefinition.builder()
                                .name("app")
                                .image("app:1")
                                .memory(128)
                                .build())));
        IntStream.range(1, ITEMS).forEach(i -> ecs.registerTaskDefinition("family" + i));
        IntStream.range(0, ITEMS)
                .forEach(i -> client.createService(r -> r.cluster("c0")
                        .serviceName("s" + i)
                        .taskDefinition("app")
                        .desiredCount(1)));
    }

    @AfterEach
    void close() {
        ecs.close();
    }

    @ParameterizedTest
    @EnumSource
    void paginators_syncClient_answerEachItemOnce(Door door) {
        EcsClient client = door.sync(ecs);

        assertEachOnce(client.listClustersPaginator(r -> r.maxResults(PER_PAGE)).clusterArns().stream());
        assertEachOnce(client.listServicesPaginator(r -> r.cluster("c0").maxResults(PER_PAGE)).serviceArns().stream());
        assertEachOnce(client.listTasksPaginator(r -> r.cluster("c0").maxResults(PER_PAGE)).taskArns().stream());
        assertEachOnce(
                client
                        .listTaskDefinitionsPaginator(r -> r.familyPrefix("app").maxResults(PER_PAGE))
                        .taskDefinitionArns()
                        .stream());
        assertEachOnce(
                client
                        .listContainerInstancesPaginator(r -> r.cluster("c0").maxResults(PER_PAGE))
                        .containerInstanceArns()
                        .stream());
        assertEachOnce(client.listTaskDefinitionFamiliesPaginator(r -> r.maxResults(PER_PAGE)).families().stream());
        assertThat(client.listClustersPaginator(r -> r.maxResults(PER_PAGE)).stream())
                .hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void paginators_asyncClient_publishEachItemOnce(Door door) {
        EcsAsyncClient client = door.async(ecs);

        assertPublishesEachOnce(
                client.listClustersPaginator(r -> r.maxResults(PER_PAGE)).clusterArns());
        assertPublishesEachOnce(
                client.listServicesPaginator(r -> r.cluster("c0").maxResults(PER_PAGE))
                        .serviceArns());
        assertPublishesEachOnce(client.listTasksPaginator(r -> r.cluster("c0").maxResults(PER_PAGE))
                .taskArns());
        assertPublishesEachOnce(
                client.listTaskDefinitionsPaginator(r -> r.familyPrefix("app").maxResults(PER_PAGE))
                        .taskDefinitionArns());
        assertPublishesEachOnce(
                client.listContainerInstancesPaginator(r -> r.cluster("c0").maxResults(PER_PAGE))
                        .containerInstanceArns());
    }

    private static void assertEachOnce(Stream<String> arns) {
        assertThat(arns.toList()).hasSize(ITEMS).doesNotHaveDuplicates();
    }

    private static void assertPublishesEachOnce(SdkPublisher<String> arns) {
        List<String> published = new CopyOnWriteArrayList<>();
        Consumer<String> add = published::add;
        CompletableFuture<Void> done = arns.subscribe(add);

        assertThat(done).isCompleted();
        assertEachOnce(published.stream());
    }
}
