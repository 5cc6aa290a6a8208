package io.github.ecssimulator.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;

/** The main classes of one module: the folder or the jar from which they are loaded, wherever that was built. */
final class ProductionClasses {

    private ProductionClasses() {}

    /** All main classes of the module to which this class belongs, and of no other. */
    static JavaClasses besides(Class<?> oneOfThem) {
        Path classes = location(oneOfThem);
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

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
