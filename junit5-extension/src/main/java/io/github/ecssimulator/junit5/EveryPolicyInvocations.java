package io.github.ecssimulator.junit5;

import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Policy;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Lets a test with {@link EveryPolicy} run once for each setting, and knows which of them a run is for. */
final class EveryPolicyInvocations implements TestTemplateInvocationContextProvider {
    /** JUnit tells a run its number by no other way that is as old as 5.9. */
    private static final Pattern RUN = Pattern.compile("\\[test-template-invocation:#(\\d+)]");

    private static final Presence ANNOTATION = new Presence(EveryPolicy.class);

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return annotation(context).isPresent();
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        requireNoOtherTemplate(method);
        return settings(annotation(context).orElseThrow(), method).stream().map(EveryPolicyInvocations::named);
    }

    private static TestTemplateInvocationContext named(Policy setting) {
        return new TestTemplateInvocationContext() {
            @Override
            public String getDisplayName(int invocationIndex) {
                return setting.getClass().getSimpleName() + "." + setting + " (" + setting.unknown() + ")";
            }
        };
    }

    /** The setting that a run is for, or empty if its test is tried under no policy. */
    static Optional<Policy> settingOf(ExtensionContext context) {
        return annotation(context).flatMap(annotation -> {
            Matcher run = RUN.matcher(context.getUniqueId());
            return run.find()
                    ? Optional.of(settings(annotation, context.getRequiredTestMethod())
                            .get(Integer.parseInt(run.group(1)) - 1))
                    : Optional.empty();
        });
    }

    private static Optional<EveryPolicy> annotation(ExtensionContext context) {
        return context.getTestMethod()
                .filter(ANNOTATION::on)
                .flatMap(method -> AnnotationSupport.findAnnotation(method, EveryPolicy.class));
    }

    private static List<Policy> settings(EveryPolicy annotation, Method method) {
        if (annotation.value().length == 0) {
            throw refused(method, "names no policy. Name one, such as BlockedRenewal.class.");
        }
        return Arrays.stream(annotation.value())
                .distinct()
                .flatMap(policy -> constants(policy, method))
                .toList();
    }

    private static Stream<Policy> constants(Class<? extends Policy> policy, Method method) {
        if (!policy.isEnum()) {
            String members = Policies.all().stream()
                    .filter(policy::isAssignableFrom)
                    .map(Class::getSimpleName)
                    .collect(Collectors.joining(", "));
            throw refused(
                    method,
                    "names " + policy.getSimpleName() + ", which is no policy, but all of these: " + members + ".");
        }
        return Arrays.stream(policy.getEnumConstants());
    }

    private static void requireNoOtherTemplate(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            Class<? extends Annotation> type = annotation.annotationType();
            boolean runsTests = AnnotationSupport.isAnnotated(type, TestTemplate.class);
            if (runsTests && type != EveryPolicy.class && !AnnotationSupport.isAnnotated(type, EveryPolicy.class)) {
                throw refused(
                        method,
                        "stands beside @" + type.getSimpleName()
                                + ", which would run the test, too. Leave out one of them.");
            }
        }
    }

    private static ExtensionConfigurationException refused(Method method, String why) {
        return new ExtensionConfigurationException(
                "@EveryPolicy on method " + method.getDeclaringClass().getName() + "." + method.getName() + " " + why);
    }
}
