package io.github.ecssimulator.testkit.recording;

import io.github.ecssimulator.model.TaskArn;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Policy;
import io.github.ecssimulator.testkit.internal.json.Located;
import io.github.ecssimulator.testkit.internal.json.Located.Members;
import io.github.ecssimulator.testkit.protocol.RecordMember;
import io.github.ecssimulator.testkit.protocol.RecordShape;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes and reads the values of one type, found by the type alone: whatever becomes an input later has a form already. */
interface Codec {

    /** The value as maps, lists, texts, numbers and booleans. */
    Object write(Object value);

    Object read(Located json);

    static Codec of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic);
        }
        Class<?> of = (Class<?>) (type instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : type);
        if (of.isRecord() && of != TaskId.class) {
            return new OfRecord(of);
        }
        if (of.isSealed()) {
            return new OfKinds(of);
        }
        if (of.isEnum()) {
            return new OfEnum(of);
        }
        if (of == TaskRef.class) {
            return new OfTask(of(TaskArn.class));
        }
        return of == Policies.class ? OfPolicies.INSTANCE : ScalarCodec.of(of);
    }

    private static Codec ofGeneric(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            return new OfList(of(arguments[0]));
        }
        return type.getRawType() == Map.class ? new OfMap(of(arguments[1])) : of(type.getRawType());
    }

    /** Makes a value of what was read, and tells the place if the value says that it cannot be. */
    static <T> T making(Located json, Supplier<T> value) {
        try {
            return value.get();
        } catch (RecordingJsonException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw json.place().wrong(e);
        }
    }

    private static Object present(Codec codec, Located json) {
        if (json.isNull()) {
            throw json.wrongType("a value");
        }
        return codec.read(json);
    }

    record OfList(Codec element) implements Codec {
        @Override
        public Object write(Object value) {
            return ((List<?>) value).stream().map(element::write).toList();
        }

        @Override
        public Object read(Located json) {
            return json.array().stream().map(each -> present(element, each)).toList();
        }
    }

    record OfMap(Codec value) implements Codec {
        @Override
        public Object write(Object map) {
            Map<String, Object> members = new LinkedHashMap<>();
            ((Map<?, ?>) map).forEach((name, each) -> members.put((String) name, value.write(each)));
            return members;
        }

        @Override
        public Object read(Located json) {
            Map<String, Object> map = new LinkedHashMap<>();
            json.object().values().forEach((name, each) -> map.put(name, present(value, each)));
            return map;
        }
    }

    /** Constants by their names. */
    static final class OfEnum implements Codec {
        private final Map<String, Object> constants = new LinkedHashMap<>();

        OfEnum(Class<?> type) {
            for (Object constant : type.getEnumConstants()) {
                constants.put(((Enum<?>) constant).name(), constant);
            }
        }

        @Override
        public Object write(Object value) {
            return ((Enum<?>) value).name();
        }

        @Override
        public Object read(Located json) {
            return json.oneOf(constants);
        }
    }

    /**
     * Every switch by its name, so that a recording stays what it is when a default changes. One that is not there has
     * its default.
     */
    enum OfPolicies implements Codec {
        INSTANCE;

        @Override
        public Object write(Object value) {
            Map<String, Object> members = new LinkedHashMap<>();
            for (Class<? extends Policy> policy : Policies.all()) {
                for (Policy constant : policy.getEnumConstants()) {
                    if (((Policies) value).has(constant)) {
                        members.put(policy.getSimpleName(), ((Enum<?>) constant).name());
                    }
                }
            }
            return members;
        }

        @Override
        public Object read(Located json) {
            Members members = json.object()
                    .only(Policies.all().stream().map(Class::getSimpleName).toList());
            Policies policies = Policies.defaults();
            for (Class<? extends Policy> policy : Policies.all()) {
                Located constant = members.findOrNull(policy.getSimpleName());
                if (constant != null) {
                    policies = policies.with((Policy) new OfEnum(policy).read(constant));
                }
            }
            return policies;
        }
    }

    /** A task by its ARN and its service. */
    record OfTask(Codec arns) implements Codec {
        private static final List<String> MEMBERS = List.of("arn", "serviceName");

        @Override
        public Object write(Object value) {
            TaskRef task = (TaskRef) value;
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("arn", arns.write(task.arn()));
            if (task.serviceName() != null) {
                members.put("serviceName", task.serviceName());
            }
            return members;
        }

        @Override
        public Object read(Located json) {
            Members members = json.object().only(MEMBERS);
            TaskArn arn = (TaskArn) arns.read(members.require("arn"));
            String service = members.textOrNull("serviceName");
            return new TaskRef(new TaskRef.Owner(arn.scope(), arn.clusterName(), service), arn.id());
        }
    }

    /** A record of several kinds, told by the member {@code kind}, such as {@code Deed.TaskStruck}. */
    static final class OfKinds implements Codec {
        private static final String KIND = "kind";

        private final Map<String, OfRecord> kinds = new TreeMap<>();

        OfKinds(Class<?> family) {
            recordsOf(family).forEach(type -> kinds.put(name(type), new OfRecord(type)));
        }

        private static Stream<Class<?>> recordsOf(Class<?> type) {
            return type.isSealed()
                    ? Arrays.stream(Objects.requireNonNull(type.getPermittedSubclasses()))
                            .flatMap(OfKinds::recordsOf)
                    : Stream.of(type);
        }

        private static String name(Class<?> type) {
            return type.getEnclosingClass().getSimpleName() + "." + type.getSimpleName();
        }

        @Override
        public Object write(Object value) {
            String kind = name(value.getClass());
            Map<String, Object> members = new LinkedHashMap<>();
            members.put(KIND, kind);
            members.putAll(Objects.requireNonNull(kinds.get(kind), kind).members(value));
            return members;
        }

        @Override
        public Object read(Located json) {
            Members members = json.object();
            return members.require(KIND).oneOf(kinds).read(json, members.without(KIND));
        }
    }

    /** Records by their members; what is absent is left out. */
    static final class OfRecord implements Codec {
        private final RecordShape shape;
        private final Map<String, Codec> codecs = new LinkedHashMap<>();

        OfRecord(Class<?> type) {
            this.shape = RecordShape.of(type);
            shape.members().forEach(member -> codecs.put(member.name(), Codec.of(member.type())));
        }

        Map<String, Object> members(Object value) {
            Map<String, Object> members = new LinkedHashMap<>();
            for (RecordMember member : shape.members()) {
                Object each = member.valueIn(value);
                if (each != null) {
                    members.put(member.name(), codec(member).write(each));
                }
            }
            return members;
        }

        private Codec codec(RecordMember member) {
            return Objects.requireNonNull(codecs.get(member.name()));
        }

        /** A record of one member that is always there is written as that member. */
        private @Nullable RecordMember onlyMemberOrNull() {
            RecordMember first = shape.members().size() == 1 ? shape.members().get(0) : null;
            return first == null || first.isOptional() ? null : first;
        }

        @Override
        public Object write(Object value) {
            RecordMember only = onlyMemberOrNull();
            return only == null ? members(value) : codec(only).write(Objects.requireNonNull(only.valueIn(value)));
        }

        @Override
        public Object read(Located json) {
            RecordMember only = onlyMemberOrNull();
            return only == null
                    ? read(json, json.object())
                    : made(json, codec(only).read(json));
        }

        Object read(Located json, Members members) {
            members.only(codecs.keySet());
            List<RecordMember> all = shape.members();
            @Nullable Object[] values = new @Nullable Object[all.size()];
            for (int i = 0; i < values.length; i++) {
                Located value = all.get(i).isOptional()
                        ? members.findOrNull(all.get(i).name())
                        : members.require(all.get(i).name());
                values[i] = value == null ? null : codec(all.get(i)).read(value);
            }
            return made(json, values);
        }

        private Object made(Located json, @Nullable Object... values) {
            return Codec.making(json, () -> shape.newRecord(values));
        }
    }
}
