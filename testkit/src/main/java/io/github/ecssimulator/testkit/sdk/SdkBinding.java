package io.github.ecssimulator.testkit.sdk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

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

    Object toApi(Object value);

    Object toSdk(Object value);

    /** Lists of any kind of value. */
    record OfList(SdkField<?> field, SdkBinding element) implements SdkBinding {

        static SdkField<?> elementField(SdkField<?> list) {
            return list.getTrait(ListTrait.class).memberFieldInfo();
        }

        @Override
        public Object toApi(Object value) {
            List<?> from = (List<?>) value;
            List<Object> to = new ArrayList<>(from.size());
            for (Object each : from) {
                if (each == null) {
                    throw new NullElementException("/" + field.locationName() + "/" + to.size());
                }
                to.add(element.toApi(each));
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
}
