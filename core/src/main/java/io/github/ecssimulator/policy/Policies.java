package io.github.ecssimulator.policy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A setting for every {@link Policy}. Immutable; what was not set has its default. */
public final class Policies {
    private static final Policies DEFAULTS = new Policies(everyDefault());

    private final Map<Class<?>, Policy> settings;

    private Policies(Map<Class<?>, Policy> settings) {
        this.settings = settings;
    }

    /** {@return the settings that follow the evidence best: every policy at its default} */
    public static Policies defaults() {
        return DEFAULTS;
    }

    /** {@return the enums of every policy that there is, by name} */
    public static List<Class<? extends Policy>> all() {
        return in(Policy.class)
                .<Class<? extends Policy>>map(policy -> policy.asSubclass(Policy.class))
                .sorted(Comparator.comparing(Class::getSimpleName))
                .toList();
    }

    /** {@return these settings with one changed, for example {@code BlockedRenewal.ALLOWED}} */
    public Policies with(Policy setting) {
        Objects.requireNonNull(setting, "setting");
        Map<Class<?>, Policy> changed = new LinkedHashMap<>(settings);
        changed.put(setting.getClass(), setting);
        return new Policies(changed);
    }

    /** {@return the setting of one policy, which its enum names} */
    public <P extends Enum<P> & Policy> P get(Class<P> policy) {
        Policy setting = settings.get(Objects.requireNonNull(policy, "policy"));
        return Objects.requireNonNull(policy.cast(setting));
    }

    /** {@return whether a policy has this setting} */
    public boolean has(Policy setting) {
        return setting.equals(
                settings.get(Objects.requireNonNull(setting, "setting").getClass()));
    }

    private static Map<Class<?>, Policy> everyDefault() {
        Map<Class<?>, Policy> defaults = new LinkedHashMap<>();
        for (Class<? extends Policy> policy : all()) {
            defaults.put(policy, policy.getEnumConstants()[0]);
        }
        return defaults;
    }

    private static Stream<Class<?>> in(Class<?> group) {
        return group.isEnum()
                ? Stream.of(group)
                : Arrays.stream(Objects.requireNonNull(group.getPermittedSubclasses()))
                        .flatMap(Policies::in);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Policies policies && settings.equals(policies.settings);
    }

    @Override
    public int hashCode() {
        return toString().hashCode(); // that of an enum is another one in each run
    }

    @Override
    public String toString() {
        List<Policy> changed = settings.values().stream()
                .filter(setting -> !DEFAULTS.has(setting))
                .toList();
        return changed.isEmpty() ? "Policies[defaults]" : "Policies" + changed;
    }
}
