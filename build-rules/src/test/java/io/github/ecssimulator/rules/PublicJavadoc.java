package io.github.ecssimulator.rules;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * What users see has Javadoc: public and protected types and members. Excepted are overriding methods, whose Javadoc is
 * inherited, and compact constructors, whose parameters the record has told.
 */
final class PublicJavadoc extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private static final Set<Tree.Kind> IMPLICITLY_PUBLIC = Set.of(Tree.Kind.INTERFACE, Tree.Kind.ANNOTATION_TYPE);
    private static final Pattern COMPACT_CONSTRUCTOR =
            Pattern.compile("(?:@\\w+\\s+)*(?:public|protected)\\s+\\w+\\s*\\{");

    private final JavaSource source;
    private final DocTrees docs;
    private final CompilationUnitTree unit;
    private final List<String> missing = new ArrayList<>();

    private PublicJavadoc(JavaSource source, DocTrees docs, CompilationUnitTree unit) {
        this.source = source;
        this.docs = docs;
        this.unit = unit;
    }

    /** One line for each type or member of these files that lacks it. */
    static List<String> missingIn(List<JavaSource> sources) {
        List<JavaFileObject> files =
                sources.stream().map(PublicJavadoc::inMemory).toList();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavacTask task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, files);
        DocTrees docs = DocTrees.instance(task);
        List<String> missing = new ArrayList<>();
        try {
            Iterator<JavaSource> inOrder = sources.iterator();
            for (CompilationUnitTree unit : task.parse()) { // as they were given
                PublicJavadoc scanner = new PublicJavadoc(inOrder.next(), docs, unit);
                scanner.scan(unit, null);
                missing.addAll(scanner.missing);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return missing;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
        if (isSeen(type.getModifiers())) {
            check(type, type.getSimpleName().toString());
            super.visitClass(type, null); // what is inside a hidden type is hidden, too
        }
        return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
        if (isSeen(method.getModifiers()) && !overrides(method) && !isCompactConstructor(method)) {
            check(method, method.getName().toString());
        }
        return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree field, @Nullable Void nothing) {
        if (isSeen(field.getModifiers())) {
            check(field, field.getName().toString());
        }
        return null;
    }

    private boolean isSeen(ModifiersTree modifiers) {
        Set<Modifier> flags = modifiers.getFlags();
        return flags.contains(Modifier.PUBLIC)
                || flags.contains(Modifier.PROTECTED)
                || (!flags.contains(Modifier.PRIVATE) && IMPLICITLY_PUBLIC.contains(parent().getKind()));
    }

    private static boolean overrides(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("Override"));
    }

    /** The tree shows it with the parameters of its record; only the text tells that they are not written. */
    private boolean isCompactConstructor(MethodTree method) {
        return COMPACT_CONSTRUCTOR
                .matcher(source.code().substring(start(method)))
                .lookingAt();
    }

    private int start(Tree tree) {
        return (int) docs.getSourcePositions().getStartPosition(unit, tree);
    }

    private Tree parent() {
        return getCurrentPath().getParentPath().getLeaf();
    }

    private void check(Tree tree, String name) {
        if (docs.getDocCommentTree(getCurrentPath()) == null) {
            missing.add(source.path() + ":" + source.lineAt(start(tree)) + ": " + name + " has no Javadoc");
        }
    }

    private static JavaFileObject inMemory(JavaSource source) {
        return new SimpleJavaFileObject(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source.text();
            }
        };
    }
}
