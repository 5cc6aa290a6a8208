package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.journal.DeploymentEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.journal.WorkEvent;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.model.VisibleText;
import io.github.ecssimulator.testkit.internal.explain.Shortlist.Row;
import io.github.ecssimulator.testkit.internal.explain.Shortlist.Weight;
import io.github.ecssimulator.testkit.internal.remedy.Remedy;
import io.github.ecssimulator.testkit.internal.text.StopWords;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.ServiceLane;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.Renewal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The events that matter for some tasks, cause above effect, a line for each; equal ones are one. */
final class Moments {
    private final Evidence evidence;
    private final List<TaskLane> lanes;
    private final Set<TaskRef> tasks;
    private final Set<ServiceArn> services;
    private final Map<Long, Ask> asks = new LinkedHashMap<>();
    private final Map<Long, Renewal> renewals = new LinkedHashMap<>(); // by the call
    private final List<Moment> moments = new ArrayList<>();
    private final boolean isOfStrays;
    private final Named named;
    private List<TaskRef> spared = List.of(); // as it was told last

    private Moments(Evidence evidence, List<TaskId> about, List<String> above) {
        this.evidence = evidence;
        this.named = new Named(evidence, above);
        Map<TaskId, TaskLane> all = new LinkedHashMap<>();
        evidence.story().tasks().forEach(lane -> all.put(lane.task().id(), lane));
        this.lanes = about.stream().filter(all::containsKey).map(all::get).toList();
        this.tasks = lanes.stream().map(TaskLane::task).collect(Collectors.toSet());
        this.services = evidence.story().services().stream()
                .map(ServiceLane::service)
                .filter(service -> lanes.stream().anyMatch(lane -> lane.isOf(service)))
                .collect(Collectors.toSet());
        lanes.forEach(lane -> lane.asks().forEach(ask -> asks.putIfAbsent(ask.sequence(), ask)));
        lanes.stream()
                .flatMap(lane -> lane.windows().stream())
                .flatMap(window -> window.renewals().stream())
                .forEach(renewal -> renewals.putIfAbsent(causeOf(renewal), renewal));
        isOfStrays = asks.isEmpty();
        if (isOfStrays) {
            evidence.story().strays().forEach(ask -> asks.putIfAbsent(ask.sequence(), ask));
        }
    }

    /** {@return a line for each, at most so many; of more those that matter most to what is told above them} */
    static List<String> of(Evidence evidence, List<TaskId> about, List<String> above, int most) {
        Moments moments = new Moments(evidence, about, above);
        evidence.story().journal().entries().forEach(moments::add);
        return Shortlist.of(Moment.rows(moments.moments, evidence), most);
    }

    private void add(JournalEntry entry) {
        Ask ask = asks.get(entry.sequence());
        Optional<String> text = ask == null ? text(entry.event()) : Optional.of(told(ask));
        text.ifPresent(what -> moments.add(new Moment(
                entry.at(),
                what,
                ask == null ? "" : result(ask),
                place(ask == null ? lineOf(entry) : from(ask)),
                ask == null ? what : told(ask) + ask.outcome() + ask.answer(),
                weight(entry, ask))));
    }

    private Weight weight(JournalEntry entry, @Nullable Ask ask) {
        if (ask == null ? entry.event() instanceof TaskEvent : named.has(ask)) {
            return Weight.KEY;
        }
        if (isBehindTheStop(entry, ask)) {
            return ask != null && named.hasAsLate(ask) ? Weight.NAMED : Weight.BEHIND;
        }
        return named.has(evidence.at(entry.at())) ? Weight.NAMED : Weight.USUAL;
    }

    /** Of its task, or of all where it is of no task of these. */
    private boolean isBehindTheStop(JournalEntry entry, @Nullable Ask ask) {
        Predicate<TaskLane> isItsOwn = lane -> ask == null
                ? entry.event().concerns(lane.task().id())
                : lane.task().id().toString().equals(ask.id());
        boolean isOfOne = lanes.stream().anyMatch(isItsOwn);
        return !lanes.isEmpty()
                && lanes.stream()
                        .filter(lane -> !isOfOne || isItsOwn.test(lane))
                        .allMatch(lane -> lane.stopIfTold()
                                .filter(stop -> stop.sequence() < entry.sequence())
                                .isPresent());
    }

    /** Class and method stand with the call of the diagnosis; a column of them has no room for more than the place. */
    private static String place(String line) {
        return line.replaceFirst(".* \\((.+:\\d+)\\)", "$1");
    }

    private static String from(Ask ask) {
        String door = ask.isAtAgent() ? "at its agent" : ask.caller();
        return ask.lineIfKnown()
                .map(line -> ask.isAtAgent() ? line + ", " + door : line)
                .orElse(door);
    }

    /** What the scheduler did is nobody's line. */
    private String lineOf(JournalEntry entry) {
        JournalEvent event = entry.event();
        boolean isDirect = event instanceof WorkEvent
                || event instanceof ServiceEvent.Scaled
                || event instanceof DeploymentEvent.Started;
        return isDirect ? evidence.line(entry) : "";
    }

    private String told(Ask ask) {
        String whom = isOfStrays || lanes.size() > 1 ? " " + shortened(ask) : "";
        String many = ask.named() > 1 ? " " + ask.named() + " tasks" : whom;
        String minutes = ask.minutes() == null ? "" : " " + ask.minutes() + " min";
        return switch (ask.kind()) {
            case PROTECT -> "protect" + many + minutes;
            case RELEASE -> "release" + many + (ask.minutes() == null ? "" : " with" + minutes);
            case READ -> "read" + many;
            case UNREADABLE -> "request" + many;
        };
    }

    private static String shortened(Ask ask) {
        String id = ask.id();
        return VisibleText.of(id.length() <= 8 ? id : id.substring(0, 8));
    }

    private String result(Ask ask) {
        return switch (ask.outcome()) {
            case GRANTED -> ask.isProtect() ? "until " + evidence.at(until(ask)) : "";
            case GRANTED_UNHEARD -> "done, but the reply was lost";
            case FAILED, REFUSED -> VisibleText.of(Remedy.error(ask));
            case OPEN -> "no answer yet";
        };
    }

    private Instant until(Ask ask) {
        Renewal set = renewals.get(ask.sequence());
        return set == null ? ask.at() : set.until();
    }

    private long causeOf(Renewal renewal) {
        return evidence.story()
                .journal()
                .entry(renewal.sequence())
                .map(JournalEntry::cause)
                .orElse(0L);
    }

    private Optional<String> text(JournalEvent event) {
        if (event instanceof TaskEvent change && tasks.contains(change.task())) {
            return text(change);
        }
        if (event instanceof WorkEvent work && tasks.contains(work.task())) {
            String name = "\"" + VisibleText.of(work.work()) + "\"";
            String does = work instanceof WorkEvent.Begun
                    ? "begins work "
                    : work instanceof WorkEvent.Failed ? "fails at work " : "finishes work ";
            return Optional.of(does + name);
        }
        if (event instanceof ServiceEvent change && services.contains(change.service())) {
            return text(change);
        }
        return event instanceof DeploymentEvent.Started started
                        && services.contains(started.service())
                        && !isFirst(started)
                ? Optional.of("deploys " + started.taskDefinition())
                : Optional.empty();
    }

    private boolean isFirst(DeploymentEvent.Started started) {
        return evidence.story()
                .service(started.service())
                .map(service -> service.deployments().get(0).id().equals(started.id()))
                .orElse(true);
    }

    private Optional<String> text(TaskEvent change) {
        String whom = lanes.size() > 1 ? change.task().id().abbreviated() : "it";
        if (change instanceof TaskEvent.ProtectionExpired) {
            return Optional.of(lanes.size() > 1 ? whom + " protection ran out" : "protection ran out");
        }
        return change instanceof TaskEvent.StopRequested stop
                ? Optional.of(StopWords.of(stop.cause()) + " stops " + whom)
                : Optional.empty();
    }

    private Optional<String> text(ServiceEvent change) {
        if (change instanceof ServiceEvent.Scaled scaled) {
            return Optional.of("scaled from " + scaled.before() + " to " + scaled.after());
        }
        if (change instanceof ServiceEvent.ScaledIn in && !in.spared().isEmpty()) {
            spared = in.spared();
            return Optional.of("stops " + ids(in.victims()) + ", not the protected " + ids(in.spared()));
        }
        boolean isNews = change instanceof ServiceEvent.ScaleInHeld held
                && !held.spared().equals(spared);
        spared = change instanceof ServiceEvent.ScaleInHeld held ? held.spared() : spared;
        return isNews ? Optional.of("stops none, as all are protected: " + ids(spared)) : Optional.empty();
    }

    private static String ids(List<TaskRef> tasks) {
        String some =
                tasks.stream().limit(3).map(task -> task.id().abbreviated()).collect(Collectors.joining(" "));
        return tasks.size() <= 3 ? some : some + " and " + (tasks.size() - 3) + " more";
    }

    /** Tells the first and the last of many lines, and between these how many are left out. */
    static List<String> shortened(List<String> lines, int first, int told, String indent) {
        int left = lines.size() - told;
        List<String> some = new ArrayList<>(lines.subList(0, first));
        some.add(indent + "(" + left + " more)");
        some.addAll(lines.subList(first + left, lines.size()));
        return some;
    }

    /** One event that matters: what happened, what came of it, who brought it about, a key that equal ones have in common, and its weight. */
    private record Moment(Instant at, String what, String result, String from, String key, Weight weight) {
        private static final int WHAT_MAX = 34;
        private static final int RESULT_MAX = 26;

        /** Equal ones behind each other are one row. */
        static List<Row> rows(List<Moment> moments, Evidence evidence) {
            List<Row> rows = new ArrayList<>();
            int what = width(moments, Moment::what, WHAT_MAX);
            int result = width(moments, Moment::result, RESULT_MAX);
            for (int i = 0; i < moments.size(); i++) {
                Moment first = moments.get(i);
                int end = i + 1;
                while (end < moments.size() && moments.get(end).key.equals(first.key)) {
                    end++;
                }
                String line = first.line(evidence, what, result);
                if (end > i + 2) {
                    String same =
                            "         " + (end - i - 1) + " x the same until " + evidence.at(moments.get(end - 1).at);
                    rows.add(new Row(List.of(line, same), heaviest(moments.subList(i, end))));
                    i = end - 1;
                } else {
                    rows.add(new Row(List.of(line), first.weight));
                }
            }
            return rows;
        }

        private static Weight heaviest(List<Moment> moments) {
            return moments.stream()
                    .map(Moment::weight)
                    .max(Comparator.naturalOrder())
                    .orElse(Weight.USUAL);
        }

        private static int width(List<Moment> moments, Function<Moment, String> column, int most) {
            int widest =
                    moments.stream().map(column).mapToInt(String::length).max().orElse(0);
            return Math.max(1, Math.min(most, widest));
        }

        private String line(Evidence evidence, int whatWidth, int resultWidth) {
            String columns = " %s  %-" + whatWidth + "s  %-" + resultWidth + "s  %s";
            return String.format(Locale.ROOT, columns, evidence.at(at), what, result, from)
                    .stripTrailing();
        }
    }
}
