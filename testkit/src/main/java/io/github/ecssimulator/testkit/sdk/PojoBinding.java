package io.github.ecssimulator.testkit.sdk;

import io.github.ecssimulator.api.Structure;
import io.github.ecssimulator.testkit.protocol.RecordMember;
import io.github.ecssimulator.testkit.protocol.RecordShape;
import io.github.ecssimulator.testkit.sdk.SdkBinding.Malformed;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Binds one record to one structure of the SDK, member by member, by ECS's member names.
 *
 * <p>The SDK describes its structures itself ({@link SdkPojo#sdkFields()}), in every version, so no operation is spelled out
 * here. A member that the user's SDK version does not have yet is left out, as that version would do on the wire.
 */
final class PojoBinding {
    private final RecordShape shape;
    private final Member[] members;

    private PojoBinding(RecordShape shape, SdkPojo template) {
        Map<String, SdkField<?>> byName = template.sdkFields().stream()
                .collect(Collectors.toMap(
                        SdkField::locationName, Function.identity(), (one, same) -> one, LinkedHashMap::new));
        this.shape = shape;
        this.members = inOrderOfTheWire(List.copyOf(byName.keySet()), shape.members()).stream()
                .map(member -> Member.of(member, shape.members().indexOf(member), byName.get(member.name())))
                .toArray(Member[]::new);
    }

    /** The SDK writes members in its own order, and of several bad ones whoever reads it names the first. */
    private static List<RecordMember> inOrderOfTheWire(List<String> names, List<RecordMember> members) {
        return members.stream()
                .sorted(Comparator.comparing(member -> names.indexOf(member.name())))
                .toList();
    }

    /** Binds a record class. The template is a structure of the SDK or its builder; only its field descriptions are used. */
    static PojoBinding of(Class<?> recordType, SdkPojo template) {
        return new PojoBinding(RecordShape.of(recordType), template);
    }

    private static SdkBinding binding(Type type, SdkField<?> field) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? new SdkBinding.OfList(binding(arguments[0], SdkBinding.OfList.elementField(field)))
                    : new SdkBinding.OfMap(binding(arguments[1], SdkBinding.OfMap.valueField(field)));
        }
        if (type == Structure.class) {
            return new SdkBinding.OfStructure(field);
        }
        if (type == Double.class) {
            return SdkBinding.DOUBLE;
        }
        if (type == Instant.class) {
            return SdkBinding.INSTANT;
        }
        return ((Class<?>) type).isRecord()
                ? new Nested(of((Class<?>) type, newBuilder(field)), field)
                : SdkBinding.SAME;
    }

    static SdkPojo newBuilder(SdkField<?> field) {
        return field.constructor().get();
    }

    /** Makes the record from a structure. */
    Object toApi(Object pojo) {
        @Nullable Object[] values = new Object[members.length];
        for (Member member : members) {
            values[member.position] = member.toApi(pojo);
        }
        return shape.newRecord(values);
    }

    // The SDK hands out a marked empty collection for one that nobody set; it leaves such a one off the wire.
    static @Nullable Object presentOrNull(@Nullable Object value) {
        if (value instanceof List<?> list && !list.isEmpty()) {
            return list; // nearly every one; to find that it is not of a type takes the JVM longest
        }
        return value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap ? null : value;
    }

    /** Sets the members of a builder from a record. */
    void fill(Object record, SdkPojo builder) {
        for (Member member : members) {
            member.fill(record, builder);
        }
    }

    /** One member on both sides; without a field if the SDK does not have it yet. */
    private record Member(
            RecordMember member, int position, @Nullable SdkField<?> field, SdkBinding binding, boolean collected) {

        static Member of(RecordMember member, int position, @Nullable SdkField<?> field) {
            SdkBinding binding = field == null ? SdkBinding.SAME : PojoBinding.binding(member.type(), field);
            return new Member(member, position, field, binding, member.type() instanceof ParameterizedType);
        }

        @Nullable
        Object toApi(Object pojo) {
            Object given = field == null ? null : field.getValueOrDefault(pojo);
            Object value = collected ? presentOrNull(given) : given;
            try {
                return value == null ? null : binding.toApi(value);
            } catch (Malformed e) {
                throw e.within(member.name());
            }
        }

        void fill(Object record, SdkPojo builder) {
            Object value = field == null ? null : member.valueIn(record);
            if (field != null && value != null) {
                field.set(builder, binding.toSdk(value));
            }
        }
    }

    /** A structure that is a member, or an element of one. */
    private record Nested(PojoBinding pojo, SdkField<?> field) implements SdkBinding {
        @Override
        public Object toApi(Object value) {
            return pojo.toApi(value);
        }

        @Override
        public Object toSdk(Object value) {
            SdkPojo builder = newBuilder(field);
            pojo.fill(value, builder);
            return ((Buildable) builder).build();
        }
    }
}
