package io.github.ecssimulator.testkit.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.ecssimulator.testkit.http.agent.AgentAnswer;
import io.github.ecssimulator.testkit.http.agent.AgentRequest;
import io.github.ecssimulator.testkit.http.agent.HeaderField;
import io.github.ecssimulator.testkit.http.agent.HeaderList;
import io.github.ecssimulator.testkit.http.agent.RequestBody;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Carries requests and answers over the JDK's HTTP server. */
final class ExchangeAdapter implements HttpHandler {
    private final Door door;
    private final Transfers transfers;

    ExchangeAdapter(Door door, Transfers transfers) {
        this.door = door;
        this.transfers = transfers;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            answer(exchange);
        } catch (Error e) {
            throw new IOException("The server failed: " + e, e); // only for exceptions does the JDK's server close
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        AgentRequest request = request(exchange, BodyReader.read(exchange));
        if (!transfers.end()) {
            throw new IOException("The request did not arrive in time."); // the JDK's server closes the connection
        }
        AgentAnswer answer = door.answer(request); // takes as long as the user's own code in it takes
        if (answer instanceof AgentAnswer.Hanging hanging) {
            var unused = hanging.end().whenComplete((nothing, error) -> exchange.close()); // no thread waits for it
            return;
        }
        transfers.begin();
        if (answer instanceof AgentAnswer.Response response) {
            send(exchange, response);
        } else {
            throw new IOException("The answer is to close the connection.");
        }
    }

    private static AgentRequest request(HttpExchange exchange, RequestBody body) {
        return new AgentRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(), // as sent, one char for each byte
                exchange.getProtocol(),
                headers(exchange),
                body,
                text(exchange.getRemoteAddress()));
    }

    private static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    private static HeaderList headers(HttpExchange exchange) {
        List<HeaderField> fields = new ArrayList<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.forEach(value -> fields.add(new HeaderField(name, value))));
        return new HeaderList(fields);
    }

    private static void send(HttpExchange exchange, AgentAnswer.Response response) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        for (HeaderField field : response.headers().fields()) {
            if (head || !field.name().equalsIgnoreCase("Content-Length")) { // else the JDK's server writes its own
                exchange.getResponseHeaders().add(field.name(), field.value());
            }
        }
        if (response.closesConnection()) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
        int length = response.body().length();
        exchange.sendResponseHeaders(response.status(), head || length == 0 ? -1 : length);
        if (!head && length > 0) {
            try (OutputStream body =
                    exchange.getResponseBody()) { // closed first: closing the exchange may not flush it
                body.write(response.body().toByteArray());
            }
        }
        exchange.close();
    }
}
