package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.testkit.internal.text.Times;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.ServiceLane;
import io.github.ecssimulator.testkit.story.Story;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.Renewal;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The lives of some tasks as lines of text, below one axis of time. */
final class Lanes {
    private static final int LABEL = 11;
    private static final int MOST = 4;
    private static final int WORKS = 2;

    private final Story story;
    private final TextForm form;
    private final Axis axis;
    private final Map<String, String> rows = new LinkedHashMap<>();

    private Lanes(Story story, TextForm form) {
        this.story = story;
        this.form = form;
        this.axis = Axis.of(story.start(), story.now(), story.isToldInSeconds());
    }

    /** Draws the lanes of these tasks, and of some others of their service; none where no time has passed. */
    static List<String> of(Story story, List<TaskId> about) {
        return of(story, about, TextForm.inUse());
    }

    static List<String> of(Story story, List<TaskId> about, TextForm form) {
        if (about.isEmpty() || !story.now().isAfter(story.start())) {
            return List.of();
        }
        Lanes lanes = new Lanes(story, form);
        List<TaskLane> chosen = about.stream()
                .flatMap(id -> story.task(id).stream())
                .limit(MOST)
                .toList();
        Optional<ServiceLane> service = story.services().stream()
                .filter(each -> chosen.stream().anyMatch(lane -> lane.isOf(each.service())))
                .reduce((older, newer) -> newer);
        service.ifPresent(lanes::drawService);
        chosen.forEach(lane -> {
            lanes.drawTask(lane);
            lane.work().stream().limit(WORKS).forEach(span -> lanes.drawWork(lane, span));
        });
        List<TaskLane> others = service.stream()
                .flatMap(each -> story.tasksOf(each.service()).stream())
                .filter(lane -> !chosen.contains(lane) && isWorthSeeing(lane))
                .toList();
        int shown = Math.min(others.size(), MOST - chosen.size());
        others.subList(0, shown).forEach(lanes::drawTask);
        lanes.tellOf(others.size() - shown);
        return lanes.lines();
    }

    private void tellOf(int more) {
        if (more > 0) {
            rows.put(" +" + more + " more", "");
        }
    }

    private static boolean isWorthSeeing(TaskLane lane) {
        return lane.stop() != null || !lane.windows().isEmpty();
    }

    private void drawService(ServiceLane service) {
        char[] row = blank();
        for (int i = 1; i < service.counts().size(); i++) {
            int more = service.counts().get(i).desired()
                    - service.counts().get(i - 1).desired();
            if (more != 0) {
                put(row, service.counts().get(i).at(), more < 0 ? Marks.SCALED_IN : Marks.SCALED_OUT);
            }
        }
        service.deployments().stream().skip(1).forEach(deployment -> put(row, deployment.from(), Marks.DEPLOYED));
        if (!String.valueOf(row).isBlank()) {
            rows.put(service.service().serviceName(), String.valueOf(row));
        }
    }

    private void drawTask(TaskLane lane) {
        char[] row = blank();
        Instant last = Stream.concat(
                        lane.asks().stream().map(Ask::at),
                        lane.work().stream().map(span -> span.to() == null ? span.from() : span.to()))
                .max(Instant::compareTo)
                .orElse(lane.begin());
        for (int column = axis.column(lane.begin()); column <= axis.column(story.now()); column++) {
            Instant at = axis.begin(column).isBefore(lane.begin()) ? lane.begin() : axis.begin(column);
            row[column] = base(lane, at, last);
        }
        lane.windows().forEach(window -> {
            window.renewals().stream().skip(1).map(Renewal::at).forEach(at -> put(row, at, Marks.RENEWED));
            put(row, window.from(), Marks.SET);
        });
        lane.asks().stream()
                .filter(ask -> ask.kind() == Ask.Kind.RELEASE && ask.outcome().isGranted())
                .forEach(ask -> put(row, ask.at(), Marks.RELEASED));
        lane.asks().stream().filter(Ask::isRefused).forEach(ask -> put(row, ask.at(), Marks.REFUSED));
        lane.stopIfTold().ifPresent(stop -> put(row, stop.at(), Marks.STOPPED));
        rows.put(lane.task().id().abbreviated(), String.valueOf(row));
    }

    private static char base(TaskLane lane, Instant at, Instant last) {
        Instant end = lane.end();
        if (end != null && !at.isBefore(end)) {
            return at.isAfter(last) ? ' ' : Marks.AFTER_ITS_END.sign;
        }
        return lane.wasProtectedAt(at) ? Marks.PROTECTED.sign : Marks.UNPROTECTED.sign;
    }

    private void drawWork(TaskLane lane, WorkSpan span) {
        char[] row = blank();
        Instant lost = lane.end() == null ? story.now() : lane.end();
        Instant to = span.outcome() == WorkSpan.Outcome.LOST || span.to() == null ? lost : span.to();
        for (int column = axis.column(span.from()); column <= axis.column(to); column++) {
            row[column] = Marks.WORK.sign;
        }
        rows.put(" " + span.name() + " ".repeat(rows.size()), String.valueOf(row)); // two may have one name
    }

    private char[] blank() {
        return " ".repeat(axis.width()).toCharArray();
    }

    private void put(char[] row, Instant at, Marks mark) {
        row[axis.column(at)] = mark.sign;
    }

    private List<String> lines() {
        List<String> legend = Marks.legend(String.join("", rows.values()), form);
        List<String> lines = new ArrayList<>();
        lines.add(" ".repeat(LABEL + 1) + axis.times());
        lines.add(" ".repeat(LABEL + 1) + form.of(axis.ticks()));
        rows.forEach((name, row) -> lines.add((" " + label(name) + form.of(row)).stripTrailing()));
        legend.forEach(line -> lines.add(" ".repeat(LABEL + 1) + line));
        return lines;
    }

    private static String label(String name) {
        String text = name.stripTrailing();
        String cut = text.length() < LABEL ? text : text.substring(0, LABEL - 2) + "~";
        return cut + " ".repeat(LABEL - cut.length());
    }

    /** The columns of the lanes: ten to a step, at most five steps. */
    record Axis(Instant start, Duration step, int steps, boolean isInSeconds) {
        private static final int PER_STEP = 10;
        private static final int STEPS = 5;
        private static final List<Duration> USUAL = List.of(
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Duration.ofMinutes(20),
                Duration.ofMinutes(30),
                Duration.ofHours(1),
                Duration.ofHours(2),
                Duration.ofHours(4),
                Duration.ofHours(6),
                Duration.ofHours(12));

        /** Seconds stand at all of its steps or at none. */
        static Axis of(Instant start, Instant end, boolean isInSeconds) {
            Duration whole = Duration.between(start, end);
            Duration step = USUAL.stream()
                    .filter(usual -> isInSeconds || usual.toSeconds() >= 60)
                    .filter(usual -> usual.multipliedBy(STEPS).compareTo(whole) >= 0)
                    .findFirst()
                    .orElseGet(() -> Duration.ofDays(whole.toDays() / STEPS + 1));
            long steps = Math.max(1, (whole.toMillis() + step.toMillis() - 1) / step.toMillis());
            return new Axis(start, step, (int) steps, isInSeconds);
        }

        int width() {
            return steps * PER_STEP + 1;
        }

        int column(Instant at) {
            long passed = Duration.between(start, at).toMillis();
            return (int) Math.max(0, Math.min(width() - 1L, passed * PER_STEP / step.toMillis()));
        }

        Instant begin(int column) {
            return start.plusMillis(step.toMillis() * column / PER_STEP);
        }

        String times() {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i <= steps; i++) {
                String time = Times.since(start, start.plus(step.multipliedBy(i)), isInSeconds)
                        .substring(1);
                line.append(time).append(" ".repeat(Math.max(1, PER_STEP - time.length())));
            }
            return line.toString().stripTrailing();
        }

        String ticks() {
            return "|" + "----.----|".repeat(steps);
        }
    }
}
