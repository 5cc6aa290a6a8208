package io.github.ecssimulator.testkit.recording;

import io.github.ecssimulator.testkit.internal.json.Located;
import java.util.LinkedHashMap;
import java.util.Map;

/** Constants by their names. */
final class EnumCodec implements Codec {
    private final Map<String, Object> constants = new LinkedHashMap<>();

    EnumCodec(Class<?> type) {
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
