package io.github.ecssimulator.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where this module's compiled classes lie, found from where its test classes were loaded. */
final class ProductionClasses {

    private ProductionClasses() {}

    /** The main classes of this module, and of no other. */
    static JavaClasses ofThisModule() {
        return new ClassFileImporter().importPath(moduleDirectory().resolve("target/classes"));
    }

    /** The directory that holds this module's {@code pom.xml}. */
    static Path moduleDirectory() {
        try {
            Path testClasses = Path.of(ProductionClasses.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return testClasses.resolve("../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
