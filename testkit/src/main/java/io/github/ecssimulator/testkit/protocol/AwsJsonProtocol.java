package io.github.ecssimulator.testkit.protocol;

import com.fasterxml.jackson.core.JsonParser;
import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.EcsReply;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.testkit.internal.json.JsonText;
import io.github.ecssimulator.testkit.internal.json.MalformedJsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ECS API as AWS JSON 1.1: a request as bytes in, the response as bytes out.
 *
 * <p>Whatever the bytes are, the answer is AWS-shaped; a refused request changes nothing. Safe for use from any thread.
 *
 * <pre>{@code
 * AwsJsonProtocol protocol = new AwsJsonProtocol(ecs.api("my transport"));
 * WireResponse response = protocol.handle(new WireRequest(header, bytes));
 * }</pre>
 */
public final class AwsJsonProtocol {
    private static final String TARGET_PREFIX = "AmazonEC2ContainerServiceV20141113."; // documented: MODEL
    private static final Pattern OPERATION = Pattern.compile("[A-Za-z0-9]{1,64}");
    // ECS's own limit is not published; the largest valid request of any operation stays far below.
    private static final int LARGEST_BODY = 1024 * 1024;

    private final EcsApi api;
    private final Body json = new Body();
    private final AtomicLong refusals = new AtomicLong();

    /** Makes the protocol over the typed API that answers. */
    public AwsJsonProtocol(EcsApi api) {
        this.api = Objects.requireNonNull(api, "api");
    }

    /**
     * {@return the response to one request, also to one that was refused}
     *
     * @throws ReplyLostException if a fault lost the reply; a transport answers with a broken connection
     * @throws IllegalStateException if the simulator is closed
     */
    public WireResponse handle(WireRequest request) {
        try {
            return execute(decode(Objects.requireNonNull(request, "request")));
        } catch (EcsException e) {
            return refusal(e);
        }
    }

    /** {@return the response that tells of a refused call, with the error as its body} */
    public WireResponse refusal(EcsException refused) {
        EcsError error = Objects.requireNonNull(refused, "refused").error();
        return WireResponse.of(error.statusCode(), refused.requestId(), json.write(error));
    }

    /**
     * {@return the refusal, with a request id of its own, of a request that never became a call, because its bytes or members are
     * not of ECS's shape}
     */
    public EcsException refuse(EcsError error) {
        // Counted, not random: the same calls give the same bytes. The calls that the world numbers never look like it.
        return new EcsException(
                Objects.requireNonNull(error, "error"),
                new UUID(0x4000L, Long.MIN_VALUE | refusals.incrementAndGet()).toString());
    }

    private WireResponse execute(EcsRequest<?> request) {
        EcsReply<?> reply = api.execute(request);
        return WireResponse.of(200, reply.requestId(), json.write(reply.response()));
    }

    private EcsRequest<?> decode(WireRequest request) {
        Class<?> type = requestType(request.targetOrNull());
        if (request.body().length > LARGEST_BODY) {
            // documented: CommonErrors
            throw refuse(new EcsError(
                    "RequestEntityTooLarge",
                    413,
                    "The body has " + request.body().length + " bytes; at most " + LARGEST_BODY + " are accepted."));
        }
        try {
            return (EcsRequest<?>) json.read(type, request.body());
        } catch (WireFormatException e) {
            throw refuse(EcsError.serialization(Objects.requireNonNullElse(e.getMessage(), "")));
        }
    }

    private Class<?> requestType(@Nullable String target) {
        if (target != null && target.startsWith(TARGET_PREFIX)) {
            String operation = target.substring(TARGET_PREFIX.length());
            Optional<Class<?>> modelled = EcsOperations.requestType(operation);
            if (modelled.isPresent()) {
                return modelled.get();
            }
            if (OPERATION.matcher(operation).matches()) {
                throw api.refuseUnmodelled(operation);
            }
        }
        // documented: CommonErrors
        throw refuse(new EcsError(
                "UnknownOperationException",
                404,
                "The header X-Amz-Target must be " + TARGET_PREFIX + " and the name of an operation."));
    }

    /** Bodies as bytes: requests are read strictly, responses are written compactly. */
    private static final class Body {
        // A function of the class alone, so every world of the JVM may share it: each test makes new ones.
        private static final ClassValue<JsonCodec.OfRecord> CODECS = new ClassValue<>() {
            @Override
            protected JsonCodec.OfRecord computeValue(Class<?> type) {
                return JsonCodec.OfRecord.of(type);
            }
        };

        private final JsonText json = new JsonText();

        Object read(Class<?> requestType, byte[] body) throws WireFormatException {
            JsonCodec.OfRecord codec = CODECS.get(requestType);
            try (JsonParser parser = json.parser(text(body))) {
                if (parser.nextToken() == null) {
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
                throw new WireFormatException("The body " + JsonText.notUtf8(body) + ".");
            }
        }

        byte[] write(Object response) {
            JsonCodec.OfRecord codec = CODECS.get(response.getClass());
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
}
