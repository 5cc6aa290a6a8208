package gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tests of workers with one bug each find the bug, and find nothing in the same workers without it. */
class GalleryTest {

    private static final Path TEXTS = Path.of("src/test/resources/gallery");

    static List<Exhibit> exhibits() {
        return Exhibit.all();
    }

    @ParameterizedTest
    @MethodSource("exhibits")
    void correctedWorker_itsTest_passes(Exhibit exhibit) {
        Tour tour = Tour.of(exhibit.corrected());

        assertThat(tour.console()).isEmpty();
        assertThat(tour.tests()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("exhibits")
    void brokenWorker_itsTest_fails(Exhibit exhibit) {
        Tour tour = Tour.of(exhibit.broken());

        assertThat(tour.failures()).hasSize(1).allMatch(AssertionError.class::isInstance);
    }

    /** To renew the texts: {@code -Dtest=GalleryTest -Dgallery.update=true}. */
    @ParameterizedTest
    @MethodSource("exhibits")
    void failure_ofABrokenWorker_readsAsRecorded(Exhibit exhibit) throws IOException {
        Path text = TEXTS.resolve(exhibit + ".txt");
        String console = Tour.of(exhibit.broken()).console();
        if (Boolean.getBoolean("gallery.update")) {
            Files.createDirectories(TEXTS);
            Files.writeString(text, console);
        }
        assumeThat(TEXTS).isDirectory();

        assertThat(text).content().isEqualTo(console);
    }
}
