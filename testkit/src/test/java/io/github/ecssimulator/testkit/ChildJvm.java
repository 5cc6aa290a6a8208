package io.github.ecssimulator.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program in a JVM of its own, for what an environment variable or the end of a process decides. */
public final class ChildJvm {
    private static final long SECONDS_MAX = 120;

    private ChildJvm() {}

    /** Runs a program to its end. */
    public static Ended run(Class<?> main, Map<String, String> environment, String... arguments) {
        return run(main, List.of(), environment, arguments);
    }

    /** Runs a program to its end, with options of the JVM. */
    public static Ended run(Class<?> main, List<String> options, Map<String, String> environment, String... arguments) {
        try {
            Path output = Files.createTempFile("child", ".txt"); // a pipe would wait for a program that does not end
            try {
                return ended(builder(main, options, environment, arguments), output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Ended ended(ProcessBuilder builder, Path output) throws IOException, InterruptedException {
        Process process = builder.redirectOutput(output.toFile()).start();
        if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("The program has not ended. It said: " + Files.readString(output));
        }
        return new Ended(process.exitValue(), Files.readString(output));
    }

    private static ProcessBuilder builder(
            Class<?> main, List<String> options, Map<String, String> environment, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(command(main, options, arguments)).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }

    /** What starts a program. It is over before the optimizing compiler of the JVM would be of use. */
    public static List<String> command(Class<?> main, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** How a program ended, and all that it wrote. */
    public record Ended(int exitCode, String output) {}
}
