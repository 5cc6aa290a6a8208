package io.github.ecssimulator.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.policy.Answering.AnswerOrder;
import io.github.ecssimulator.policy.Answering.ExpirationPrecision;
import io.github.ecssimulator.policy.Judging.BlockedRenewal;
import io.github.ecssimulator.policy.Refusing.Throttling;
import io.github.ecssimulator.policy.Scheduling.DrainingHost;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoliciesTest {

    static Stream<Class<? extends Policy>> policies() {
        return Policies.all().stream();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void policy_everyOne_isAnEnumOfSeveralSettingsUnderOneNumber(Class<? extends Policy> policy) {
        List<Policy> settings = settingsOf(policy);

        assertThat(settings).hasSizeGreaterThan(1);
        assertThat(settings).extracting(Policy::unknown).allMatch(number -> number.matches("U\\d+"));
        assertThat(settings.stream().map(Policy::unknown).distinct()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void defaults_everyPolicy_isItsFirstSetting(Class<? extends Policy> policy) {
        List<Policy> settings = settingsOf(policy);

        assertThat(Policies.defaults().has(settings.get(0))).isTrue();
        assertThat(settings.stream().skip(1)).noneMatch(Policies.defaults()::has);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void with_everySetting_isInForceAndLeavesTheOthers(Class<? extends Policy> policy) {
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
    void all_policies_areFoundBySimpleNames() {
        assertThat(Policies.all()).extracting(Class::getSimpleName).doesNotHaveDuplicates();
        assertThat(Policies.all())
                .contains(BlockedRenewal.class, Throttling.class, AnswerOrder.class, DrainingHost.class);
    }

    @Test
    void text_ofSettings_namesWhatDiffersFromTheDefaults() {
        assertThat(Policies.defaults().with(BlockedRenewal.BY_DEPLOYMENT)).hasToString("Policies[defaults]");
        assertThat(Policies.defaults().with(AnswerOrder.BY_ARN)).hasToString("Policies[BY_ARN]");
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

    @Test
    void equality_ofSettings_isThatOfAllPolicies() {
        Policies changed = Policies.defaults().with(AnswerOrder.BY_ARN).with(BlockedRenewal.ALLOWED);
        Policies back = changed.with(AnswerOrder.REQUEST_ORDER).with(BlockedRenewal.BY_DEPLOYMENT);

        assertThat(back).isEqualTo(Policies.defaults()).hasSameHashCodeAs(Policies.defaults());
        assertThat(changed).isNotEqualTo(back).doesNotHaveSameHashCodeAs(back);
        assertThat(changed).isNotEqualTo("Policies[BY_ARN]");
    }

    private static List<Policy> settingsOf(Class<? extends Policy> policy) {
        return List.of(policy.getEnumConstants());
    }
}
