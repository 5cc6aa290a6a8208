package io.github.ecssimulator.testkit.time;

import java.lang.reflect.Field;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionEvaluationListener;

/** The listener that somebody set by {@code Awaitility.setDefaultConditionEvaluationListener}. */
final class DefaultListener {
    private static final String FIELD =
            "defaultConditionEvaluationListener"; // the same from 1.6 to 4.3; it has no getter

    private DefaultListener() {}

    @SuppressWarnings("unchecked") // Awaitility takes a raw listener, and casts as blindly
    static ConditionEvaluationListener<Object> find() {
        try {
            Field field = Awaitility.class.getDeclaredField(FIELD);
            field.setAccessible(true);
            Object listener = field.get(null);
            return listener == null ? none() : (ConditionEvaluationListener<Object>) listener;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return none(); // an Awaitility that hides it: waits work, and its default listener hears nothing
        }
    }

    static ConditionEvaluationListener<Object> none() {
        return condition -> {};
    }
}
