package io.github.ecssimulator.testkit.internal.http;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the server makes of the bytes on a connection, without the connection. */
public final class WireBytes {
    private static final String CLIENT = "127.0.0.1:49152";
    private static final String DATE = "Mon, 01 Jan 2024 00:00:00 GMT";

    private WireBytes() {}

    /** Answers the requests in some bytes that arrive in parts of a size. */
    public static List<Exchange> exchanges(byte[] bytes, int partSize, Door door) {
        List<Exchange> exchanges = new ArrayList<>();
        RequestReader reader = new RequestReader(CLIENT, door);
        for (int from = 0; from < bytes.length; from += partSize) {
            ByteBuffer in = ByteBuffer.wrap(bytes, from, Math.min(partSize, bytes.length - from));
            while (in.hasRemaining()) {
                IncomingRequest request = reader.read(in);
                if (request != null) {
                    Exchange exchange = exchange(request, reader.isTooLarge(), door);
                    exchanges.add(exchange);
                    if (reader.isLast() || exchange.closes()) {
                        return exchanges;
                    }
                    reader = new RequestReader(CLIENT, door);
                }
            }
        }
        IncomingRequest last = reader.end();
        if (last != null) {
            exchanges.add(exchange(last, reader.isTooLarge(), door));
        }
        return exchanges;
    }

    private static Exchange exchange(IncomingRequest request, boolean tooLarge, Door door) {
        Optional<HttpAnswer.Response> refusal =
                tooLarge ? Optional.of(ServerGate.tooLarge()) : ServerGate.unreadable(request);
        HttpAnswer answer = refusal.isPresent() ? refusal.get() : door.answer(request);
        Octets sent = answer instanceof HttpAnswer.Response response
                ? Octets.of(AnswerBytes.of(response, request, DATE).array())
                : Octets.empty();
        return new Exchange(request, answer, sent);
    }

    /** A request, its answer, and the bytes that a client sees of that. */
    public record Exchange(IncomingRequest request, HttpAnswer answer, Octets sent) {

        boolean closes() {
            return !(answer instanceof HttpAnswer.Response response) || response.closesConnection();
        }
    }
}
