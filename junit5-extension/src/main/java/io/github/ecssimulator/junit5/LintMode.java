package io.github.ecssimulator.junit5;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What becomes of what the lints find in a test; {@code docs/lints.md} tells of them. */
public enum LintMode {
    /** A test that fails tells of it; one that passes passes. */
    TOLD,
    /** A test that has not failed otherwise fails at its end, unless there are only warnings. */
    STRICT;

    /** For all tests that leave it open: a configuration parameter of JUnit, or a system property. */
    static final String PARAMETER = "ecs.simulator.lints";

    static LintMode of(ExtensionContext context) {
        return context.getConfigurationParameter(PARAMETER)
                .map(LintMode::parsed)
                .orElse(TOLD);
    }

    private static LintMode parsed(String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new ExtensionConfigurationException("The configuration parameter " + PARAMETER
                        + " cannot be \"" + text + "\". Write one of: "
                        + Arrays.stream(values())
                                .map(mode -> mode.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + "."));
    }
}
