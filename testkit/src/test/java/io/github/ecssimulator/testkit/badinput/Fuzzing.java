package io.github.ecssimulator.testkit.badinput;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The program that fuzzes targets one after the other, each in a JVM of its own, and fails if an input broke a promise. */
public final class Fuzzing {
    private static final String FUZZER = "com.code_intelligence.jazzer.Jazzer";
    private static final int SECONDS_OF_ONE_INPUT = 600; // of a machine that may have much else to do

    private final Path directory;
    private final int seconds;

    private Fuzzing(Path directory, int seconds) {
        this.directory = directory;
        this.seconds = seconds;
    }

    /** Takes the directory to work in, the seconds for each target, and the targets parted by commas, or {@code all}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Fuzzing fuzzing = new Fuzzing(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        List<Target> targets = arguments[2].equals("all")
                ? List.of(Target.values())
                : Stream.of(arguments[2].toUpperCase(Locale.ROOT).split(","))
                        .map(Target::valueOf)
                        .toList();
        List<Target> broken = new ArrayList<>();
        for (Target target : targets) {
            if (!fuzzing.holds(target)) {
                broken.add(target);
            }
        }
        if (!broken.isEmpty()) {
            throw new IllegalStateException(
                    "Inputs broke promises of " + broken + "; they lie in " + fuzzing.directory);
        }
    }

    private boolean holds(Target target) throws IOException, InterruptedException {
        System.out.println("===== " + target);
        Path work = directory.resolve(target.word());
        Path found = Files.createDirectories(work.resolve("corpus"));
        Path seeds = Files.createDirectories(work.resolve("seeds"));
        int number = 0;
        for (byte[] seed : target.seeds()) {
            Files.write(seeds.resolve("seed-" + number++), seed);
        }
        Process process = new ProcessBuilder(command(target, work, found, seeds))
                .inheritIO()
                .start();
        return process.waitFor() == 0;
    }

    private List<String> command(Target target, Path work, Path found, Path seeds) throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Xss1m",
                "-cp",
                System.getProperty("java.class.path"),
                FUZZER,
                "--target_class=" + FuzzedTarget.class.getName(),
                "--target_args=" + target.name(),
                "--instrumentation_includes=io.github.ecssimulator.**:com.fasterxml.jackson.core.**",
                "--reproducer_path=" + work,
                "-artifact_prefix=" + work + "/",
                "-dict=" + dictionary(),
                "-max_total_time=" + seconds,
                "-timeout=" + SECONDS_OF_ONE_INPUT,
                "-max_len=65536",
                "-print_final_stats=1",
                found.toString(),
                seeds.toString());
    }

    private Path dictionary() throws IOException {
        Path words = directory.resolve("words.dict");
        try (InputStream in = Objects.requireNonNull(Fuzzing.class.getResourceAsStream("words.dict"))) {
            Files.copy(in, words, StandardCopyOption.REPLACE_EXISTING);
        }
        return words;
    }
}
