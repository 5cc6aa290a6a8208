package io.github.ecssimulator.testkit.http;

import com.sun.net.httpserver.HttpExchange;
import io.github.ecssimulator.testkit.http.agent.Octets;
import io.github.ecssimulator.testkit.http.agent.RequestBody;
import io.github.ecssimulator.testkit.http.agent.RequestBody.End;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;

/** Reads the body of a request, up to a bound, and tells how it ended. */
final class BodyReader {
    /** What is kept; the largest body that any door accepts has 1 MiB. */
    static final int KEPT_MAX = 1280 * 1024;

    /** What is read, so that a client that sends far too much still gets its answer. */
    private static final long READ_MAX = 16L << 20;

    private BodyReader() {}

    static RequestBody read(HttpExchange exchange) {
        boolean chunked = exchange.getRequestHeaders().containsKey("Transfer-Encoding");
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        End end = readInto(kept, exchange, chunked);
        return new RequestBody(Octets.of(kept), end, chunked);
    }

    private static End readInto(ByteArrayOutputStream kept, HttpExchange exchange, boolean chunked) {
        InputStream body = exchange.getRequestBody();
        byte[] buffer = new byte[8192];
        long total = 0;
        try {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                kept.write(buffer, 0, Math.min(read, KEPT_MAX - kept.size()));
                total += read;
                if (total > READ_MAX) {
                    return End.COMPLETE; // the rest is of no interest to anyone
                }
            }
            return total < announced(exchange) ? End.CUT_SHORT : End.COMPLETE;
        } catch (ClosedByInterruptException e) {
            return End.STALLED;
        } catch (IOException e) {
            return chunked ? End.MALFORMED : End.CUT_SHORT;
        }
    }

    private static long announced(HttpExchange exchange) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }
}
