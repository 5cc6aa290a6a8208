package gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tests of workers with one bug each find the bug, and find nothing in the same workers without it. */
class GalleryTest {

    /** Their tests pass: what is wrong shows in nothing that they ask for. */
    private static final Set<Class<?>> SILENT =
            Set.of(HarmlessHole.class, LifeAfterDeath.class, MinutesWithFalse.class, StaysProtected.class);

    private static final Path TEXTS = Path.of("src/test/resources/gallery");

    static List<Exhibit> exhibits() {
        return Exhibit.all();
    }

    static List<Exhibit> loudExhibits() {
        return Exhibit.all().stream()
                .filter(exhibit -> !SILENT.contains(exhibit.bug()))
                .toList();
    }

    static List<Exhibit> silentExhibits() {
        return Exhibit.all().stream()
                .filter(exhibit -> SILENT.contains(exhibit.bug()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("exhibits")
    void correctedWorker_itsTest_passes(Exhibit exhibit) {
        Tour tour = Tour.of(exhibit.corrected());

        assertThat(tour.console()).isEmpty();
        assertThat(tour.tests()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("loudExhibits")
    void brokenWorker_itsTest_fails(Exhibit exhibit) {
        Tour tour = Tour.of(exhibit.broken());

        assertThat(tour.failures()).hasSize(1).allMatch(AssertionError.class::isInstance);
    }

    @ParameterizedTest
    @MethodSource("silentExhibits")
    void brokenWorker_bugThatNoAssertionSees_passes(Exhibit exhibit) {
        Tour tour = Tour.of(exhibit.broken());

        assertThat(tour.console()).isEmpty();
        assertThat(tour.tests()).isPositive();
    }

    /** To renew the texts: {@code -Dtest=GalleryTest -Dgallery.update=true}. */
    @ParameterizedTest
    @MethodSource("loudExhibits")
    void failure_ofABrokenWorker_readsAsRecorded(Exhibit exhibit) throws IOException {
        Path text = TEXTS.resolve(exhibit + ".txt");
        String console = Tour.of(exhibit.broken()).console();
        if (Boolean.getBoolean("gallery.update")) {
            Files.createDirectories(TEXTS);
            Files.writeString(text, console);
        }
        assertThat(text).content().isEqualTo(console);
    }
}
