package io.github.ecssimulator.testkit.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.badinput.Worlds.Face;
import io.github.ecssimulator.testkit.protocol.AwsJsonProtocol;
import io.github.ecssimulator.testkit.protocol.WireRequest;
import io.github.ecssimulator.testkit.protocol.WireResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Any header and any body: an answer, or an error of AWS's shape and nothing changed. */
final class ProtocolTarget {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Integer> REFUSALS = Set.of(400, 404, 413, 501);

    private ProtocolTarget() {}

    static void take(byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        String line = new String(input, 0, end, UTF_8);
        byte[] body = Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length);
        if (Worlds.mayBeLarge(new String(body, UTF_8))) {
            return;
        }
        String header = line.startsWith("!") ? line.substring(1) : "AmazonEC2ContainerServiceV20141113." + line.strip();
        EcsSimulator ecs = Worlds.small();
        Face before = Face.of(ecs);
        WireResponse response = new AwsJsonProtocol(ecs.api()).handle(new WireRequest(header, body));
        check(response, input);
        if (response.status() == 200) {
            Worlds.goOn(ecs);
        } else {
            assertThat(Face.of(ecs)).isEqualTo(before);
        }
    }

    private static void check(WireResponse response, byte[] input) {
        String text = new String(response.body(), UTF_8);
        Leaks.none(text, input);
        JsonNode body = tree(text);
        assertThat(body.isObject()).as(text).isTrue();
        if (response.status() != 200) {
            assertThat(response.status()).as(text).isIn(REFUSALS);
            assertThat(body.fieldNames()).toIterable().containsExactly("__type", "message");
            assertThat(body.path("__type").asText()).matches("[A-Z][A-Za-z]+");
            assertThat(body.path("message").asText()).isNotBlank();
        }
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("The answer is no JSON: " + text, e);
        }
    }

    static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (String operation : Worlds.small().api().modelledOperations()) {
            seeds.add((operation + "\n{}").getBytes(UTF_8));
        }
        return seeds;
    }
}
