package io.github.ecssimulator.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A setting for every {@link Policy}. Immutable; what was not set has its default. */
public final class Policies {
    private final Map<Class<?>, Policy> settings;

    private Policies(Map<Class<?>, Policy> settings) {
        this.settings = settings;
    }

    /**
     * Returns the settings that follow the evidence best.
     *
     * @return every policy at its default
     */
    public static Policies defaults() {
        return new Policies(Map.of());
    }

    /**
     * Returns these settings with one changed.
     *
     * @param setting the setting, for example {@code BlockedRenewal.ALLOWED}
     * @return the changed settings
     */
    public Policies with(Policy setting) {
        Objects.requireNonNull(setting, "setting");
        Map<Class<?>, Policy> changed = new LinkedHashMap<>(settings);
        changed.put(setting.getClass(), setting);
        return new Policies(changed);
    }

    /**
     * Returns the setting of one policy.
     *
     * @param <P> the policy
     * @param policy the enum that names the policy
     * @return its setting
     */
    public <P extends Enum<P> & Policy> P get(Class<P> policy) {
        Policy setting = settings.get(Objects.requireNonNull(policy, "policy"));
        return setting == null ? policy.getEnumConstants()[0] : policy.cast(setting);
    }

    /**
     * Tells whether a policy has this setting.
     *
     * @param setting the setting asked about
     * @return whether it is in force
     */
    public boolean has(Policy setting) {
        Policy chosen = settings.get(Objects.requireNonNull(setting, "setting").getClass());
        return setting.equals(chosen == null ? setting.getClass().getEnumConstants()[0] : chosen);
    }

    @Override
    public String toString() {
        return settings.isEmpty() ? "Policies[defaults]" : "Policies" + settings.values();
    }
}
