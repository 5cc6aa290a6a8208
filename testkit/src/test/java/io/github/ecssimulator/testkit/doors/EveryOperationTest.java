package io.github.ecssimulator.testkit.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.EcsReply;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.testkit.contract.AsyncAsSync;
import io.github.ecssimulator.testkit.protocol.EcsOperations;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.EcsResponse;

/** Worlds that were made alike are asked the same, each at another door: every operation is answered the same, whatever it is asked. */
class EveryOperationTest {
    private static final int ROUNDS = 12;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyDoor_askedTheSame_answersTheSame(long seed) throws Exception {
        List<Place> places = places();
        DrawnCalls drawn = new DrawnCalls(seed);
        List<String> operations =
                EcsRequest.operations().stream().filter(SdkTree::hasOperation).toList();
        TreeSet<String> accepted = new TreeSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (String operation : operations) {
                places.forEach(place -> place.ecs.clock().advance(Duration.ofNanos(1_234_567_891)));
                Answer first = askedEverywhere(places, operation, drawn.request(operation));
                drawn.learn(first.content);
                if (first.status == 200) {
                    accepted.add(operation);
                }
            }
        }
        assertThat(accepted).as("what was not refused each time").hasSizeGreaterThan(15);
        places.forEach(place -> place.ecs.close());
    }

    private static Answer askedEverywhere(List<Place> places, String operation, Map<String, Object> request)
            throws ReflectiveOperationException {
        Answer first = null;
        for (Place place : places) {
            Answer answer = place.door.ask(operation, request);
            first = first == null ? answer : first;
            assertThat(answer)
                    .as("%s of %s at the %s", operation, request, place.name)
                    .isEqualTo(first);
        }
        return first;
    }

    private static List<Place> places() {
        List<Place> places = new ArrayList<>();
        EcsSimulator ecs = world();
        places.add(new Place("typed API", ecs, typed(ecs.api())));
        ecs = world();
        places.add(new Place("direct client", ecs, client(EcsClients.direct(ecs))));
        ecs = world();
        places.add(new Place("direct async client", ecs, client(AsyncAsSync.of(EcsClients.directAsync(ecs)))));
        ecs = world();
        places.add(new Place("client over HTTP", ecs, client(EcsClients.overHttp(ecs))));
        ecs = world();
        places.add(new Place("async client over HTTP", ecs, client(AsyncAsSync.of(EcsClients.overHttpAsync(ecs)))));
        return places;
    }

    private static EcsSimulator world() {
        EcsSimulator ecs =
                EcsSimulator.builder().settling(Settling.off()).lenient().build();
        ecs.createCluster("media").createService("transcoder", 2);
        ecs.cluster("media").createService("external", ServiceSettings.external(2));
        ecs.registerTaskDefinition("job");
        return ecs;
    }

    private static Door typed(EcsApi api) {
        return (operation, request) -> {
            Class<?> type = EcsOperations.requestType(operation).orElseThrow();
            try {
                EcsReply<?> reply = api.execute((EcsRequest<?>) RecordTree.build(type, request));
                SdkPojo response = SdkTree.builder(operation + "Response");
                return new Answer(
                        200, reply.requestId(), SdkTree.known(response, (Map<?, ?>) RecordTree.of(reply.response())));
            } catch (EcsException e) {
                return new Answer(
                        e.error().statusCode(),
                        e.requestId(),
                        e.error().code() + ": " + e.error().message());
            }
        };
    }

    private static Door client(EcsClient client) {
        return (operation, request) -> {
            SdkPojo built = (SdkPojo) SdkTree.build(SdkTree.builder(operation + "Request"), request);
            String method = operation.substring(0, 1).toLowerCase(Locale.ROOT) + operation.substring(1);
            try {
                EcsResponse response = (EcsResponse)
                        EcsClient.class.getMethod(method, built.getClass()).invoke(client, built);
                return new Answer(200, response.responseMetadata().requestId(), SdkTree.of(response));
            } catch (InvocationTargetException e) {
                AwsServiceException refused = (AwsServiceException) e.getCause();
                String message = refused.awsErrorDetails().errorCode() + ": "
                        + refused.awsErrorDetails().errorMessage();
                return new Answer(refused.statusCode(), refused.requestId(), message);
            }
        };
    }

    private interface Door {
        Answer ask(String operation, Map<String, Object> request) throws ReflectiveOperationException;
    }

    private record Place(String name, EcsSimulator ecs, Door door) {}

    private record Answer(int status, String requestId, Object content) {}
}
