package io.github.ecssimulator.junit5;

import io.github.ecssimulator.junit5.Settings.Attribute;
import io.github.ecssimulator.model.ArnScope;
import io.github.ecssimulator.testkit.lint.Lint;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Reads {@link EcsSimulatorSettings} where it is present, inherited or a meta-annotation. */
final class AnnotatedSettings {
    private static final Presence ANNOTATION = new Presence(EcsSimulatorSettings.class);

    // A function of the class alone, and asked for in each test.
    private static final ClassValue<Settings> OF_CLASSES = new ClassValue<>() {
        @Override
        protected Settings computeValue(Class<?> type) {
            return read(type);
        }
    };

    private AnnotatedSettings() {}

    static Settings of(Method method) {
        if (!ANNOTATION.on(method)) {
            return Settings.OPEN;
        }
        return declaredOn(
                method,
                method.getDeclaringClass(),
                "method " + method.getDeclaringClass().getName() + "." + method.getName());
    }

    /** The settings of a class: its own, over those of its interfaces, over those of its superclass. */
    static Settings of(Class<?> type) {
        return OF_CLASSES.get(type);
    }

    private static Settings read(Class<?> type) {
        String where = "class " + type.getName();
        List<Settings> interfaces = new ArrayList<>();
        for (Class<?> each : type.getInterfaces()) {
            interfaces.add(of(each));
        }
        Class<?> parent = type.getSuperclass();
        Settings inherited = parent == null ? Settings.OPEN : of(parent);
        return declaredOn(type, type, where)
                .over(together(interfaces, "the interfaces of " + where))
                .over(inherited);
    }

    private static Settings declaredOn(AnnotatedElement element, Class<?> near, String where) {
        List<Settings> found = new ArrayList<>();
        collect(element, near, where, new LinkedHashSet<>(), found);
        return together(found, where);
    }

    private static void collect(
            AnnotatedElement element,
            Class<?> near,
            String where,
            Set<Class<? extends Annotation>> seen,
            List<Settings> found) {
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (annotation instanceof EcsSimulatorSettings settings) {
                found.add(new Parser(settings, near, where).parse());
            } else if (!type.getName().startsWith("java.lang.annotation.") && seen.add(type)) {
                collect(type, type, where + " (through @" + type.getSimpleName() + ")", seen, found);
            }
        }
    }

    private static Settings together(List<Settings> equals, String where) {
        Settings all = Settings.OPEN;
        for (Settings each : equals) {
            requireNoConflict(all, each, where + " has @EcsSimulatorSettings more than once", "Leave one of them.");
            all = all.over(each);
        }
        return all;
    }

    /** The lints in their own order, so that messages are the same each time; none leave it open. */
    static @Nullable Set<Lint> allowed(Lint... lints) {
        Set<Lint> allowed = EnumSet.noneOf(Lint.class);
        allowed.addAll(List.of(lints));
        return allowed.isEmpty() ? null : Collections.unmodifiableSet(allowed);
    }

    /** Refuses two settings of equal rank that give one attribute two values. */
    static void requireNoConflict(Settings one, Settings other, String situation, String hint) {
        other.given().forEach((attribute, value) -> {
            Object first = one.given().getOrDefault(attribute, value);
            if (!first.equals(value)) {
                throw new ExtensionConfigurationException(
                        situation + ": " + attribute + " is " + first + " and " + value + ". " + hint);
            }
        });
    }

    /** Turns one annotation into settings, and tells which attribute is wrong. */
    private record Parser(EcsSimulatorSettings annotation, Class<?> near, String where) {
        Settings parse() {
            return Settings.OPEN
                    .with(Attribute.START_AT, startAt())
                    .with(Attribute.REGION, region())
                    .with(Attribute.ACCOUNT, account())
                    .with(Attribute.SEED, single("seed", box(annotation.seed())))
                    .with(Attribute.LIFE, single("life", annotation.life()))
                    .with(Attribute.CLIENT, single("client", annotation.client()))
                    .with(Attribute.FIXTURE, fixture())
                    .with(Attribute.RECORDING, recording())
                    .with(Attribute.LINTS, single("lints", annotation.lints()))
                    .with(Attribute.ALLOW, allowed(annotation.allow()));
        }

        private Settings.@Nullable FixtureResources fixture() {
            List<String> names = List.of(annotation.fixture());
            if (names.stream().anyMatch(String::isBlank)) {
                throw wrong("fixture", String.join(", ", names), "Write names of resources, such as media.json.", null);
            }
            return names.isEmpty() ? null : new Settings.FixtureResources(near, names);
        }

        private Settings.@Nullable RecordingResource recording() {
            String name = annotation.recording();
            return name.isEmpty() ? null : new Settings.RecordingResource(near, name);
        }

        private @Nullable Instant startAt() {
            String text = annotation.startAt();
            if (text.isEmpty()) {
                return null;
            }
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw wrong("startAt", text, "Write an instant in ISO 8601, such as 2024-01-01T00:00:00Z.", e);
            }
        }

        private @Nullable String region() {
            String region = annotation.region();
            return region.isEmpty() ? null : checked("region", region, region, "000000000000");
        }

        private @Nullable String account() {
            String account = annotation.account();
            return account.isEmpty() ? null : checked("account", account, "us-east-1", account);
        }

        private String checked(String attribute, String value, String region, String account) {
            try {
                new ArnScope("aws", region, account);
                return value;
            } catch (IllegalArgumentException e) {
                throw wrong(attribute, value, e.getMessage(), e);
            }
        }

        private <T> @Nullable T single(String attribute, T[] values) {
            if (values.length > 1) {
                throw wrong(attribute, Arrays.toString(values), "Write one value.", null);
            }
            return values.length == 0 ? null : values[0];
        }

        private static Long[] box(long[] values) {
            return Arrays.stream(values).boxed().toArray(Long[]::new);
        }

        private ExtensionConfigurationException wrong(
                String attribute, String value, @Nullable String hint, @Nullable Throwable cause) {
            return new ExtensionConfigurationException(
                    "@EcsSimulatorSettings(" + attribute + ") on " + where + " cannot be \"" + value + "\". " + hint,
                    cause);
        }
    }
}
