package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.TaskSet.Scale;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The scale of a task set. */
final class ScaleReader {
    private ScaleReader() {}

    static double percent(@Nullable Scale scale) {
        if (scale == null || scale.value() == null) { // documented: UpdateTaskSet - required; inferred: the text
            throw Refused.invalid("Scale can not be null.");
        }
        Refused.unlessOneOf("unit", scale.unit(), List.of("PERCENT")); // documented: Scale
        double value = scale.value();
        if (!(value >= 0 && value <= 100)) { // documented: Scale; inferred: the text
            throw Refused.invalid("Scale value must be between 0 and 100.");
        }
        return value;
    }
}
