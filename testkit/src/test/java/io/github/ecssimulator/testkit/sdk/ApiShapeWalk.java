package io.github.ecssimulator.testkit.sdk;

import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.api.Structure;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Walks the records of the typed API beside the structures of the SDK, and notes where they differ. */
final class ApiShapeWalk {
    private static final String MODEL = "software.amazon.awssdk.services.ecs.model.";
    private static final Map<Type, MarshallingType<?>> SCALARS = Map.of(
            String.class, MarshallingType.STRING,
            Boolean.class, MarshallingType.BOOLEAN,
            boolean.class, MarshallingType.BOOLEAN,
            Integer.class, MarshallingType.INTEGER,
            int.class, MarshallingType.INTEGER,
            Long.class, MarshallingType.LONG,
            Double.class, MarshallingType.DOUBLE,
            Instant.class, MarshallingType.INSTANT);

    private final Set<String> compared = new TreeSet<>();
    private final Set<String> misfits = new TreeSet<>();
    private final Set<String> unknownToSdk = new TreeSet<>();
    private final Set<String> leftOut = new TreeSet<>();

    /** The request and the response of an operation, which the SDK has as two classes of these names. */
    void compareOperation(Class<?> operation) {
        for (Class<?> record : operation.getClasses()) {
            if (EcsRequest.class.isAssignableFrom(record) || EcsResponse.class.isAssignableFrom(record)) {
                compareOperationShape(record);
            }
        }
    }

    private void compareOperationShape(Class<?> record) {
        try {
            Object builder =
                    Class.forName(MODEL + nameOf(record)).getMethod("builder").invoke(null);
            compare(record, (SdkPojo) builder);
        } catch (ClassNotFoundException e) {
            unknownToSdk.add(nameOf(record));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(record + " cannot be compared", e);
        }
    }

    /** As ECS names the shape: a call and its answer with their operation, all others without what they stand in. */
    private static String nameOf(Class<?> record) {
        String name = record.getSimpleName();
        return Set.of("Request", "Response").contains(name)
                ? record.getEnclosingClass().getSimpleName() + name
                : name;
    }

    private void compare(Class<?> record, SdkPojo structure) {
        Map<String, SdkField<?>> fields = new TreeMap<>();
        structure.sdkFields().forEach(field -> fields.put(field.locationName(), field));
        for (RecordComponent component : record.getRecordComponents()) {
            String member = nameOf(record) + "." + component.getName();
            SdkField<?> field = fields.remove(component.getName());
            if (field == null) {
                unknownToSdk.add(member);
            } else if (compared.add(member)) {
                compare(member, component.getGenericType(), field);
            }
        }
        fields.keySet().forEach(name -> leftOut.add(nameOf(record) + "." + name));
    }

    private void compare(String member, Type type, SdkField<?> field) {
        MarshallingType<?> scalar = SCALARS.get(type);
        if (scalar != null) {
            require(member, field, scalar);
        } else if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class && require(member, field, MarshallingType.LIST)) {
                compare(
                        member + "[]",
                        arguments[0],
                        field.getTrait(ListTrait.class).memberFieldInfo());
            } else if (generic.getRawType() == Map.class && require(member, field, MarshallingType.MAP)) {
                compare(
                        member + "{}",
                        arguments[1],
                        field.getTrait(MapTrait.class).valueFieldInfo());
            }
        } else if (require(member, field, MarshallingType.SDK_POJO)) {
            compareNested(member, (Class<?>) type, field.constructor().get());
        }
    }

    /** The SDK's structure may be of another name only where ECS has one name for asking and one for answering. */
    private void compareNested(String member, Class<?> record, SdkPojo builder) {
        if (record == Structure.class) {
            return; // it holds whatever the SDK's structure does
        }
        String structure = builder.getClass().getEnclosingClass().getSimpleName();
        if (!nameOf(record).equals(structure)) {
            misfits.add(member + " is a " + structure + ", not a " + nameOf(record));
        }
        compare(record, builder);
    }

    private boolean require(String member, SdkField<?> field, MarshallingType<?> expected) {
        boolean fits = field.marshallingType().equals(expected);
        if (!fits) {
            misfits.add(member + " is a " + Arrays.toString(new Object[] {field.marshallingType(), expected}));
        }
        return fits;
    }

    int compared() {
        return compared.size();
    }

    Set<String> misfits() {
        return misfits;
    }

    Set<String> unknownToSdk() {
        return unknownToSdk;
    }

    Set<String> leftOut() {
        return leftOut;
    }
}
