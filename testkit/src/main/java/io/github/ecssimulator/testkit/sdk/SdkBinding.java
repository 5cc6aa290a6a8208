package io.github.ecssimulator.testkit.sdk;

import io.github.ecssimulator.api.Structure;
import java.io.Serial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Carries one kind of value between the SDK's classes and the records of the typed API. */
interface SdkBinding {
    /** Scalars are of the same Java type on both sides. */
    SdkBinding SAME = new SdkBinding() {
        @Override
        public Object toApi(Object value) {
            return value;
        }

        @Override
        public Object toSdk(Object value) {
            return value;
        }
    };

    Instant FIRST_WRITTEN = Instant.ofEpochMilli(Long.MIN_VALUE);
    Instant LAST_WRITTEN = Instant.ofEpochMilli(Long.MAX_VALUE).plusNanos(999_999);

    /** Numbers with a fraction. */
    SdkBinding DOUBLE = sameBack(value -> number((Double) value));

    /** Instants. */
    SdkBinding INSTANT = sameBack(value -> told((Instant) value));

    Object toApi(Object value);

    Object toSdk(Object value);

    private static SdkBinding sameBack(UnaryOperator<Object> toApi) {
        return new SdkBinding() {
            @Override
            public Object toApi(Object value) {
                return toApi.apply(value);
            }

            @Override
            public Object toSdk(Object value) {
                return value;
            }
        };
    }

    /** The SDK writes what is no number as a text; and a zero has no sign once it was on the wire. */
    private static Double number(Double value) {
        if (!Double.isFinite(value)) {
            throw new Malformed("", "is a string where a number is expected.");
        }
        return value;
    }

    /** The SDK writes milliseconds, of which some instants have too many. */
    private static Instant told(Instant value) {
        if (value.isBefore(FIRST_WRITTEN) || value.isAfter(LAST_WRITTEN)) {
            throw cannotBeWritten("long overflow");
        }
        return value;
    }

    /** The error of the SDK's own client for a request that has no form on the wire. */
    private static SdkClientException cannotBeWritten(String why) {
        return SdkClientException.create("Unable to marshall request to JSON: " + why);
    }

    /** Lists of any kind of value. */
    record OfList(SdkBinding element) implements SdkBinding {

        static SdkField<?> elementField(SdkField<?> list) {
            return list.getTrait(ListTrait.class).memberFieldInfo();
        }

        @Override
        public Object toApi(Object value) {
            List<?> from = (List<?>) value;
            int missing = element == SAME ? from.indexOf(null) : -1;
            if (missing >= 0) {
                throw Malformed.element(missing);
            }
            return element == SAME ? from : valuesOf(from, element::toApi); // its record makes a copy anyway
        }

        /** Carries each element over, and insists that it is there. */
        static List<Object> valuesOf(List<?> from, UnaryOperator<Object> carry) {
            List<Object> to = new ArrayList<>(from.size());
            for (Object each : from) {
                if (each == null) {
                    throw Malformed.element(to.size());
                }
                try {
                    to.add(carry.apply(each));
                } catch (Malformed e) {
                    throw e.within(String.valueOf(to.size()));
                }
            }
            return to;
        }

        @Override
        public Object toSdk(Object value) {
            List<?> from = (List<?>) value;
            List<Object> to = new ArrayList<>(from.size());
            for (Object each : from) {
                to.add(element.toSdk(each));
            }
            return to;
        }
    }

    /** Maps from text to any kind of value. */
    record OfMap(SdkBinding element) implements SdkBinding {

        static SdkField<?> valueField(SdkField<?> map) {
            return map.getTrait(MapTrait.class).valueFieldInfo();
        }

        @Override
        public Object toApi(Object value) {
            Map<Object, Object> to = new LinkedHashMap<>();
            // The SDK leaves entries without a value off the wire.
            ((Map<?, ?>) value).forEach((key, each) -> {
                if (key == null) {
                    throw cannotBeWritten("an entry of a map has no key");
                }
                if (each != null) {
                    to.put(key, element.toApi(each));
                }
            });
            return to;
        }

        @Override
        public Object toSdk(Object value) {
            Map<Object, Object> to = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach((key, each) -> to.put(key, element.toSdk(each)));
            return to;
        }
    }

    /**
     * A structure that the typed API keeps as it was given. What it may hold is read from the SDK's own description of
     * it; what is of another type there, as only a caller over HTTP can have given it, is left out.
     */
    record OfStructure(SdkField<?> field) implements SdkBinding {

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
            try {
                return kept(value);
            } catch (Malformed e) {
                throw e.within(name);
            }
        }

        private static Object kept(Object value) {
            if (value instanceof SdkPojo pojo) {
                return structure(pojo);
            }
            if (value instanceof Double) {
                return DOUBLE.toApi(value);
            }
            return value instanceof List<?> list
                    ? OfList.valuesOf(list, OfStructure::kept)
                    : value; // a map becomes a structure by itself
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

    /** What the wire doors refuse as malformed in a request of the SDK, and the direct door therefore, too. */
    final class Malformed extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String path;
        private final String complaint;

        Malformed(String path, String complaint) {
            super("The value of " + path + " " + complaint);
            this.path = path;
            this.complaint = complaint;
        }

        static Malformed element(int index) {
            return new Malformed("/" + index, "is null; a list of ECS holds values only.");
        }

        Malformed within(String name) {
            return new Malformed("/" + name + path, complaint);
        }
    }
}
