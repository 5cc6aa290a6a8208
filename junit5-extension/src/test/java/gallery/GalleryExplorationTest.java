package gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gallery.Workplace.Worker;
import io.github.ecssimulator.testkit.explore.ExplorationError;
import io.github.ecssimulator.testkit.explore.Menu;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The workers of the gallery, each a program in a service of five, and no assertion: a hostile ECS finds the bug by what an exploration
 * holds of any worker. Both workers meet all that there is, but for one, so what the corrected one survives is the bug of the other. What it loses
 * to a crash, a failed health check or its host is excused, for no worker could save it. {@code -Dgallery.seeds=2000} runs more of the
 * corrected ones.
 */
@Tag("any-version")
class GalleryExplorationTest {
    private static final int SEEDS = Integer.getInteger("gallery.seeds", 3);
    private static final int STEPS_AT_MOST = 3;
    private static final Pattern STEPS = Pattern.compile("(\\d+) of \\d+ hostile steps?");

    static Stream<Show> shows() {
        return Stream.of(thatProtectOnce(), thatLetGo(), withAHeartbeat(), thatAreRefused(), thatAskWhoTheyAre())
                .flatMap(shows -> shows);
    }

    /** They protect each film once. */
    private static Stream<Show> thatProtectOnce() {
        return Stream.of(
                new Show("NeverRenewed", 180)
                        .broken((w, fleet) -> each(new NeverRenewed.Transcoder(w.client(), w.task(), w)::transcode))
                        .corrected((w, fleet) ->
                                each(new NeverRenewed.LongTranscoder(w.client(), w.task(), w)::transcode)),
                new Show("LifeAfterDeath", 40)
                        .broken((w, fleet) ->
                                each(new LifeAfterDeath.Transcoder(w.client(), w.task(), w, w.timer())::transcode))
                        .corrected((w, fleet) -> each(
                                new LifeAfterDeath.PatientTranscoder(w.client(), w.task(), w, w.timer())::transcode)),
                new Show("NoCount", 30)
                        .atOnce(2)
                        .broken((w, fleet) -> each(new NoCount.Transcoder(w.client(), w.task(), w)::transcode))
                        .corrected(
                                (w, fleet) -> each(new NoCount.CountingTranscoder(w.client(), w.task(), w)::transcode)),
                new Show("ProtectsTooLate", 20)
                        .givingBackWithin(70)
                        .broken((w, fleet) ->
                                each(new ProtectsTooLate.Transcoder(w.client(), w.task(), w, w)::transcode))
                        .corrected((w, fleet) ->
                                each(new ProtectsTooLate.EarlyTranscoder(w.client(), w.task(), w, w)::transcode)),
                new Show("ReleasedTooEarly", 40)
                        .givingBackWithin(110)
                        .broken((w, fleet) -> each(new ReleasedTooEarly.Publisher(w.client(), w.task(), w, w)::publish))
                        .corrected((w, fleet) ->
                                each(new ReleasedTooEarly.UploadingPublisher(w.client(), w.task(), w, w)::publish)));
    }

    /** Their capacity is to come back. */
    private static Stream<Show> thatLetGo() {
        return Stream.of(
                new Show("MinutesWithFalse", 10)
                        .films(6)
                        .foundAmong(Menu.POLICIES, Menu.SCALING)
                        .broken((w, fleet) -> each(new MinutesWithFalse.Transcoder(w.client(), w.task(), w)::transcode))
                        .corrected((w, fleet) ->
                                each(new MinutesWithFalse.TidyTranscoder(w.client(), w.task(), w)::transcode)),
                new Show("ReleaseRefused", 10)
                        .broken((w, fleet) -> each(new ReleaseRefused.Transcoder(w.client(), w.task(), w)::transcode))
                        .corrected((w, fleet) ->
                                each(new ReleaseRefused.TidyTranscoder(w.client(), w.task(), w)::transcode)),
                new Show("StaysProtected", 40)
                        .broken((w, fleet) -> each(new StaysProtected.Transcoder(w.client(), w.task(), w)::transcode))
                        .corrected((w, fleet) ->
                                each(new StaysProtected.TidyTranscoder(w.client(), w.task(), w)::transcode)),
                new Show("MisspeltOption", 30)
                        .broken((w, fleet) ->
                                each(new MisspeltOption.Transcoder(w.agentClient(), w.agentUri(), w)::transcode))
                        .corrected((w, fleet) -> each(
                                new MisspeltOption.SpellingTranscoder(w.agentClient(), w.agentUri(), w)::transcode)));
    }

    /** They renew the protection as long as they work. */
    private static Stream<Show> withAHeartbeat() {
        return Stream.of(
                new Show("HarmlessHole", 70)
                        .broken((w, fleet) ->
                                each(new SlowHeartbeat.Transcoder(w.client(), w.task(), w, w.timer())::transcode))
                        .corrected((w, fleet) -> each(
                                new SlowHeartbeat.PatientTranscoder(w.client(), w.task(), w, w.timer())::transcode)),
                new Show("HeartbeatDied", 35)
                        .broken((w, fleet) -> each(new HeartbeatDied.Transcoder(
                                w.clientWithoutRetries(), w.task(), w, w.timer())::transcode))
                        .corrected((w, fleet) -> each(new HeartbeatDied.SturdyTranscoder(
                                w.clientWithoutRetries(), w.task(), w, w.timer())::transcode)),
                new Show("NeverReleased", 50)
                        .broken((w, fleet) ->
                                each(new NeverReleased.Transcoder(w.client(), w.task(), w, w.timer())::transcode))
                        .corrected((w, fleet) ->
                                each(new NeverReleased.TidyTranscoder(w.client(), w.task(), w, w.timer())::transcode)),
                new Show("NoReleaseOnFailure", 20)
                        .broken((w, fleet) -> each(new NoReleaseOnFailure.Transcoder(
                                w.client(), w.task(), w::encodeOrFail, w.timer())::transcode))
                        .corrected((w, fleet) -> each(new NoReleaseOnFailure.TidyTranscoder(
                                w.client(), w.task(), w::encodeOrFail, w.timer())::transcode)),
                new Show("SlowHeartbeat", 80)
                        .broken((w, fleet) ->
                                each(new SlowHeartbeat.Transcoder(w.client(), w.task(), w, w.timer())::transcode))
                        .corrected((w, fleet) -> each(
                                new SlowHeartbeat.PatientTranscoder(w.client(), w.task(), w, w.timer())::transcode)));
    }

    /** ECS refuses them, or fails. */
    private static Stream<Show> thatAreRefused() {
        return Stream.of(
                new Show("AgentRefusal", 90)
                        .broken((w, fleet) -> films -> new AgentRefusal.Transcoder(
                                        w.agentClientThatOnlyRetries(), w.agentUri(), w, films)
                                .takeJob())
                        .corrected((w, fleet) -> films -> new AgentRefusal.ReadingTranscoder(
                                        w.agentClientThatOnlyRetries(), w.agentUri(), w, films)
                                .takeJob()),
                new Show("GivesUpForEver", 20)
                        .broken((w, fleet) ->
                                each(new GivesUpForEver.Transcoder(w.clientWithoutRetries(), w.task(), w)::transcode))
                        .corrected((w, fleet) -> each(new GivesUpForEver.StubbornTranscoder(
                                w.clientWithoutRetries(), w.task(), w)::transcode)),
                new Show("MoreThanTen", 40)
                        .givingBackWithin(110)
                        .broken((w, fleet) ->
                                dispatched(w, fleet, new MoreThanTen.Dispatcher(w.clientThatOnlyRetries())))
                        .corrected((w, fleet) ->
                                dispatched(w, fleet, new MoreThanTen.StepwiseDispatcher(w.clientThatOnlyRetries()))),
                new Show("RefusedRenewal", 80)
                        .broken((w, fleet) -> films -> new RefusedRenewal.Transcoder(
                                        w.clientThatOnlyRetries(), w.task(), w, w.timer(), films)
                                .takeJob())
                        .corrected((w, fleet) -> films -> new RefusedRenewal.ObedientTranscoder(
                                        w.clientThatOnlyRetries(), w.task(), w, w.timer(), films)
                                .takeJob()));
    }

    /** They look for their task. */
    private static Stream<Show> thatAskWhoTheyAre() {
        return Stream.of(
                new Show("ContainerId", 30)
                        .broken((w, fleet) ->
                                each(new ContainerId.Transcoder(w.client(), w.http(), w.metadataUri(), w)::transcode))
                        .corrected((w, fleet) -> each(new ContainerId.SelfAwareTranscoder(
                                w.client(), w.http(), w.metadataUri(), w)::transcode)),
                new Show("WrongTask", 30)
                        .broken((w, fleet) -> each(new WrongTask.Transcoder(w.client(), w)::transcode))
                        .corrected((w, fleet) ->
                                each(new WrongTask.SelfAwareTranscoder(w.client(), w, w.task())::transcode)));
    }

    @Test
    void shows_areTheExhibits() {
        assertThat(shows().map(Show::toString))
                .containsExactlyInAnyOrderElementsOf(
                        Exhibit.all().stream().map(Exhibit::toString).toList());
    }

    @ParameterizedTest
    @MethodSource("shows")
    void brokenWorker_hostileWorlds_findItsBugByFewSteps(Show show) {
        ExplorationError error = catchThrowableOfType(
                ExplorationError.class, () -> show.broken().seeds(500).run());

        Matcher steps = STEPS.matcher(error.getMessage());
        assertThat(steps.find() ? Integer.parseInt(steps.group(1)) : 0)
                .as("steps of: %s", error.getMessage())
                .isLessThanOrEqualTo(STEPS_AT_MOST);
    }

    @ParameterizedTest
    @MethodSource("shows")
    void correctedWorker_hostileWorlds_loseNothing(Show show) throws Exception {
        assertThat(show.corrected().seeds(SEEDS).run().seeds()).isEqualTo(SEEDS);
    }

    /** A worker that knows no queue. */
    private interface Encoding {
        void of(String film) throws IOException, InterruptedException;
    }

    private static Worker each(Encoding encoding) {
        return films -> {
            encoding.of(films.element());
            films.remove();
        };
    }

    /** Who looks first hands out the work of all that wait: three frames at once to each. */
    private static Worker dispatched(Workplace place, List<Workplace> fleet, MoreThanTen.Dispatcher dispatcher) {
        place.afterEachFilm(() -> dispatcher.takeBack(place.task()));
        return films -> {
            List<Workplace> waiting =
                    fleet.stream().filter(Workplace::isWaiting).toList();
            List<String> ready = dispatcher.handOut(waiting.stream()
                    .flatMap(each -> Collections.nCopies(3, each.task()).stream())
                    .toList());
            waiting.stream()
                    .filter(each -> each.isWaiting() && ready.contains(each.task()))
                    .forEach(each -> each.takeFilm(3));
        };
    }
}
