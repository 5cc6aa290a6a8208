package io.github.ecssimulator.testkit.doors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.utils.builder.Buildable;

/** Structures of the SDK as maps, lists and scalars, and back. */
final class SdkTree {
    private SdkTree() {}

    static SdkPojo builder(String type) throws ReflectiveOperationException {
        return (SdkPojo) Class.forName("software.amazon.awssdk.services.ecs.model." + type)
                .getMethod("builder")
                .invoke(null);
    }

    static boolean hasOperation(String name) {
        return Arrays.stream(EcsClient.class.getMethods())
                .anyMatch(method -> method.getName().equalsIgnoreCase(name));
    }

    static SdkField<?> element(SdkField<?> list) {
        return list.getTrait(ListTrait.class).memberFieldInfo();
    }

    static SdkField<?> value(SdkField<?> map) {
        return map.getTrait(MapTrait.class).valueFieldInfo();
    }

    static Object build(SdkPojo builder, Map<?, ?> tree) {
        for (SdkField<?> field : builder.sdkFields()) {
            Object value = tree.get(field.locationName());
            if (value != null) {
                field.set(builder, built(field, value));
            }
        }
        return ((Buildable) builder).build();
    }

    private static Object built(SdkField<?> field, Object value) {
        if (value instanceof List<?> list) {
            List<Object> values = new ArrayList<>();
            list.forEach(each -> values.add(built(element(field), each)));
            return values;
        }
        if (value instanceof Map<?, ?> map) {
            if (field.marshallingType() == MarshallingType.SDK_POJO) {
                return build(field.constructor().get(), map);
            }
            Map<Object, Object> values = new LinkedHashMap<>();
            map.forEach((key, each) -> values.put(key, built(value(field), each)));
            return values;
        }
        return value;
    }

    /** What of a tree the SDK of this version knows. */
    static Object known(SdkPojo template, Map<?, ?> tree) {
        Map<String, Object> members = new TreeMap<>();
        for (SdkField<?> field : template.sdkFields()) {
            Object value = tree.get(field.locationName());
            if (value != null) {
                members.put(field.locationName(), known(field, value));
            }
        }
        return members;
    }

    private static Object known(SdkField<?> field, Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(each -> known(element(field), each)).toList();
        }
        return value instanceof Map<?, ?> map && field.marshallingType() == MarshallingType.SDK_POJO
                ? known(field.constructor().get(), map)
                : value;
    }

    static Object of(Object value) {
        if (value instanceof SdkPojo pojo) {
            Map<String, Object> members = new TreeMap<>();
            for (SdkField<?> field : pojo.sdkFields()) {
                Object member = field.getValueOrDefault(pojo);
                if (member != null
                        && !(member instanceof SdkAutoConstructList)
                        && !(member instanceof SdkAutoConstructMap)) {
                    members.put(field.locationName(), of(member));
                }
            }
            return members;
        }
        return RecordTree.of(value, SdkTree::of);
    }
}
