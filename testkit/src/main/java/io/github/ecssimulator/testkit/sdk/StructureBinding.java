package io.github.ecssimulator.testkit.sdk;

import io.github.ecssimulator.api.Structure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * A structure that the typed API keeps as it was given. What it may hold is read from the SDK's own description of it; what is
 * of another type there, as only a caller over HTTP can have given it, is left out.
 */
record StructureBinding(SdkField<?> field) implements SdkBinding {

    @Override
    public Object toApi(Object value) {
        return structure((SdkPojo) value);
    }

    private static Structure structure(SdkPojo pojo) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = PojoBinding.presentOrNull(field.getValueOrDefault(pojo));
            if (value != null) {
                members.put(field.locationName(), kept(value, field.locationName()));
            }
        }
        return new Structure(members);
    }

    private static Object kept(Object value, String name) {
        if (value instanceof SdkPojo pojo) {
            return structure(pojo);
        }
        return value instanceof List<?> list ? keptList(list, name) : value; // a map becomes a structure by itself
    }

    private static List<Object> keptList(List<?> list, String name) {
        List<Object> values = new ArrayList<>(list.size());
        for (Object each : list) {
            if (each == null) {
                throw new NullElementException("/" + name + "/" + values.size());
            }
            values.add(kept(each, name));
        }
        return values;
    }

    @Override
    public Object toSdk(Object value) {
        return pojo((Structure) value, field);
    }

    private static Object pojo(Structure structure, SdkField<?> field) {
        SdkPojo builder = PojoBinding.newBuilder(field);
        for (SdkField<?> member : builder.sdkFields()) {
            Object given = structure.members().get(member.locationName());
            Object value = given == null ? null : sdkValueOrNull(given, member);
            if (value != null) {
                member.set(builder, value);
            }
        }
        return ((Buildable) builder).build();
    }

    private static @Nullable Object sdkValueOrNull(Object value, SdkField<?> field) {
        MarshallingType<?> type = field.marshallingType();
        if (value instanceof Structure structure) {
            return type == MarshallingType.SDK_POJO
                    ? pojo(structure, field)
                    : type == MarshallingType.MAP ? map(structure, OfMap.valueField(field)) : null;
        }
        if (value instanceof List<?> list) {
            return type == MarshallingType.LIST ? list(list, OfList.elementField(field)) : null;
        }
        if (value instanceof Long number && type == MarshallingType.INTEGER) {
            return number.intValue() == number ? number.intValue() : null;
        }
        return type.getTargetClass().isInstance(value) ? value : null;
    }

    private static Map<String, Object> map(Structure structure, SdkField<?> valueField) {
        Map<String, Object> values = new LinkedHashMap<>();
        structure.members().forEach((name, each) -> {
            Object value = sdkValueOrNull(each, valueField);
            if (value != null) {
                values.put(name, value);
            }
        });
        return values;
    }

    private static List<Object> list(List<?> given, SdkField<?> elementField) {
        List<Object> values = new ArrayList<>();
        for (Object each : given) {
            Object value = sdkValueOrNull(each, elementField);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }
}
