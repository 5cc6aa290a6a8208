package gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tests of workers with one bug each find the bug, and find nothing in the same workers without it. */
class GalleryTest {

    /** Their tests pass: what is wrong shows in nothing that they ask for, but to the lint that is named. */
    private static final Map<Class<?>, String> SILENT = Map.of(
            HarmlessHole.class, "hole",
            LifeAfterDeath.class, "life-after-death",
            MinutesWithFalse.class, "minutes-with-false",
            StaysProtected.class, "still-protected");

    private static final Path TEXTS = Path.of("src/test/resources/gallery");

    static List<Exhibit> exhibits() {
        return Exhibit.all();
    }

    static List<Exhibit> loudExhibits() {
        return Exhibit.all().stream()
                .filter(exhibit -> !SILENT.containsKey(exhibit.bug()))
                .toList();
    }

    static List<Exhibit> silentExhibits() {
        return Exhibit.all().stream()
                .filter(exhibit -> SILENT.containsKey(exhibit.bug()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("exhibits")
    void correctedWorker_underStrictLints_passes(Exhibit exhibit) {
        Tour tour = Tour.strict(exhibit.corrected());

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

    @ParameterizedTest
    @MethodSource("silentExhibits")
    void brokenWorker_bugThatNoAssertionSees_failsUnderStrictLints(Exhibit exhibit) {
        assertThat(Tour.strict(exhibit.broken()).failures())
                .singleElement()
                .satisfies(error -> assertThat(error)
                        .isInstanceOf(AssertionError.class)
                        .message()
                        .containsPattern("\\n +(it led to: .*)?" + SILENT.get(exhibit.bug()) + "\\b")
                        .contains("\n    fix: "));
    }

    @Test
    void brokenWorker_eachBug_isFoundByTheLints() {
        String found = exhibits().stream()
                .map(exhibit -> String.format(
                        Locale.ROOT,
                        "%-18s | %s%n",
                        exhibit,
                        Tour.strict(exhibit.broken()).lints()))
                .collect(Collectors.joining());

        assertThat(found).isEqualToNormalizingNewlines("""
                AgentRefusal       | refused, lost-work
                ContainerId        | bad-call, lost-work
                GivesUpForEver     | refused, lost-work
                HarmlessHole       | hole
                HeartbeatDied      | refused, dead-heartbeat, expired, lost-work
                LifeAfterDeath     | expired, lost-work, life-after-death
                MinutesWithFalse   | minutes-with-false
                MisspeltOption     | still-protected
                MoreThanTen        | bad-call, lost-work
                NeverReleased      | still-protected
                NeverRenewed       | expired, lost-work
                NoCount            | lost-work
                NoReleaseOnFailure | still-protected
                ProtectsTooLate    | lost-work
                RefusedRenewal     | refused, expired, lost-work
                ReleaseRefused     | still-protected, bad-call
                ReleasedTooEarly   | lost-work
                SlowHeartbeat      | expired, lost-work, life-after-death
                StaysProtected     | still-protected
                WrongTask          | other-task, still-protected, lost-work
                """);
    }

    /** To renew the texts: {@code -Dtest=GalleryTest -Dgallery.update=true}. */
    @ParameterizedTest
    @MethodSource("exhibits")
    void failure_ofABrokenWorker_readsAsRecorded(Exhibit exhibit) throws IOException {
        Path text = TEXTS.resolve(exhibit + ".txt");
        String console = Tour.strict(exhibit.broken()).console();
        if (Boolean.getBoolean("gallery.update")) {
            Files.createDirectories(TEXTS);
            Files.writeString(text, console);
        }
        assertThat(text).content().isEqualTo(console);
    }
}
