package io.github.ecssimulator.testkit.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.testkit.internal.agent.ServerReply.BodyUse;
import io.github.ecssimulator.testkit.internal.http.Headers;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest.RequestBody;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest.RequestBody.End;
import io.github.ecssimulator.testkit.internal.http.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Go's server makes of a body that its handler did not read to the end. */
class ServerReplyTest {
    private static final Draft DRAFT = Draft.json(200, Octets.utf8("{}"), "ok");

    private static RequestBody body(int bytes, End end, boolean chunked) {
        return new RequestBody(Octets.utf8("x".repeat(bytes)), end, chunked);
    }

    private static HttpAnswer.Response reply(String version, RequestBody body, BodyUse use, String... headers) {
        IncomingRequest request = new IncomingRequest("PUT", "/", version, Headers.of(headers), body, "10.0.0.1:5");
        ServerReply reply = new ServerReply(request);
        reply.use(use);
        return (HttpAnswer.Response) reply.finished(DRAFT).answer();
    }

    @ParameterizedTest
    @CsvSource({
        "10000, 0, 512",
        "10000, 511, 512",
        "10000, 512, 512",
        "10000, 513, 1536",
        "10000, 1536, 1536",
        "10000, 1537, 3584",
        "10000, 9999, 10000",
        "100, 1, 100",
        "100, 100, 100",
        "0, 0, 0"
    })
    void byDecoder_body_isReadAheadIntoABufferThatGrows(int total, int examined, int read) {
        assertThat(BodyUse.byDecoder(body(total, End.COMPLETE, false), examined, true))
                .isEqualTo(new BodyUse(read, true));
    }

    @ParameterizedTest
    @CsvSource({"262143, false, false", "262144, false, true", "262144, true, false", "262145, true, true"})
    void leavesTooMuch_restOf256KiB_isTooMuchUnlessItIsChunked(int rest, boolean chunked, boolean tooMuch) {
        RequestBody body = body(512 + rest, End.COMPLETE, chunked);

        assertThat(new BodyUse(512, false).leavesTooMuch(body)).isEqualTo(tooMuch);
        assertThat(reply("HTTP/1.0", body, new BodyUse(512, false), "Connection", "keep-alive")
                        .closesConnection())
                .isEqualTo(tooMuch);
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETE, true, false, false",
        "COMPLETE, false, false, false",
        "MALFORMED, true, true, true",
        "CUT_SHORT, false, false, true",
        "CUT_SHORT, false, true, false",
        "CUT_SHORT, true, true, true"
    })
    void leavesUnreadable_bodyThatBreaksOff_isReadableOnlyToWhoSawItsEnd(
            End end, boolean chunked, boolean sawEnd, boolean unreadable) {
        assertThat(new BodyUse(8, sawEnd).leavesUnreadable(body(8, end, chunked)))
                .isEqualTo(unreadable);
    }

    @Test
    void finished_wholeBody_keepsTheConnection() {
        HttpAnswer.Response reply = reply("HTTP/1.1", body(8, End.COMPLETE, false), new BodyUse(8, false));

        assertThat(reply.closesConnection()).isFalse();
        assertThat(reply.headers().first("Connection")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "7, true", "8, false"})
    void finished_bodyThatWaitsForItsContinue_isGivenUpUnlessItWasRead(int read, boolean closes) {
        HttpAnswer.Response reply =
                reply("HTTP/1.1", body(8, End.COMPLETE, false), new BodyUse(read, false), "Expect", "100-continue");

        assertThat(reply.closesConnection()).isEqualTo(closes);
    }

    @Test
    void finished_expectationWithoutABody_keepsTheConnection() {
        HttpAnswer.Response reply =
                reply("HTTP/1.1", RequestBody.none(), new BodyUse(1, false), "Expect", "100-continue");

        assertThat(reply.closesConnection()).isFalse();
    }

    @Test
    void finished_http10ThatAsksForBoth_isClosed() {
        HttpAnswer.Response reply =
                reply("HTTP/1.0", RequestBody.none(), new BodyUse(0, false), "Connection", "keep-alive, close");

        assertThat(reply.closesConnection()).isTrue();
        assertThat(reply.headers().first("Connection")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"204, true", "304, false"})
    void finished_statusWithoutABody_saysNeitherLengthNorWords(int status, boolean hasType) {
        IncomingRequest request =
                new IncomingRequest("PUT", "/", "HTTP/1.1", Headers.of(), RequestBody.none(), "10.0.0.1:5");
        TracedAnswer traced = new ServerReply(request).finished(Draft.json(status, Octets.utf8("{}"), "words"));

        HttpAnswer.Response reply = (HttpAnswer.Response) traced.answer();
        assertThat(reply.body()).isEqualTo(Octets.empty());
        assertThat(reply.headers().first("Content-Length")).isEmpty();
        assertThat(reply.headers().first("Content-Type").isPresent()).isEqualTo(hasType);
        assertThat(traced.words()).isEqualTo("without a body");
    }
}
