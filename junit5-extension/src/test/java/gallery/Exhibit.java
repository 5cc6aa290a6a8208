package gallery;

import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.commons.support.ReflectionSupport;

/** One bug: a class of this package that nests a worker, the same one corrected, and the test of both. */
record Exhibit(Class<?> bug) {

    static List<Exhibit> all() {
        return ReflectionSupport.findAllClassesInPackage("gallery", Exhibit::isBug, name -> true).stream()
                .sorted(Comparator.comparing(Class::getSimpleName))
                .map(Exhibit::new)
                .toList();
    }

    private static boolean isBug(Class<?> candidate) {
        return Stream.of(candidate.getDeclaredClasses())
                .anyMatch(
                        nested -> nested.getSimpleName().equals("Story") && Modifier.isAbstract(nested.getModifiers()));
    }

    Class<?> broken() {
        return nested("Broken");
    }

    Class<?> corrected() {
        return nested("Corrected");
    }

    private Class<?> nested(String name) {
        return Stream.of(bug.getDeclaredClasses())
                .filter(nested -> nested.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(bug.getName() + " has no class " + name + "."));
    }

    /** {@return the name of the bug, such as {@code NeverRenewed}} */
    @Override
    public String toString() {
        return bug.getSimpleName();
    }
}
