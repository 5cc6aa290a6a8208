package io.github.ecssimulator.junit5;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import org.junit.platform.commons.support.AnnotationSupport;

/** Whether an annotation is present, inherited or a meta-annotation. JUnit is asked once for each class: every test asks anew. */
final class Presence {
    private final Class<? extends Annotation> annotation;
    private final ClassValue<Boolean> onClasses = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return type == annotation || AnnotationSupport.isAnnotated(type, annotation);
        }
    };

    Presence(Class<? extends Annotation> annotation) {
        this.annotation = annotation;
    }

    boolean on(AnnotatedElement element) {
        if (element instanceof Class<?> type) {
            return onClasses.get(type);
        }
        for (Annotation present : element.getAnnotations()) {
            if (onClasses.get(present.annotationType())) {
                return true;
            }
        }
        return false;
    }
}
