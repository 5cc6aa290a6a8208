package io.github.ecssimulator.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shows that {@link PublicJavadoc} can fail, and what it lets through. */
class PublicJavadocTest {

    private static final Path FILE = Path.of("core/src/main/java/Sample.java");

    @Test
    void missingIn_eachKindThatUsersSee_isReported() {
        String text = """
                public class Sample {
                    public static final int CONSTANT = 1;
                    protected Sample() {}
                    public void method() {}
                    public enum Kind { ONE }
                    public interface Face {
                        void implicit();
                    }
                    public record Pair(int a) {
                        public Pair(int a, int b) { this(a); }
                    }
                }
                """;

        assertThat(PublicJavadoc.missingIn(List.of(JavaSource.of(FILE, text))))
                .containsExactly(
                        FILE + ":1: Sample has no Javadoc",
                        FILE + ":2: CONSTANT has no Javadoc",
                        FILE + ":3: <init> has no Javadoc",
                        FILE + ":4: method has no Javadoc",
                        FILE + ":5: Kind has no Javadoc",
                        FILE + ":5: ONE has no Javadoc",
                        FILE + ":6: Face has no Javadoc",
                        FILE + ":7: implicit has no Javadoc",
                        FILE + ":9: Pair has no Javadoc",
                        FILE + ":10: <init> has no Javadoc");
    }

    @Test
    void missingIn_whatNobodySeesOrIsToldElsewhere_passes() {
        String text = """
                /** A sample. */
                public class Sample implements Runnable {
                    private int field;
                    int internal;
                    Sample() {}
                    @Override
                    public void run() { int local = 1; }
                    void hidden() {}
                    /** A record. */
                    public record Pair(int a) {
                        public Pair {}
                    }
                    static class Hidden {
                        public void method() {}
                    }
                    interface HiddenToo {
                        void implicit();
                    }
                    // No Javadoc, but nobody sees it either.
                    private enum Kind { ONE }
                }
                """;

        assertThat(PublicJavadoc.missingIn(List.of(JavaSource.of(FILE, text)))).isEmpty();
    }

    @Test
    void missingIn_commentThatIsNoJavadoc_isReported() {
        assertThat(PublicJavadoc.missingIn(List.of(JavaSource.of(FILE, "/* A sample. */\npublic class Sample {}\n"))))
                .containsExactly(FILE + ":2: Sample has no Javadoc");
    }
}
