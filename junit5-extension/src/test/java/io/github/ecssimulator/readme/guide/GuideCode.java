package io.github.ecssimulator.readme.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/**
 * The worker of the guide as each step leaves it, and the tests. Here a test is compiled once more against the worker of another step,
 * so that it need not stand twice to be red before its step and green at the end.
 */
final class GuideCode implements AutoCloseable {
    static final Path SOURCES = Path.of("src/test/java/io/github/ecssimulator/readme/guide");
    static final String LAST_WORKER = "step10";

    /** The folders, each with what its step changed or added. */
    private static final List<String> WORKERS =
            List.of("naive", "step1", "step2", "step3", "step4", "step5", "step7", "step8", "step9", LAST_WORKER);

    private final URLClassLoader classes;

    private GuideCode(URLClassLoader classes) {
        this.classes = classes;
    }

    /** Compiles each worker with the tests up to its step, and some tests against the worker that is named. */
    static GuideCode compile(Path directory, Map<String, String> workersOfTests) throws IOException {
        List<Source> sources = new ArrayList<>();
        for (String worker : WORKERS) {
            Map<String, String> files = files(worker);
            workersOfTests.forEach((test, other) -> {
                if (other.equals(worker)) {
                    files.putIfAbsent(test, files(LAST_WORKER).get(test));
                }
            });
            files.forEach((name, text) -> sources.add(new Source(worker, name, text)));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String classPath = System.getProperty("java.class.path");
        List<String> options = List.of("-d", directory.toString(), "-classpath", classPath, "-proc:none");
        if (!compiler.getTask(null, null, null, options, null, sources).call()) {
            throw new AssertionError("A test of the guide does not compile against the worker of another step.");
        }
        return new GuideCode(
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, GuideCode.class.getClassLoader()));
    }

    /** The sources of a worker by their names: the newest of its folder and those before. */
    static Map<String, String> files(String worker) {
        Map<String, String> found = new TreeMap<>();
        for (String other : WORKERS.subList(0, WORKERS.indexOf(worker) + 1)) {
            try (Stream<Path> files = Files.list(SOURCES.resolve(other))) {
                for (Path file : files.toList()) {
                    found.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    /** Runs a test that was compiled. */
    Run run(String test, String worker, Map<String, String> parameters) throws ClassNotFoundException {
        Class<?> compiled = classes.loadClass("guide." + worker + "." + test);
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            Events tests = EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(compiled))
                    .configurationParameters(parameters)
                    .configurationParameter("ecs.simulator.reports", "none")
                    .execute()
                    .testEvents();
            return new Run(tests, printed.toString(UTF_8));
        } finally {
            System.setOut(console);
        }
    }

    /** How a test went, and what it printed. */
    record Run(Events tests, String printed) {

        /** {@return what a build shows of it} */
        String told() {
            return printed
                    + tests.failed().stream()
                            .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                            .flatMap(result -> result.getThrowable().stream())
                            .map(error -> error.getMessage() + "\n")
                            .collect(Collectors.joining());
        }
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }

    /** A file in a package of its own, so that no class of the class path is in its way. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String worker, String name, String text) {
            super(URI.create("string:///guide/" + worker + "/" + name + ".java"), Kind.SOURCE);
            this.text = text.replaceFirst("(?m)^package .*;$", "package guide." + worker + ";");
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
