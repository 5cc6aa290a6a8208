package io.github.ecssimulator.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.testkit.internal.agent.RecordedExchange;
import io.github.ecssimulator.testkit.internal.agent.RecordedExchange.Seen;
import io.github.ecssimulator.testkit.internal.http.LoopbackListener;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Replays every recorded exchange over a socket. */
class AgentReplayOverHttpTest {

    @TestFactory
    Stream<DynamicTest> server_recordedRequest_answersAsRecorded() {
        return RecordedExchange.all().stream()
                .map(AgentReplayOverHttpTest::test)
                .toList() // so that the agent waits for what is never sent while the others are replayed
                .stream();
    }

    private static DynamicTest test(RecordedExchange exchange) {
        Optional<Replay> begun = exchange.isStalled() ? Optional.of(Replay.begin(exchange)) : Optional.empty();
        return DynamicTest.dynamicTest(exchange.id(), () -> {
            try (Replay replay = begun.orElseGet(() -> Replay.begin(exchange))) {
                replay.end();
            }
        });
    }

    private record Replay(RecordedExchange exchange, LoopbackListener listener, RawConnection connection)
            implements AutoCloseable {

        static Replay begin(RecordedExchange exchange) {
            LoopbackListener listener = LoopbackListener.start(0, exchange.agent()::answer);
            RawConnection connection = RawConnection.from(exchange.clientAddress(), listener.endpoint());
            connection.send(exchange.requestBytes());
            if (!exchange.isStalled()) {
                connection.endOfSending();
            }
            return new Replay(exchange, listener, connection);
        }

        void end() {
            Seen recorded = exchange.recorded(connection.localPort());
            Seen seen = exchange.seen(connection.readToEnd()).comparedTo(recorded);
            assertThat(seen).isEqualTo(recorded);
        }

        @Override
        public void close() {
            connection.close();
            listener.close();
        }
    }
}
