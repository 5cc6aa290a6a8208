package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.Recording;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.model.SimulatedTime;
import io.github.ecssimulator.testkit.fixture.Fixture;
import io.github.ecssimulator.testkit.fixture.FixtureException;
import io.github.ecssimulator.testkit.internal.http.Door;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
import io.github.ecssimulator.testkit.internal.http.Octets;
import io.github.ecssimulator.testkit.internal.http.RequestBody;
import io.github.ecssimulator.testkit.internal.json.Located;
import io.github.ecssimulator.testkit.internal.json.Located.Members;
import io.github.ecssimulator.testkit.recording.RecordingJson;
import io.github.ecssimulator.testkit.recording.RecordingJsonException;
import io.github.ecssimulator.testkit.report.StoryReport;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The control of the test over HTTP, for tests in other languages; {@code docs/openapi.yaml} describes it. */
final class ControlDoor implements Door {
    /** The one path whose body may be a whole story. */
    static final String REPLAY = "/_simulator/replay";

    private static final String JSON = "application/json";

    private final WorldHolder worlds;
    private final Json say = new Json();
    private final ControlFaults faults = new ControlFaults();
    private final List<ControlRoute> routes = List.of(
            new ControlRoute("GET", "/_simulator/health", this::health),
            new ControlRoute("GET", "/_simulator/clock", this::clock),
            new ControlRoute("POST", "/_simulator/clock/advance", this::advance),
            new ControlRoute("POST", "/_simulator/reset", this::reset),
            new ControlRoute("GET", "/_simulator/recording", this::recording),
            new ControlRoute("POST", REPLAY, this::replay),
            new ControlRoute("GET", "/_simulator/complaints", this::complaints),
            new ControlRoute("GET", "/_simulator/journal", JournalFilter.PARAMETERS, this::journal),
            new ControlRoute("GET", "/_simulator/timeline", JournalFilter.PARAMETERS, this::timeline),
            new ControlRoute("POST", "/_simulator/faults", this::inject),
            new ControlRoute("DELETE", "/_simulator/faults", this::liftFaults),
            new ControlRoute("GET", "/_simulator/tasks/{taskId}/environment", this::environment),
            new ControlRoute("GET", "/_simulator/tasks/{taskId}", this::task)); // last: an ARN may hold anything

    ControlDoor(WorldHolder worlds) {
        this.worlds = worlds;
    }

    List<ControlRoute> routes() {
        return routes;
    }

    @Override
    public HttpAnswer answer(IncomingRequest request) {
        try {
            return routed(request);
        } catch (ControlException e) {
            return refused(request, e);
        } catch (RuntimeException | AssertionError e) {
            return error(request, 500, Map.of(), Answers.failure(e));
        }
    }

    @Override
    public int keptMax(String target) {
        return IncomingRequest.path(target).equals(REPLAY) ? READ_MAX : KEPT_MAX;
    }

    HttpAnswer refused(IncomingRequest request, ControlException refusal) {
        return error(request, refusal.status(), Map.of(), String.valueOf(refusal.getMessage()));
    }

    private HttpAnswer routed(IncomingRequest request) {
        Set<String> allowed = new TreeSet<>();
        for (ControlRoute route : routes) {
            Optional<String> variable = route.match(request.path());
            if (variable.isPresent() && route.method().equals(request.method())) {
                requireWholeBody(request);
                ControlQuery query = ControlQuery.read(request.target(), route.parameters());
                return route.action().answer(request, variable.get(), query);
            }
            variable.ifPresent(match -> allowed.add(route.method()));
        }
        if (allowed.isEmpty()) {
            throw new ControlException(404, "There is no such path. There are: " + served() + ".");
        }
        String methods = String.join(", ", allowed);
        return error(request, 405, Map.of("Allow", methods), "This path takes " + methods + " only.");
    }

    private String served() {
        return routes.stream()
                .map(route -> route.method() + " " + route.template())
                .collect(Collectors.joining(", "));
    }

    private void requireWholeBody(IncomingRequest request) {
        if (request.body().end() != RequestBody.End.COMPLETE) {
            throw new ControlException(400, "The body did not arrive whole.");
        }
        if (request.body().bytes().length() >= keptMax(request.target())) {
            throw new ControlException(413, "The body is too large.");
        }
    }

    private HttpAnswer health(IncomingRequest request, String variable, ControlQuery query) {
        return json(request, say.texts(Map.of("status", "ok")));
    }

    private HttpAnswer clock(IncomingRequest request, String variable, ControlQuery query) {
        return json(request, say.now(ecs().clock().instant()));
    }

    private HttpAnswer advance(IncomingRequest request, String variable, ControlQuery query) {
        Members fields = ControlBody.read(request.body().bytes(), List.of("duration", "to"));
        Located duration = fields.findOrNull("duration");
        Located to = fields.findOrNull("to");
        if ((duration == null) == (to == null)) {
            throw new ControlException(400, "Give either duration or to.");
        }
        EcsSimulator ecs = ecs();
        long before = lastEntry(ecs);
        try {
            move(ecs.clock(), to == null ? after(ecs, fields.require("duration")) : ControlBody.instant(to));
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw new ControlException(400, String.valueOf(e.getMessage()));
        }
        return json(request, say.advanced(ecs.clock().instant(), ecs.journal().after(before)));
    }

    private static long lastEntry(EcsSimulator ecs) {
        Journal journal = ecs.journal();
        return journal.dropped() + journal.entries().size();
    }

    private static Instant after(EcsSimulator ecs, Located duration) {
        return ecs.clock().instant().plus(SimulatedTime.requireNotTooLong("duration", ControlBody.duration(duration)));
    }

    private static void move(SimulatedClock clock, Instant target) {
        if (clock.followsAnotherClock()) {
            throw new ControlException(409, "The time follows another clock, so it cannot be advanced.");
        }
        if (target.isAfter(SimulatedTime.LATEST)) {
            throw new ControlException(
                    400, "The time can be advanced up to " + SimulatedTime.LATEST + ", not to " + target + ".");
        }
        clock.advanceTo(target);
    }

    private HttpAnswer reset(IncomingRequest request, String variable, ControlQuery query) {
        String complaint = worlds.reset(fixtureOrNull(request.body().bytes())).orElse(null);
        return json(request, say.reset(ecs().clock().instant(), complaint));
    }

    private static @Nullable Fixture fixtureOrNull(Octets body) {
        String text = ControlBody.decoded(body);
        try {
            return text.isBlank() ? null : Fixture.parse(text);
        } catch (FixtureException e) {
            throw new ControlException(400, String.valueOf(e.getMessage()));
        }
    }

    private HttpAnswer recording(IncomingRequest request, String variable, ControlQuery query) {
        try {
            return json(request, Octets.utf8(RecordingJson.text(ecs().recording())));
        } catch (IllegalStateException | RecordingJsonException e) {
            throw new ControlException(409, String.valueOf(e.getMessage()));
        }
    }

    private HttpAnswer replay(IncomingRequest request, String variable, ControlQuery query) {
        try {
            Recording recording =
                    RecordingJson.parse(ControlBody.decoded(request.body().bytes()));
            String complaint = worlds.replay(recording).orElse(null);
            return json(request, say.reset(ecs().clock().instant(), complaint));
        } catch (IllegalStateException | RecordingJsonException e) { // a loop in an edited one, or none at all
            throw new ControlException(400, String.valueOf(e.getMessage()));
        }
    }

    private HttpAnswer journal(IncomingRequest request, String variable, ControlQuery query) {
        EcsSimulator ecs = ecs();
        Predicate<JournalEvent> wanted = JournalFilter.of(query, ecs);
        return json(
                request,
                say.journal(ecs.journal().entries().stream()
                        .filter(entry -> wanted.test(entry.event()))
                        .toList()));
    }

    private HttpAnswer complaints(IncomingRequest request, String variable, ControlQuery query) {
        return json(request, say.complaints(worlds.complaint().orElse(null), worlds.earlierComplaints()));
    }

    private HttpAnswer timeline(IncomingRequest request, String variable, ControlQuery query) {
        EcsSimulator ecs = ecs();
        Predicate<JournalEvent> wanted = JournalFilter.of(query, ecs);
        String type = AcceptedType.of(request.headers().all("Accept"));
        return switch (type) {
            case AcceptedType.HTML ->
                content(
                        request,
                        type + "; charset=utf-8",
                        StoryReport.of(ecs).only(wanted).html());
            case AcceptedType.SVG ->
                content(request, type, StoryReport.of(ecs).only(wanted).svg());
            default -> content(request, type + "; charset=utf-8", ecs.journal().timeline(wanted) + "\n");
        };
    }

    private HttpAnswer inject(IncomingRequest request, String variable, ControlQuery query) {
        EcsSimulator ecs = ecs();
        faults.inject(request.body().bytes(), ecs);
        return json(request, say.now(ecs.clock().instant()));
    }

    private HttpAnswer liftFaults(IncomingRequest request, String variable, ControlQuery query) {
        ecs().liftFaults();
        return json(request, say.now(ecs().clock().instant()));
    }

    private HttpAnswer environment(IncomingRequest request, String variable, ControlQuery query) {
        SimulatedTask task = ecs().task(variable).orElseThrow(() -> noTask(variable));
        return json(request, say.texts(worlds.environment(task)));
    }

    private HttpAnswer task(IncomingRequest request, String variable, ControlQuery query) {
        EcsSimulator ecs = ecs();
        TaskFacts task = TaskFacts.of(ecs, variable).orElseThrow(() -> noTask(variable));
        return json(request, say.task(task, task.story(ecs)));
    }

    private static ControlException noTask(String idOrArn) {
        return new ControlException(
                404,
                "There is no task " + idOrArn
                        + ". GET /_simulator/journal?kind=TaskEvent.Created tells those there were.");
    }

    private EcsSimulator ecs() {
        return worlds.current().ecs();
    }

    private static HttpAnswer json(IncomingRequest request, Octets body) {
        return Answers.of(request, 200, Map.of("Content-Type", JSON), body);
    }

    private static HttpAnswer content(IncomingRequest request, String type, String body) {
        Map<String, String> headers = Map.of("Content-Type", type, "Content-Security-Policy", StoryReport.POLICY);
        return Answers.of(request, 200, headers, Octets.utf8(body));
    }

    private HttpAnswer error(IncomingRequest request, int status, Map<String, String> headers, String message) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Content-Type", JSON);
        return Answers.of(request, status, all, say.texts(Map.of("error", message)));
    }
}
