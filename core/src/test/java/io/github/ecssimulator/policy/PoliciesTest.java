package io.github.ecssimulator.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoliciesTest {

    static Stream<Class<?>> policies() {
        return Arrays.stream(Policy.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void policy_everyOne_isAnEnumOfSeveralSettingsUnderOneNumber(Class<?> policy) {
        List<Policy> settings = settingsOf(policy);

        assertThat(settings).hasSizeGreaterThan(1);
        assertThat(settings).extracting(Policy::unknown).allMatch(number -> number.matches("U\\d+"));
        assertThat(settings.stream().map(Policy::unknown).distinct()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void defaults_everyPolicy_isItsFirstSetting(Class<?> policy) {
        List<Policy> settings = settingsOf(policy);

        assertThat(Policies.defaults().has(settings.get(0))).isTrue();
        assertThat(settings.stream().skip(1)).noneMatch(Policies.defaults()::has);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void with_everySetting_isInForceAndLeavesTheOthers(Class<?> policy) {
        for (Policy setting : settingsOf(policy)) {
            Policies changed = Policies.defaults().with(setting);

            assertThat(policies()
                            .flatMap(every -> settingsOf(every).stream())
                            .filter(changed::has)
                            .filter(other -> other.getClass() == policy))
                    .containsExactly(setting);
            assertThat(policies()
                            .filter(other -> other != policy)
                            .map(other -> settingsOf(other).get(0)))
                    .allMatch(changed::has);
        }
    }

    @Test
    void unknowns_ofThePolicies_areDistinct() {
        assertThat(policies().map(policy -> settingsOf(policy).get(0).unknown()))
                .doesNotHaveDuplicates();
    }

    @Test
    void with_setting_leavesTheOriginalAsItWas() {
        Policies defaults = Policies.defaults();
        Policies changed = defaults.with(BlockedRenewal.ALLOWED);

        assertThat(defaults.get(BlockedRenewal.class)).isEqualTo(BlockedRenewal.BY_DEPLOYMENT);
        assertThat(changed.get(BlockedRenewal.class)).isEqualTo(BlockedRenewal.ALLOWED);
    }

    @Test
    void with_anotherSettingOfTheSamePolicy_replacesIt() {
        Policies changed =
                Policies.defaults().with(ExpirationPrecision.MILLISECONDS).with(ExpirationPrecision.WHOLE_SECONDS);

        assertThat(changed.get(ExpirationPrecision.class)).isEqualTo(ExpirationPrecision.WHOLE_SECONDS);
    }

    private static List<Policy> settingsOf(Class<?> policy) {
        return Arrays.stream(policy.getEnumConstants()).map(Policy.class::cast).toList();
    }
}
