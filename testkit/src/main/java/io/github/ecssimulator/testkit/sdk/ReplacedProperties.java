package io.github.ecssimulator.testkit.sdk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;

/** System properties that were replaced, and what stood there before; nothing did where the value is empty. */
final class ReplacedProperties {
    private final Map<String, Optional<Object>> before;
    private final AtomicBoolean restored = new AtomicBoolean();

    private ReplacedProperties(Map<String, Optional<Object>> before) {
        this.before = before;
    }

    static ReplacedProperties with(Map<String, String> values) {
        Properties properties = System.getProperties();
        ReplacedProperties replaced = new ReplacedProperties(new LinkedHashMap<>());
        try {
            values.forEach(
                    (name, value) -> replaced.before.put(name, Optional.ofNullable(properties.put(name, value))));
        } catch (RuntimeException | Error e) {
            boolean unused = replaced.restore();
            throw e;
        }
        return replaced;
    }

    /** Puts everything back; returns false if that was done before. */
    boolean restore() {
        if (!restored.compareAndSet(false, true)) {
            return false;
        }
        Properties properties = System.getProperties();
        before.forEach((name, value) ->
                value.ifPresentOrElse(present -> properties.put(name, present), () -> properties.remove(name)));
        return true;
    }
}
