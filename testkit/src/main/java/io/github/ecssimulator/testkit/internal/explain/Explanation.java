package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.model.VisibleText;
import io.github.ecssimulator.testkit.lint.Finding;
import io.github.ecssimulator.testkit.lint.Lint;
import io.github.ecssimulator.testkit.lint.Lints;
import io.github.ecssimulator.testkit.lint.RestsOn;
import io.github.ecssimulator.testkit.lint.WhatIf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The text of a failure: what was expected, what happened instead, its cause, what to do, the lives of the tasks, and the events that
 * matter. At most 25 lines.
 */
public final class Explanation {
    /** Where the whole story is. An extension that writes a report puts its place here instead. */
    public static final String WHOLE_STORY = "ecs.journal().timeline()";

    private static final Pattern LAST_LINE = Pattern.compile("\\nAll \\d+ entries: .* {3}seed -?\\d+");
    private static final int LINES = 25;
    private static final int EVENTS = 9;
    private static final int STEPS_TOLD = 18;

    private final Evidence evidence;
    private final List<Finding> findings;
    private final List<Finding> told; // above, by who asked
    private final Optional<Diagnosis> diagnosis;
    private final List<TaskId> about;

    private Explanation(Evidence evidence, Optional<Diagnosis> diagnosis, List<TaskId> about) {
        this(evidence, diagnosis, about, Lints.of(evidence.story()).findings(), List.of());
    }

    private Explanation(
            Evidence evidence,
            Optional<Diagnosis> diagnosis,
            List<TaskId> about,
            List<Finding> findings,
            List<Finding> told) {
        this.evidence = evidence;
        this.told = told;
        this.findings = findings;
        this.diagnosis =
                diagnosis.map(found -> found.noting(afterLife(found.about().get(0))));
        this.about = diagnosis.map(Diagnosis::about).orElse(about);
    }

    /** Explains why a task fared as it did. */
    public static Explanation of(EcsSimulator ecs, TaskId task, Symptom symptom) {
        Evidence evidence = Evidence.of(ecs);
        return new Explanation(
                evidence,
                evidence.story().task(task).map(lane -> diagnosis(new Case(evidence, lane), symptom)),
                List.of(task));
    }

    /** Explains why a service has more or fewer tasks than it should have. */
    public static Explanation of(EcsSimulator ecs, ServiceArn service, Symptom symptom) {
        Evidence evidence = Evidence.of(ecs);
        return new Explanation(evidence, Suspects.of(evidence, service, symptom), tasksOf(evidence, service));
    }

    /** Explains why a service had more tasks than it should have had, until an instant. */
    public static Explanation ofSurplus(EcsSimulator ecs, ServiceArn service, Instant until) {
        Evidence evidence = Evidence.of(ecs);
        return new Explanation(evidence, Suspects.ofSurplus(evidence, service, until), tasksOf(evidence, service));
    }

    /** Explains why a deployment, of which an entry tells, waited for tasks that it was to replace, until an instant. */
    public static Explanation ofDeployment(EcsSimulator ecs, ServiceArn service, long deployment, Instant until) {
        Evidence evidence = Evidence.of(ecs);
        return new Explanation(
                evidence, Suspects.ofDeployment(evidence, service, deployment, until), tasksOf(evidence, service));
    }

    /** Shows what happened to a service, where the expectation itself says what is wrong. */
    public static Explanation of(EcsSimulator ecs, ServiceArn service) {
        Evidence evidence = Evidence.of(ecs);
        return new Explanation(evidence, Optional.empty(), tasksOf(evidence, service));
    }

    private static List<TaskId> tasksOf(Evidence evidence, ServiceArn service) {
        return evidence.story().tasksOf(service).stream()
                .map(lane -> lane.task().id())
                .toList();
    }

    /** Shows what happened to tasks, where the expectation itself says what is wrong. */
    public static Explanation of(EcsSimulator ecs, List<TaskId> tasks) {
        return new Explanation(Evidence.of(ecs), Optional.empty(), List.copyOf(tasks));
    }

    /** Shows what happened to the tasks of findings that are told already; what is told beside them are the warnings. */
    static Explanation below(Evidence evidence, Lints told) {
        List<TaskId> tasks = told.errors().stream()
                .flatMap(finding -> finding.taskIfAny().stream())
                .map(TaskRef::id)
                .distinct()
                .toList();
        List<Finding> warnings = told.findings().stream()
                .filter(finding -> finding.lint().isWarning())
                .toList();
        return new Explanation(evidence, Optional.empty(), tasks, warnings, told.errors());
    }

    /** Looks for what went wrong in a world, whatever it was that failed. */
    public static Explanation ofAnything(EcsSimulator ecs) {
        Evidence evidence = Evidence.of(ecs);
        return new Explanation(evidence, Suspects.first(evidence), List.of());
    }

    static Diagnosis diagnosis(Case task, Symptom symptom) {
        return switch (symptom) {
            case LOST -> Loss.of(task);
            case KEPT -> new Keeping(task).diagnosis();
            case UNCOVERED -> Loss.ofCover(task);
            case HELD -> new Keeping(task).ofRelease();
        };
    }

    /** {@return what happened in one sentence that goes on from the name of the task, if that is known} */
    public Optional<String> sentence() {
        return diagnosis.map(Diagnosis::sentence).map(VisibleText::of);
    }

    /** {@return the task that the sentence is about, such as {@code task media/transcoder/0a1b2c3d}} */
    public Optional<String> subject() {
        return about.stream()
                .findFirst()
                .flatMap(id -> evidence.story().task(id))
                .map(lane -> lane.task().toString());
    }

    /** {@return the instant of the failure, since the start of the world} */
    public String now() {
        return evidence.at(evidence.story().now());
    }

    /** {@return whether a message has been explained, or as far as it could be} */
    public static boolean isIn(@Nullable String message) {
        return message != null && (LAST_LINE.matcher(message).find() || Attempt.hasFailedIn(message));
    }

    /** {@return the whole text, for a failure that says by itself what was expected} */
    public String text() {
        String first = sentence()
                .map(sentence ->
                        "What went wrong by " + now() + ": " + subject().orElse("a task") + " " + sentence + ".")
                .orElseGet(() -> "In the simulator at " + now()
                        + (isEmpty() ? ", nothing had happened." : ", this had happened:"));
        List<String> lines = new ArrayList<>(List.of(first));
        if (diagnosis.isEmpty()) {
            lines.addAll(timeline());
            lines.addAll(below());
        } else {
            lines.addAll(lines(2));
        }
        return String.join("\n", lines);
    }

    private boolean isEmpty() {
        return evidence.story().journal().entries().isEmpty();
    }

    private List<String> timeline() {
        String timeline = evidence.story().journal().timeline();
        List<String> all = timeline.lines().map(line -> "  " + line).toList();
        return all.size() <= STEPS_TOLD ? all : Moments.shortened(all, STEPS_TOLD / 3, STEPS_TOLD, "  ");
    }

    /** {@return the lines below the sentence, at most so many that the whole keeps to its limit} */
    public List<String> lines(int above) {
        List<String> lines = new ArrayList<>();
        diagnosis.map(Diagnosis::lines).ifPresent(lines::addAll);
        lines.addAll(Lanes.of(evidence.story(), about));
        List<String> below = below();
        int room = LINES - above - lines.size() - below.size();
        lines.addAll(Moments.of(evidence, about, above(), Math.min(EVENTS, room)));
        lines.addAll(below);
        return lines.stream().map(VisibleText::of).toList();
    }

    /** What the events that matter stand below. */
    private List<String> above() {
        return diagnosis
                .map(found -> Stream.concat(Stream.of(found.sentence()), found.lines().stream())
                        .toList())
                .orElseGet(() -> told.stream().map(Finding::sentence).toList());
    }

    private List<String> below() {
        String all = "All " + evidence.story().journal().entries().size() + " entries: " + WHOLE_STORY + "   seed "
                + evidence.story().seed();
        return Stream.of(longerWindow(), restsOn(), failedPrograms(), standstill(), lints(), Optional.of(all))
                .flatMap(Optional::stream)
                .toList();
    }

    /** What cannot be lived through again has less to tell, but must not hide the failure that is told of. */
    private static Optional<String> replayed(Supplier<Optional<String>> line) {
        try {
            return line.get();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private Optional<String> longerWindow() {
        return diagnosis
                .filter(Diagnosis::isOfItsLength)
                .flatMap(found -> replayed(() -> WhatIf.of(evidence.ecs())
                        .longerWindow(found.about().get(0))
                        .map(WhatIf.Change::sentence)));
    }

    /** What a process that is gone would not have done, so a test must not count it. */
    private Optional<String> afterLife(TaskId task) {
        return findings.stream()
                .filter(finding -> finding.lint() == Lint.LIFE_AFTER_DEATH
                        && finding.taskIfAny()
                                .filter(ref -> ref.id().equals(task))
                                .isPresent())
                .findFirst()
                .map(finding -> "it " + finding.sentence() + " (in production that process is gone)");
    }

    /** A policy whose other setting makes the diagnosis untrue, unless the diagnosis names it. */
    private Optional<String> restsOn() {
        return diagnosis
                .filter(Diagnosis::isOfAnAnswer)
                .filter(found -> found.calls().stream().noneMatch(line -> line.contains(Blockade.PAPERS)))
                .flatMap(found -> replayed(() -> restsOn(found.about().get(0))));
    }

    private Optional<String> restsOn(TaskId task) {
        return RestsOn.of(evidence.ecs()).assumptions().stream()
                .filter(RestsOn.Assumption::isOfLife)
                .filter(assumption -> assumption.tasks().get(0).id().equals(task))
                .findFirst()
                .map(assumption -> "AWS does not document this case: " + assumption);
    }

    private Optional<String> failedPrograms() {
        String told = diagnosis.map(Diagnosis::cause).orElse("");
        List<JournalEntry> failed = evidence.failedPrograms().stream()
                .filter(entry -> !told.equals(evidence.failure(entry)))
                .toList();
        return failed.stream()
                .findFirst()
                .map(first -> "Also: " + evidence.failure(first)
                        + (failed.size() == 1 ? "" : ", and " + (failed.size() - 1) + " more threw"));
    }

    /** Where nobody knows what is wrong, this may be it. */
    private Optional<String> standstill() {
        return diagnosis.isPresent()
                ? Optional.empty()
                : Standstill.of(evidence.ecs()).map(found -> "Also: " + found.words());
    }

    private Optional<String> lints() {
        List<String> ids =
                findings.stream().map(finding -> finding.lint().id()).distinct().toList();
        return ids.isEmpty() ? Optional.empty() : Optional.of("Lints: " + String.join(", ", ids) + " (docs/lints.md)");
    }
}
