package io.github.ecssimulator.junit5;

import io.github.ecssimulator.testkit.explore.Exploration;
import io.github.ecssimulator.testkit.explore.ExplorationResult;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs a test annotated with {@link ExploredTest}: one invocation, in which the method is run for each seed. */
final class ExploredTestExtension implements TestTemplateInvocationContextProvider {
    private static final String TOLD = "ecs.simulator.explorations";

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return context.getTestMethod()
                .filter(method -> AnnotationSupport.isAnnotated(method, ExploredTest.class))
                .isPresent();
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        ExploredTest wanted = annotation(context);
        int parts = wanted.replay().isEmpty() ? wanted.parts() : 1;
        if (parts < 1) {
            throw wrong(context, "parts", parts, "Write how many invocations share the seeds, 1 or more.", null);
        }
        return IntStream.rangeClosed(1, parts).mapToObj(part -> new Part(part, parts));
    }

    private static ExploredTest annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), ExploredTest.class)
                .orElseThrow();
    }

    private static ExtensionConfigurationException wrong(
            ExtensionContext context,
            String attribute,
            Object value,
            @Nullable String hint,
            @Nullable Throwable cause) {
        Method method = context.getRequiredTestMethod();
        return new ExtensionConfigurationException(
                "@ExploredTest(" + attribute + ") on method "
                        + method.getDeclaringClass().getName() + "." + method.getName() + " cannot be \"" + value
                        + "\". " + hint,
                cause);
    }

    /** One invocation, with the seeds that it runs, and with what JUnit gave to all that it called before the test. */
    private static final class Part implements TestTemplateInvocationContext, InvocationInterceptor {
        private final int index;
        private final int count;
        private final Map<Executable, List<Object>> given = new LinkedHashMap<>();

        Part(int index, int count) {
            this.index = index;
            this.count = count;
        }

        @Override
        public String getDisplayName(int invocationIndex) {
            return count == 1 ? "explored" : "explored, part " + index + " of " + count;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        @Override
        public <T> T interceptTestClassConstructor(
                Invocation<T> invocation,
                ReflectiveInvocationContext<Constructor<T>> constructor,
                ExtensionContext context)
                throws Throwable {
            given.put(constructor.getExecutable(), constructor.getArguments());
            return invocation.proceed();
        }

        @Override
        public void interceptBeforeEachMethod(
                Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
                throws Throwable {
            given.put(method.getExecutable(), method.getArguments());
            invocation.proceed();
        }

        @Override
        public void interceptTestTemplateMethod(
                Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
                throws Throwable {
            invocation.skip();
            given.put(method.getExecutable(), method.getArguments());
            ExploredMethod code = new ExploredMethod(method.getExecutable(), given, context);
            boolean told = isTold(context);
            ExplorationResult result = exploration(code, context).run();
            if (told) {
                context.publishReportEntry("ecs-simulator exploration", result.toString());
            }
        }

        private static boolean isTold(ExtensionContext context) {
            Optional<String> word = context.getConfigurationParameter(TOLD);
            word.filter(text -> !text.equals("told")).ifPresent(text -> {
                throw new ExtensionConfigurationException("The configuration parameter " + TOLD + " cannot be \"" + text
                        + "\". Write told, or leave it out.");
            });
            return word.isPresent();
        }

        private Exploration exploration(ExploredMethod method, ExtensionContext context) {
            ExploredTest wanted = annotation(context);
            String limit = wanted.capacityGivenBackWithin();
            Exploration all = Exploration.of(method).in(method::configure);
            Exploration ofPart = set(context, "seeds", wanted.seeds(), () -> all.seeds(wanted.seeds()))
                    .invariants(wanted.invariants())
                    .shard(index, count);
            Exploration drawn = wanted.menus().length == 0 ? ofPart : ofPart.menus(wanted.menus());
            Exploration limited = limit.isEmpty()
                    ? drawn
                    : set(
                            context,
                            "capacityGivenBackWithin",
                            limit,
                            () -> drawn.capacityGivenBackWithin(Duration.parse(limit)));
            return wanted.replay().isEmpty()
                    ? limited
                    : set(context, "replay", wanted.replay(), () -> limited.replay(wanted.replay()));
        }

        private static Exploration set(
                ExtensionContext context, String attribute, Object value, Supplier<Exploration> setting) {
            try {
                return setting.get();
            } catch (DateTimeParseException e) {
                throw wrong(context, attribute, value, "Write a duration in ISO 8601, such as PT50M.", e);
            } catch (IllegalArgumentException e) {
                throw wrong(context, attribute, value, e.getMessage(), e);
            }
        }
    }
}
