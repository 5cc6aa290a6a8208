package io.github.ecssimulator.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The main classes of one module: the folder or the jar from which they are loaded, wherever that was built. */
final class ProductionClasses {
    // To import a module takes seconds, and several tests ask for the same.
    private static final Map<Path, JavaClasses> IMPORTED = new ConcurrentHashMap<>();

    private ProductionClasses() {}

    /** All main classes of the module to which this class belongs, and of no other. */
    static JavaClasses besides(Class<?> oneOfThem) {
        return IMPORTED.computeIfAbsent(location(oneOfThem), ProductionClasses::imported);
    }

    private static JavaClasses imported(Path classes) {
        if (Files.isDirectory(classes)) {
            return new ClassFileImporter().importPath(classes);
        }
        try (JarFile jar = new JarFile(classes.toFile())) {
            return new ClassFileImporter()
                    .withImportOption(location -> !location.contains("/module-info.class")) // only the jar has it
                    .importJar(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the same classes, in order. */
    static List<String> names(Class<?> oneOfThem) {
        return files(location(oneOfThem))
                .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                .map(file ->
                        file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                .sorted()
                .toList();
    }

    private static Stream<String> files(Path classes) {
        try {
            if (Files.isDirectory(classes)) {
                try (Stream<Path> files = Files.walk(classes)) {
                    return files
                            .map(file -> classes.relativize(file).toString().replace(File.separatorChar, '/'))
                            .toList()
                            .stream();
                }
            }
            try (JarFile jar = new JarFile(classes.toFile())) {
                return jar.stream().map(ZipEntry::getName).toList().stream();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
