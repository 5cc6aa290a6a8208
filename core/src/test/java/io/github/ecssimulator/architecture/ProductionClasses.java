package io.github.ecssimulator.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where this module and its compiled classes lie. */
final class ProductionClasses {

    private ProductionClasses() {}

    /** The main classes of this module, and of no other: they lie beside the test classes, wherever those are built. */
    static JavaClasses ofThisModule() {
        try {
            Path testClasses = Path.of(ProductionClasses.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new ClassFileImporter().importPath(testClasses.resolveSibling("classes"));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The directory that holds this module's {@code pom.xml}; the tests run in it. */
    static Path moduleDirectory() {
        return Path.of("").toAbsolutePath();
    }
}
