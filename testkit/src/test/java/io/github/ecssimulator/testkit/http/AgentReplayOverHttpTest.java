package io.github.ecssimulator.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.testkit.http.agent.RecordedExchange;
import io.github.ecssimulator.testkit.http.agent.RecordedExchange.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Replays every recorded exchange over the JDK's HTTP server. */
class AgentReplayOverHttpTest {

    /** What the JDK's server does otherwise, each explained in docs/fidelity.md. */
    private static final Set<String> DIVERGENT = Set.of(
            "get-bad-request-line",
            "get-http10-no-host",
            "get-http11-no-host",
            "get-http2-version",
            "get-path-star",
            "get-transfer-encoding-unknown",
            "put-content-length-too-long",
            "put-http10");

    @TestFactory
    Stream<DynamicTest> server_recordedRequest_answersAsRecordedUnlessListed() {
        return RecordedExchange.all().stream()
                .map(exchange -> DynamicTest.dynamicTest(exchange.id(), () -> replay(exchange)));
    }

    @Test
    void divergences_areThoseThatTheLedgerExplains() throws IOException {
        String ledger = Files.readString(Path.of("../docs/fidelity.md"));
        String section = ledger.substring(
                ledger.indexOf("### What the JDK's HTTP server does otherwise"),
                ledger.indexOf("### Chosen where nothing was recorded"));

        assertThat(Pattern.compile("`((?:get|put)-[a-z0-9-]+)`")
                        .matcher(section)
                        .results())
                .extracting(id -> id.group(1))
                .containsExactlyInAnyOrderElementsOf(DIVERGENT);
    }

    private static void replay(RecordedExchange exchange) {
        try (LoopbackListener listener = LoopbackListener.start(0, exchange.agent()::answer);
                RawConnection connection = RawConnection.from(exchange.clientAddress(), listener.endpoint())) {
            connection.send(exchange.requestBytes());
            if (!exchange.isStalled()) {
                connection.endOfSending();
            }
            Seen recorded = exchange.recorded(connection.localPort());
            Seen seen = exchange.seen(connection.readToEnd()).comparedTo(recorded);
            if (DIVERGENT.contains(exchange.id())) {
                assertThat(seen)
                        .as("no divergence any more: take it off the list")
                        .isNotEqualTo(recorded);
            } else {
                assertThat(seen).isEqualTo(recorded);
            }
        }
    }
}
