package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.model.SimulatedTime;
import io.github.ecssimulator.testkit.fixture.Fixture;
import io.github.ecssimulator.testkit.fixture.FixtureException;
import io.github.ecssimulator.testkit.http.ControlRoute.Content;
import io.github.ecssimulator.testkit.internal.http.Door;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest.RequestBody;
import io.github.ecssimulator.testkit.internal.http.Octets;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The control of the test over HTTP, for tests in other languages; {@code docs/openapi.yaml} describes it. */
final class ControlDoor implements Door {
    /** The one path whose body may be a whole story. */
    static final String REPLAY = "/_simulator/replay";

    private final WorldHolder worlds;
    private final List<ControlRoute> routes = List.of(
            new ControlRoute("GET", "/_simulator/health", call -> Content.json(Map.of("status", "ok"))),
            new ControlRoute("GET", "/_simulator/clock", call -> now()),
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
            return refused(request, new ControlException(500, Answers.failure(e)));
        }
    }

    @Override
    public int keptMax(String target) {
        return IncomingRequest.path(target).equals(REPLAY) ? READ_MAX : KEPT_MAX;
    }

    HttpAnswer refused(IncomingRequest request, ControlException refusal) {
        return error(request, refusal.status(), Answers.JSON, String.valueOf(refusal.getMessage()));
    }

    private static HttpAnswer error(IncomingRequest request, int status, Map<String, String> headers, String message) {
        return Answers.of(request, status, headers, Answers.json(Map.of("error", message)));
    }

    private HttpAnswer routed(IncomingRequest request) {
        Set<String> allowed = new TreeSet<>();
        for (ControlRoute route : routes) {
            Optional<String> variable = route.match(request.path());
            if (variable.isPresent() && route.method().equals(request.method())) {
                requireWholeBody(request);
                Map<String, List<String>> query = ControlCall.query(request.target(), route.parameters());
                Content content = route.action().answer(new ControlCall(request, variable.get(), query));
                return Answers.of(request, 200, content.headers(), content.body());
            }
            variable.ifPresent(match -> allowed.add(route.method()));
        }
        if (allowed.isEmpty()) {
            throw new ControlException(404, "There is no such path. There are: " + served() + ".");
        }
        String methods = String.join(", ", allowed);
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Allow", methods));
        headers.putAll(Answers.JSON);
        return error(request, 405, headers, "This path takes " + methods + " only.");
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

    private Content now() {
        return Content.json(Map.of("now", ecs().clock().instant().toString()));
    }

    private Content advance(ControlCall call) {
        Members fields = call.members(List.of("duration", "to"));
        Located duration = fields.findOrNull("duration");
        Located to = fields.findOrNull("to");
        if ((duration == null) == (to == null)) {
            throw new ControlException(400, "Give either duration or to.");
        }
        EcsSimulator ecs = ecs();
        long before = lastEntry(ecs);
        try {
            move(ecs.clock(), to == null ? after(ecs, fields.require("duration")) : ControlCall.instant(to));
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw new ControlException(400, String.valueOf(e.getMessage()));
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("now", ecs.clock().instant().toString());
        members.put("events", entries(ecs.journal().after(before).stream()));
        return Content.json(members);
    }

    private static long lastEntry(EcsSimulator ecs) {
        Journal journal = ecs.journal();
        return journal.dropped() + journal.entries().size();
    }

    private static Instant after(EcsSimulator ecs, Located duration) {
        return ecs.clock().instant().plus(SimulatedTime.requireNotTooLong("duration", ControlCall.duration(duration)));
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

    private Content reset(ControlCall call) {
        return renewed(worlds.reset(fixtureOrNull(call.body())));
    }

    /** Tells of the world that is new now, and of what the one before complained about. */
    private Content renewed(Optional<String> complaint) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("now", ecs().clock().instant().toString());
        members.put("complaint", complaint.orElse(null));
        return Content.json(members);
    }

    private static @Nullable Fixture fixtureOrNull(String text) {
        try {
            return text.isBlank() ? null : Fixture.parse(text);
        } catch (FixtureException e) {
            throw new ControlException(400, String.valueOf(e.getMessage()));
        }
    }

    private Content recording(ControlCall call) {
        try {
            return Content.json(Octets.utf8(RecordingJson.text(ecs().recording())));
        } catch (IllegalStateException | RecordingJsonException e) {
            throw new ControlException(409, String.valueOf(e.getMessage()));
        }
    }

    private Content replay(ControlCall call) {
        try {
            return renewed(worlds.replay(RecordingJson.parse(call.body())));
        } catch (IllegalStateException | RecordingJsonException e) { // a loop in an edited one, or none at all
            throw new ControlException(400, String.valueOf(e.getMessage()));
        }
    }

    private Content journal(ControlCall call) {
        EcsSimulator ecs = ecs();
        Predicate<JournalEvent> wanted = JournalFilter.of(call, ecs);
        return Content.json(Map.of(
                "entries", entries(ecs.journal().entries().stream().filter(entry -> wanted.test(entry.event())))));
    }

    private static List<Object> entries(Stream<JournalEntry> entries) {
        return entries.<Object>map(ControlDoor::members).toList();
    }

    private static Map<String, Object> members(JournalEntry entry) {
        JournalEvent event = entry.event();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("sequence", entry.sequence());
        members.put("cause", entry.cause());
        members.put("at", entry.at().toString());
        members.put("kind", JournalFilter.kindOf(event.getClass()));
        event.about().ifPresent(task -> members.put("task", task.arn().toString()));
        event.aboutService().ifPresent(service -> members.put("service", service.toString()));
        members.put("text", event.text());
        return members;
    }

    private Content complaints(ControlCall call) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("complaint", worlds.complaint().orElse(null));
        members.put("earlier", worlds.earlierComplaints());
        return Content.json(members);
    }

    private Content timeline(ControlCall call) {
        EcsSimulator ecs = ecs();
        Predicate<JournalEvent> wanted = JournalFilter.of(call, ecs);
        String type = AcceptedType.of(call.request().headers().all("Accept"));
        return switch (type) {
            case AcceptedType.HTML ->
                content(
                        type + "; charset=utf-8",
                        StoryReport.of(ecs).only(wanted).html());
            case AcceptedType.SVG ->
                content(type, StoryReport.of(ecs).only(wanted).svg());
            default -> content(type + "; charset=utf-8", ecs.journal().timeline(wanted) + "\n");
        };
    }

    private static Content content(String type, String body) {
        return new Content(
                Map.of("Content-Type", type, "Content-Security-Policy", StoryReport.POLICY), Octets.utf8(body));
    }

    private Content inject(ControlCall call) {
        ControlFaults.inject(call, ecs());
        return now();
    }

    private Content liftFaults(ControlCall call) {
        ecs().liftFaults();
        return now();
    }

    private Content environment(ControlCall call) {
        SimulatedTask task = ecs().task(call.variable()).orElseThrow(() -> noTask(call.variable()));
        return Content.json(worlds.environment(task));
    }

    private Content task(ControlCall call) {
        EcsSimulator ecs = ecs();
        TaskFacts task = TaskFacts.of(ecs, call.variable()).orElseThrow(() -> noTask(call.variable()));
        return Content.json(task.withStory(ecs));
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
}
