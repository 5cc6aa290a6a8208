package io.github.ecssimulator.testkit.recording;

import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Policy;
import io.github.ecssimulator.testkit.internal.json.Located;
import io.github.ecssimulator.testkit.internal.json.Members;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every switch by its name, so that a recording stays what it is when a default changes. One that is not there has its default. */
enum PoliciesCodec implements Codec {
    INSTANCE;

    @Override
    public Object write(Object value) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Class<? extends Policy> policy : Policies.all()) {
            for (Policy constant : policy.getEnumConstants()) {
                if (((Policies) value).has(constant)) {
                    members.put(policy.getSimpleName(), ((Enum<?>) constant).name());
                }
            }
        }
        return members;
    }

    @Override
    public Object read(Located json) {
        Members members = json.object()
                .only(Policies.all().stream().map(Class::getSimpleName).toList());
        Policies policies = Policies.defaults();
        for (Class<? extends Policy> policy : Policies.all()) {
            Located constant = members.findOrNull(policy.getSimpleName());
            if (constant != null) {
                policies = policies.with((Policy) new EnumCodec(policy).read(constant));
            }
        }
        return policies;
    }
}
