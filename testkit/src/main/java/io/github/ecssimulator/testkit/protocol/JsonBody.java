package io.github.ecssimulator.testkit.protocol;

import com.fasterxml.jackson.core.JsonParser;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.testkit.internal.json.JsonText;
import io.github.ecssimulator.testkit.internal.json.MalformedJsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Bodies as bytes: requests are read strictly, responses are written compactly. */
final class JsonBody {
    private static final Map<Class<?>, RecordCodec> REQUESTS = EcsOperations.requestTypes().values().stream()
            .collect(Collectors.toUnmodifiableMap(type -> type, RecordCodec::of));

    private final JsonText json = new JsonText();
    private final Map<Class<?>, RecordCodec> responses = new ConcurrentHashMap<>();

    Object read(Class<?> requestType, byte[] body) throws WireFormatException {
        RecordCodec codec = REQUESTS.get(requestType);
        try (JsonParser parser = json.parser(text(body))) {
            if (codec == null || parser.nextToken() == null) {
                // inferred: AWS SDKs always send at least {}, and no bytes are no JSON object, so this is refused.
                throw new WireFormatException("The body is empty; an operation without members still takes {}.");
            }
            Object request = codec.read(parser);
            if (parser.nextToken() != null) {
                throw new WireFormatException("The body goes on after its JSON object.");
            }
            return request;
        } catch (WireFormatException e) {
            throw e;
        } catch (MalformedJsonException e) {
            throw new WireFormatException("The body " + e.getMessage() + ".");
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed.", e);
        }
    }

    private static String text(byte[] body) throws WireFormatException {
        try {
            return JsonText.decode(body);
        } catch (CharacterCodingException e) {
            throw new WireFormatException("The body is not UTF-8.");
        }
    }

    byte[] write(Object response) {
        RecordCodec codec = responses.computeIfAbsent(response.getClass(), RecordCodec::of);
        return json.bytes(generator -> codec.write(response, generator));
    }

    // observed: section 5: the bare name of the error as __type, and the message in lower case.
    byte[] write(EcsError error) {
        return json.bytes(generator -> {
            generator.writeStartObject();
            generator.writeStringField("__type", error.code());
            generator.writeStringField("message", error.message());
            generator.writeEndObject();
        });
    }
}
