package io.github.ecssimulator.realclients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What a test in any language asks of the simulator itself. */
final class Control {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;

    Control(URI endpoint) {
        this.endpoint = endpoint;
    }

    void reset() {
        post("reset", "");
    }

    String advance(String duration) {
        return post("clock/advance", "{\"duration\":\"" + duration + "\"}");
    }

    /** For an error that the world never gives by itself. */
    void refuseNext(String operation, String code, int status) {
        post(
                "faults",
                "{\"operation\":\"%s\",\"outcome\":\"refuse\",\"error\":{\"code\":\"%s\",\"statusCode\":%d,\"message\":\"Told to.\"}}"
                        .formatted(operation, code, status));
    }

    private String post(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/_simulator/" + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        request + " was answered " + response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
