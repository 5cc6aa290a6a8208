package io.github.ecssimulator.junit5;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The extension that {@link EcsSimulatorSettings} and {@link RedirectEcsClients} bring along. Where a test registers
 * {@link EcsSimulatorExtension} itself, that one acts, and this one is silent.
 */
final class AnnotationExtension extends SimulatorCallbacks {
    private static final String SILENT = "annotations are only settings in ";

    AnnotationExtension() {
        super(new SimulatorRecipe(Settings.OPEN, SimulatorRecipe.AS_IT_IS));
    }

    @Override
    boolean isSilentIn(ExtensionContext context) {
        ExtensionContext.Store store = SimulatorStore.of(context);
        String key = SILENT + context.getUniqueId();
        Boolean known = store.get(key, Boolean.class);
        if (known == null) {
            known = !Registrations.of(context).isEmpty() || isAnotherActiveIn(context);
            store.put(key, known);
        }
        return known;
    }

    /**
     * Where a test registers {@link EcsSimulatorExtension} itself. A field counts once, also if an outer and a nested
     * class both inherit it, and JUnit so registers it twice.
     */
    static final class Registrations {
        /** JUnit takes the extensions of their parameters for those of the class. */
        private static final List<Class<? extends Annotation>> AROUND_TESTS =
                List.of(BeforeAll.class, BeforeEach.class, AfterEach.class, AfterAll.class);

        private Registrations() {}

        /** The fields, and {@code @ExtendWith} if one names the extension, at a class, a method or a parameter. */
        static Set<Object> of(ExtensionContext context) {
            Set<Object> found = new LinkedHashSet<>();
            context.getTestMethod().ifPresent(method -> {
                addAnnotation(method, found);
                addParameters(method, found);
            });
            SimulatorStore.outwards(context)
                    .forEach(each -> each.getTestClass().ifPresent(type -> addAllOf(type, found)));
            return found;
        }

        private static void addAllOf(Class<?> type, Set<Object> found) {
            addAnnotation(type, found);
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                addParameters(constructor, found);
            }
            for (Class<? extends Annotation> moment : AROUND_TESTS) {
                AnnotationSupport.findAnnotatedMethods(type, moment, HierarchyTraversalMode.TOP_DOWN)
                        .forEach(method -> addParameters(method, found));
            }
            found.addAll(AnnotationSupport.findAnnotatedFields(
                    type, RegisterExtension.class, Registrations::holdsExtension, HierarchyTraversalMode.TOP_DOWN));
        }

        private static void addParameters(Executable code, Set<Object> found) {
            for (Parameter parameter : code.getParameters()) {
                addAnnotation(parameter, found);
            }
        }

        private static void addAnnotation(AnnotatedElement element, Set<Object> found) {
            for (ExtendWith annotation : AnnotationSupport.findRepeatableAnnotations(element, ExtendWith.class)) {
                if (List.of(annotation.value()).contains(EcsSimulatorExtension.class)) {
                    found.add(EcsSimulatorExtension.class);
                }
            }
        }

        /** By its type, or by its value where the type says less, such as {@code Extension}. */
        private static boolean holdsExtension(Field field) {
            return field.getType() == EcsSimulatorExtension.class
                    || (field.getType().isAssignableFrom(EcsSimulatorExtension.class)
                            && ModifierSupport.isStatic(field)
                            && valueOf(field) instanceof EcsSimulatorExtension);
        }

        private static Object valueOf(Field field) {
            return ReflectionSupport.tryToReadFieldValue(field, null)
                    .toOptional()
                    .orElse(field);
        }
    }
}
