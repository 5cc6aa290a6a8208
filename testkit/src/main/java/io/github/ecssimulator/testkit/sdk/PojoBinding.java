package io.github.ecssimulator.testkit.sdk;

import io.github.ecssimulator.api.Structure;
import io.github.ecssimulator.testkit.protocol.RecordMember;
import io.github.ecssimulator.testkit.protocol.RecordShape;
import io.github.ecssimulator.testkit.sdk.SdkBinding.NullElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
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
    private final @Nullable SdkField<?>[] fields;
    private final SdkBinding[] bindings;
    private final boolean[] collected; // lists and maps
    private final RecordMember[] members;

    private PojoBinding(RecordShape shape, SdkPojo template) {
        Map<String, SdkField<?>> byName =
                template.sdkFields().stream().collect(Collectors.toMap(SdkField::locationName, Function.identity()));
        this.shape = shape;
        this.members = shape.members().toArray(RecordMember[]::new);
        this.fields = new SdkField<?>[members.length];
        this.bindings = new SdkBinding[members.length];
        this.collected = new boolean[members.length];
        for (int i = 0; i < bindings.length; i++) {
            SdkField<?> field = byName.get(members[i].name());
            fields[i] = field;
            bindings[i] = field == null ? SdkBinding.SAME : binding(members[i].type(), field);
            collected[i] = members[i].type() instanceof ParameterizedType;
        }
    }

    /**
     * Binds a record class.
     *
     * @param template a structure of the SDK or its builder; only its field descriptions are used
     */
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
        return ((Class<?>) type).isRecord()
                ? new Nested(of((Class<?>) type, newBuilder(field)), field)
                : SdkBinding.SAME;
    }

    static SdkPojo newBuilder(SdkField<?> field) {
        return field.constructor().get();
    }

    /** Makes the record from a structure. */
    Object toApi(Object pojo) {
        @Nullable Object[] values = new Object[bindings.length];
        for (int i = 0; i < values.length; i++) {
            SdkField<?> field = fields[i];
            Object given = field == null ? null : field.getValueOrDefault(pojo);
            Object value = collected[i] ? presentOrNull(given) : given;
            values[i] = value == null ? null : toApi(i, value);
        }
        return shape.newRecord(values);
    }

    private Object toApi(int member, Object value) {
        try {
            return bindings[member].toApi(value);
        } catch (NullElement e) {
            throw e.within(members[member].name());
        }
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
        for (int i = 0; i < bindings.length; i++) {
            SdkField<?> field = fields[i];
            Object value = field == null ? null : members[i].valueIn(record);
            if (field != null && value != null) {
                field.set(builder, bindings[i].toSdk(value));
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
