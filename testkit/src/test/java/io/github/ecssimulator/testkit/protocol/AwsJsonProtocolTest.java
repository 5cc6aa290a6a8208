package io.github.ecssimulator.testkit.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.testkit.ScriptedApi;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsJsonProtocolTest {
    private static final String PREFIX = "AmazonEC2ContainerServiceV20141113.";
    private static final int MEBIBYTE = 1024 * 1024;

    private final ScriptedApi api =
            new ScriptedApi().answering(new UpdateTaskProtection.Response(List.of(), List.of()));
    private final AwsJsonProtocol protocol = new AwsJsonProtocol(api);

    @Test
    void request_allMembers_reachTheApiByTheirNames() {
        update("{\"cluster\":\"c\",\"tasks\":[\"a\",\"b\"],\"protectionEnabled\":true,\"expiresInMinutes\":60}");

        assertThat(api.calls()).containsExactly(new UpdateTaskProtection.Request("c", List.of("a", "b"), true, 60));
    }

    @Test
    void request_absentAndNullMembers_areAbsent() {
        update("{\"cluster\":null,\"protectionEnabled\":null}");

        assertThat(api.calls()).containsExactly(new UpdateTaskProtection.Request(null, null, null, null));
    }

    @Test
    void request_emptyList_isAnEmptyListAndNotAbsent() {
        protocol.handle(request("GetTaskProtection", "{\"tasks\":[]}"));

        assertThat(api.calls()).containsExactly(new GetTaskProtection.Request(null, List.of()));
    }

    @Test
    void request_unknownMembers_areIgnored() {
        update("{\"future\":{\"deep\":[1,{\"x\":null}]},\"cluster\":\"c\",\"more\":[[]]}");

        assertThat(api.calls()).containsExactly(new UpdateTaskProtection.Request("c", null, null, null));
    }

    @Test
    void request_memberGivenTwice_lastOneCounts() {
        update("{\"cluster\":\"first\",\"cluster\":\"last\"}");

        assertThat(api.calls()).containsExactly(new UpdateTaskProtection.Request("last", null, null, null));
    }

    @Test
    void request_utf8AndEscapes_areRead() {
        update("{\"cluster\":\"\\u00e4\u00f6 \\\"\\\\ \"}");

        assertThat(api.calls())
                .containsExactly(new UpdateTaskProtection.Request("\u00e4\u00f6 \"\\ ", null, null, null));
    }

    @Test
    void response_hasTheDocumentedHeadersAndStatus() {
        WireResponse response = update("{}");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers())
                .containsEntry("Content-Type", "application/x-amz-json-1.1")
                .containsEntry("x-amzn-RequestId", ScriptedApi.REQUEST_ID);
    }

    @Test
    void response_emptyLists_arePresent() {
        assertThat(update("{}").bodyText()).isEqualTo("{\"protectedTasks\":[],\"failures\":[]}");
    }

    @Test
    void response_absentMembers_areAbsent() {
        WireResponse response = answer(new GetTaskProtection.Response(
                List.of(new ProtectedTask("arn:t", false, null)), List.of(new Failure("arn:f", "MISSING", null))));

        assertThat(response.bodyText())
                .isEqualTo("{\"protectedTasks\":[{\"taskArn\":\"arn:t\",\"protectionEnabled\":false}],"
                        + "\"failures\":[{\"arn\":\"arn:f\",\"reason\":\"MISSING\"}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "2022-11-02T18:56:32.553Z, 1667415392.553",
        "2022-11-02T19:13:57Z, 1667416437.0",
        "2022-11-02T19:13:57.100Z, 1667416437.1",
        "1970-01-01T00:00:00Z, 0.0",
        "2286-11-20T17:46:40Z, 10000000000.0",
        "2022-11-02T19:13:57.000001Z, 1667416437.000001",
    })
    void response_instant_isPlainEpochSecondsWithAFraction(Instant instant, String expected) {
        WireResponse response =
                answer(new GetTaskProtection.Response(List.of(new ProtectedTask("t", true, instant)), List.of()));

        assertThat(response.bodyText()).contains("\"expirationDate\":" + expected + "}");
    }

    @Test
    void refusal_hasTypeMessageStatusAndRequestId() {
        AwsJsonProtocol refusing =
                new AwsJsonProtocol(new ScriptedApi().refusing(EcsError.clusterNotFound("Cluster \"x\" not found.")));

        WireResponse response = refusing.handle(request("GetTaskProtection", "{}"));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers()).containsEntry("x-amzn-RequestId", ScriptedApi.REQUEST_ID);
        assertThat(response.bodyText())
                .isEqualTo("{\"__type\":\"ClusterNotFoundException\",\"message\":\"Cluster \\\"x\\\" not found.\"}");
    }

    @Test
    void refusal_serverException_has500() {
        AwsJsonProtocol refusing = new AwsJsonProtocol(new ScriptedApi().refusing(EcsError.server("Sorry.")));

        assertThat(refusing.handle(request("GetTaskProtection", "{}")).status()).isEqualTo(500);
    }

    @Test
    void refusal_textWithLoneSurrogate_stillAnswers() {
        AwsJsonProtocol refusing = new AwsJsonProtocol(new ScriptedApi().refusing(EcsError.client("\ud800")));

        assertThat(refusing.handle(request("GetTaskProtection", "{}")).bodyText())
                .contains("\"message\":\"?\"");
    }

    @Test
    void replyLost_reachesTheTransport() {
        AwsJsonProtocol losing = new AwsJsonProtocol(new ScriptedApi().losingTheReply());

        assertThatThrownBy(() -> losing.handle(request("GetTaskProtection", "{}")))
                .isInstanceOf(ReplyLostException.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "UpdateTaskProtection",
                "DynamoDB_20120810.ListTables",
                PREFIX,
                PREFIX + "../Update",
                PREFIX + "Update TaskProtection",
                "amazonec2containerservicev20141113.GetTaskProtection"
            })
    void target_thatIsNoneOfEcs_isAnUnknownOperation(String target) {
        WireResponse response = protocol.handle(new WireRequest(target, bytes("{}")));

        assertRefused(response, 404, "UnknownOperationException");
        assertThat(api.unmodelled()).isEmpty();
    }

    @Test
    void target_operationNotModelled_isRefusedByName() {
        WireResponse response = protocol.handle(request("PutAttributes", "not even JSON"));

        assertRefused(response, 501, "OperationNotModelledException");
        assertThat(response.bodyText()).contains("PutAttributes").contains("[GetTaskProtection]");
        assertThat(api.unmodelled()).containsExactly("PutAttributes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "}",
                "{\"cluster\"",
                "{\"cluster\":",
                "{\"cluster\":\"c",
                "{\"cluster\":\"c\",}",
                "{'cluster':'c'}",
                "{cluster:\"c\"}",
                "{\"cluster\":\"c\"} x",
                "{\"cluster\":\"c\"}{}",
                "{\"cluster\":\"a\nb\"}",
                "{\"cluster\":NaN}",
                "{\"expiresInMinutes\":060}",
                "{\"expiresInMinutes\":+60}",
                "{} // comment",
                "\ufeff{}"
            })
    void body_notOneJsonObject_isASerializationException(String body) {
        assertRefused(update(body), 400, "SerializationException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "\"text\"",
                "5",
                "true",
                "{\"protectionEnabled\":\"true\"}",
                "{\"protectionEnabled\":1}",
                "{\"protectionEnabled\":[]}",
                "{\"cluster\":5}",
                "{\"cluster\":true}",
                "{\"cluster\":{}}",
                "{\"cluster\":[\"c\"]}",
                "{\"tasks\":\"a\"}",
                "{\"tasks\":{}}",
                "{\"tasks\":[1]}",
                "{\"tasks\":[[\"a\"]]}",
                "{\"tasks\":[\"a\",null]}",
                "{\"expiresInMinutes\":\"60\"}",
                "{\"expiresInMinutes\":1.5}",
                "{\"expiresInMinutes\":60.0}",
                "{\"expiresInMinutes\":6e1}",
                "{\"expiresInMinutes\":true}",
                "{\"expiresInMinutes\":{}}",
                "{\"expiresInMinutes\":2147483648}",
                "{\"expiresInMinutes\":-2147483649}",
                "{\"expiresInMinutes\":99999999999999999999999999999}",
                "{\"expiresInMinutes\":1e999999999}",
            })
    void body_memberOfAnotherType_isASerializationException(String body) {
        assertRefused(update(body), 400, "SerializationException");
    }

    @Test
    void body_memberOfAnotherType_isNamedInTheMessage() {
        assertThat(update("{\"tasks\":[\"a\",7]}").bodyText())
                .contains("The value of /tasks/1 is a number where a string is expected.");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 5_000})
    void body_numberOfManyDigits_isASerializationException(int digits) {
        assertRefused(update("{\"expiresInMinutes\":" + "9".repeat(digits) + "}"), 400, "SerializationException");
    }

    @Test
    void body_largestAndSmallestInteger_reachTheApi() {
        update("{\"expiresInMinutes\":2147483647}");
        update("{\"expiresInMinutes\":-2147483648}");

        assertThat(api.calls())
                .containsExactly(
                        new UpdateTaskProtection.Request(null, null, null, Integer.MAX_VALUE),
                        new UpdateTaskProtection.Request(null, null, null, Integer.MIN_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"x\":"})
    void body_nestedTooDeep_isASerializationException(String opening) {
        assertRefused(update("{\"unknown\":" + opening.repeat(50_000)), 400, "SerializationException");
    }

    @Test
    void body_invalidUtf8_isASerializationException() {
        byte[] body = bytes("{\"cluster\":\"?\"}");
        body[12] = (byte) 0xff;

        assertRefused(
                protocol.handle(new WireRequest(PREFIX + "GetTaskProtection", body)), 400, "SerializationException");
    }

    @Test
    void body_utf16_isASerializationException() {
        byte[] body = "{\"cluster\":\"c\"}".getBytes(StandardCharsets.UTF_16LE);

        assertRefused(
                protocol.handle(new WireRequest(PREFIX + "GetTaskProtection", body)), 400, "SerializationException");
    }

    @Test
    void body_gzip_isNamed() {
        byte[] body = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

        WireResponse response = protocol.handle(new WireRequest(PREFIX + "GetTaskProtection", body));

        assertRefused(response, 400, "SerializationException");
        assertThat(response.bodyText()).contains("The body is not UTF-8 but gzip; send it without Content-Encoding.");
    }

    @Test
    void body_tenMebibytes_isTooLarge() {
        assertRefused(update(" ".repeat(10 * MEBIBYTE)), 413, "RequestEntityTooLarge");
    }

    @Test
    void body_exactlyTheLargest_isRead() {
        assertThat(update("{}" + " ".repeat(MEBIBYTE - 2)).status()).isEqualTo(200);
    }

    @Test
    void refusals_ofTheProtocol_haveRequestIdsOfTheirOwn() {
        String first = update("").headers().get("x-amzn-RequestId");
        String second = update("").headers().get("x-amzn-RequestId");

        assertThat(first).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}").isNotEqualTo(second);
    }

    private void assertRefused(WireResponse response, int status, String code) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.bodyText())
                .startsWith("{\"__type\":\"" + code + "\",\"message\":\"")
                .endsWith("\"}");
        assertThat(response.bodyText()).doesNotContain("\\tat ", "Exception:", "fasterxml");
        assertThat(response.headers()).containsEntry("Content-Type", "application/x-amz-json-1.1");
        assertThat(api.calls()).isEmpty();
    }

    private WireResponse update(String body) {
        return protocol.handle(request("UpdateTaskProtection", body));
    }

    private static WireResponse answer(GetTaskProtection.Response response) {
        return new AwsJsonProtocol(new ScriptedApi().answering(response)).handle(request("GetTaskProtection", "{}"));
    }

    private static WireRequest request(String operation, String body) {
        return new WireRequest(PREFIX + operation, bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
