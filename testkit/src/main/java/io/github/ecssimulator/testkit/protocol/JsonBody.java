package io.github.ecssimulator.testkit.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.ecssimulator.api.EcsError;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Bodies as bytes: requests are read strictly, responses are written compactly. */
final class JsonBody {
    // The deepest shape of ECS has about ten levels; unknown members may nest somewhat deeper.
    private static final int DEEPEST_NESTING = 64;
    private static final Map<Class<?>, RecordCodec> REQUESTS = EcsOperations.requestTypes().values().stream()
            .collect(Collectors.toUnmodifiableMap(type -> type, RecordCodec::of));

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST_NESTING)
                    .build())
            .build();
    private final Map<Class<?>, RecordCodec> responses = new ConcurrentHashMap<>();

    Object read(Class<?> requestType, byte[] body) throws WireFormatException {
        RecordCodec codec = REQUESTS.get(requestType);
        try (JsonParser parser = json.createParser(text(body))) {
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
        } catch (JsonProcessingException e) {
            throw new WireFormatException("The body is not well-formed JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed.", e);
        }
    }

    private static String text(byte[] body) throws WireFormatException {
        try {
            // A fresh decoder reports malformed bytes; Jackson alone would also guess UTF-16 and UTF-32.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new WireFormatException("The body is not UTF-8.");
        }
    }

    byte[] write(Object response) {
        RecordCodec codec = responses.computeIfAbsent(response.getClass(), RecordCodec::of);
        return bytes(generator -> codec.write(response, generator));
    }

    // observed: section 5: the bare name of the error as __type, and the message in lower case.
    byte[] write(EcsError error) {
        return bytes(generator -> {
            generator.writeStartObject();
            generator.writeStringField("__type", error.code());
            generator.writeStringField("message", error.message());
            generator.writeEndObject();
        });
    }

    private byte[] bytes(Body body) {
        // Through text, because a lone surrogate that a caller sent must not make the answer fail.
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = json.createGenerator(text)) {
            body.writeTo(generator);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed.", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private interface Body {
        void writeTo(JsonGenerator generator) throws IOException;
    }
}
