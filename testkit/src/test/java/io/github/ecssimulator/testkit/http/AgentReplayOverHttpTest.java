package io.github.ecssimulator.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.testkit.internal.agent.RecordedExchange;
import io.github.ecssimulator.testkit.internal.agent.RecordedExchange.Seen;
import io.github.ecssimulator.testkit.internal.http.LoopbackListener;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Replays every recorded exchange over a socket. */
class AgentReplayOverHttpTest {

    @TestFactory
    Stream<DynamicTest> server_recordedRequest_answersAsRecorded() {
        return RecordedExchange.all().stream()
                .map(exchange -> DynamicTest.dynamicTest(exchange.id(), () -> replay(exchange)));
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
            assertThat(seen).isEqualTo(recorded);
        }
    }
}
