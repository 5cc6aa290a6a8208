package io.github.ecssimulator.testkit.doors;

import io.github.ecssimulator.api.Structure;
import io.github.ecssimulator.testkit.protocol.EcsOperations;
import io.github.ecssimulator.testkit.protocol.RecordMember;
import io.github.ecssimulator.testkit.protocol.RecordShape;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;

/** Requests of any operation, drawn by a seed: half of them of what answers have named, half of whatever a client may send. */
final class DrawnCalls {
    private static final Set<String> OFTEN =
            Set.of(("cluster service services serviceName task tasks taskDefinition taskDefinitions family"
                            + " name image memory containerDefinitions resourceArn tags key tagKeys protectionEnabled status containerInstance"
                            + " containerInstances taskSet taskSets scale value unit serviceDeploymentArns serviceRevisionArns")
                    .split(" ", -1));
    private static final List<String> WORDS = List.of(
            "ACTIVE",
            "INACTIVE",
            "DRAINING",
            "RUNNING",
            "STOPPED",
            "FARGATE",
            "EC2",
            "EXTERNAL",
            "ECS",
            "REPLICA",
            "DAEMON",
            "TAGS",
            "SERVICE",
            "PERCENT",
            "ASC",
            "SUCCESSFUL",
            "ROLLBACK",
            "DISABLED",
            "awsvpc",
            "512",
            "1024");
    private static final List<String> ODD = List.of(
            "",
            " ",
            "\n",
            "\u0000",
            "\u00fcn\u0131\ud83d\ude80",
            "arn:aws:ecs:::",
            "x".repeat(256),
            "aws:x",
            "a/b/c",
            "\ufffd");
    private static final List<Integer> ODD_NUMBERS = List.of(-1, 0, 101, 70_000, Integer.MAX_VALUE);
    private static final List<Double> ODD_FRACTIONS = List.of(-0.0, 1e300, -1e19, 1e-300, 100.0 / 3);
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private final SplittableRandom random;
    private final Map<String, Set<String>> names = new TreeMap<>();
    private boolean odd;
    private int tokens;

    DrawnCalls(long seed) {
        this.random = new SplittableRandom(seed);
        names.put("cluster", new LinkedHashSet<>(List.of("media")));
        names.put("service", new LinkedHashSet<>(List.of("transcoder", "external")));
        names.put("task-definition", new LinkedHashSet<>(List.of("transcoder", "job")));
    }

    Map<String, Object> request(String operation) throws ReflectiveOperationException {
        odd = random.nextBoolean();
        Class<?> record = EcsOperations.requestType(operation).orElseThrow();
        return members(SdkTree.builder(operation + "Request"), record, 0);
    }

    /** Keeps what an answer names, so that later calls can name it, too. */
    void learn(Object answer) {
        if (answer instanceof Map<?, ?> members) {
            members.values().forEach(this::learn);
        } else if (answer instanceof List<?> list) {
            list.forEach(this::learn);
        } else if (answer instanceof String text && text.startsWith("arn:aws:ecs:")) {
            Set<String> known =
                    names.computeIfAbsent(text.split(":", 6)[5].split("/", 2)[0], type -> new LinkedHashSet<>());
            known.add(text);
            known.add(text.substring(text.lastIndexOf('/') + 1));
        }
    }

    private Map<String, Object> members(SdkPojo template, Class<?> recordOrNull, int depth) {
        Map<String, Type> types = new TreeMap<>();
        if (recordOrNull != null) {
            for (RecordMember member : RecordShape.of(recordOrNull).members()) {
                types.put(member.name(), member.type());
            }
        }
        Map<String, Object> members = new LinkedHashMap<>();
        for (SdkField<?> field : template.sdkFields()) {
            String name = field.locationName();
            boolean known = recordOrNull == null || types.containsKey(name);
            int percent = OFTEN.contains(name)
                    ? 90
                    : name.equals("clientToken") ? 100 : odd ? 20 : 6; // else the SDK draws a token
            if (known && random.nextInt(100) < percent) {
                members.put(name, value(field, types.get(name), depth));
            }
        }
        return members;
    }

    private Object value(SdkField<?> field, Type typeOrNull, int depth) {
        MarshallingType<?> kind = field.marshallingType();
        Type[] arguments = typeOrNull instanceof ParameterizedType generic ? generic.getActualTypeArguments() : null;
        if (kind == MarshallingType.LIST) {
            return list(field, arguments == null ? null : arguments[0], depth);
        }
        if (kind == MarshallingType.MAP) {
            Type type = arguments == null ? null : arguments[1];
            return new LinkedHashMap<>(Map.of(any(WORDS), value(SdkTree.value(field), type, depth + 1)));
        }
        if (kind == MarshallingType.SDK_POJO) {
            boolean isRecord = typeOrNull instanceof Class<?> type && type.isRecord() && type != Structure.class;
            return members(field.constructor().get(), isRecord ? (Class<?>) typeOrNull : null, depth + 1);
        }
        return scalar(kind, field.locationName());
    }

    private List<Object> list(SdkField<?> field, Type typeOrNull, int depth) {
        SdkField<?> element = SdkTree.element(field);
        boolean isText = element.marshallingType() == MarshallingType.STRING;
        List<Object> list = new ArrayList<>();
        for (int i = odd && depth == 0 ? random.nextInt(13) : 1 + random.nextInt(2); i > 0; i--) {
            list.add(isText ? text(field.locationName()) : value(element, typeOrNull, depth + 1));
            if (odd && random.nextInt(6) == 0) {
                list.add(list.get(0));
            }
        }
        return list;
    }

    private Object scalar(MarshallingType<?> kind, String name) {
        if (kind == MarshallingType.STRING) {
            return text(name);
        }
        if (kind == MarshallingType.BOOLEAN) {
            return random.nextBoolean();
        }
        if (kind == MarshallingType.INSTANT) {
            return START.plusNanos(random.nextLong(3_000_000_000L));
        }
        int number = odd && random.nextInt(4) == 0 ? any(ODD_NUMBERS) : 1 + random.nextInt(5);
        if (kind == MarshallingType.LONG) {
            return (long) number;
        }
        return kind == MarshallingType.DOUBLE ? fraction(number) : (Object) number;
    }

    private Object fraction(int number) {
        return odd && random.nextInt(4) == 0 ? any(ODD_FRACTIONS) : number * 12.5;
    }

    private String text(String member) {
        if (member.equals("clientToken")) {
            return "token-" + (odd ? random.nextInt(5) : tokens++);
        }
        String known = known(member);
        if (!odd || random.nextInt(4) > 0) {
            return known;
        }
        return switch (random.nextInt(5)) {
            case 0 -> known.replace(":123456789012:", ":210987654321:");
            case 1 -> known.replace(":us-east-1:", ":ap-south-1:");
            case 2 -> known + "/more";
            case 3 -> any(List.copyOf(names.getOrDefault("task", Set.of("x"))));
            default -> any(ODD);
        };
    }

    /** A name of what a member is about; {@code taskDefinitions} is about a {@code task-definition}. */
    private String known(String member) {
        String type = member.replaceAll("([A-Z])", "-$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("-arns?$|-name$", "")
                .replaceAll("s$", "")
                .replaceAll("^family$", "task-definition")
                .replaceAll("^resource$", "task");
        return any(List.copyOf(names.getOrDefault(type, new LinkedHashSet<>(WORDS))));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
