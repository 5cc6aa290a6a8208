package io.github.ecssimulator.testkit.report;

import io.github.ecssimulator.model.VisibleText;
import io.github.ecssimulator.testkit.internal.text.Times;
import io.github.ecssimulator.testkit.report.Mark.Kind;
import io.github.ecssimulator.testkit.story.ServiceLane;
import io.github.ecssimulator.testkit.story.Story;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.Stop;
import io.github.ecssimulator.testkit.story.TaskLane.Window;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the row of one task or service shows, by time. */
final class LaneMarks {
    // Bars lie one upon the other; points of one instant stand side by side, in the order of what happened.
    private static final Comparator<Mark> BY_TIME = Comparator.comparing(Mark::from)
            .thenComparing(mark -> mark.kind().isBar() ? mark.kind() : Mark.Kind.STOP)
            .thenComparing(Mark::sequence);

    private final Story story;
    private final List<Mark> marks = new ArrayList<>();

    private LaneMarks(Story story) {
        this.story = story;
    }

    static List<Mark> of(TaskLane lane, Story story) {
        LaneMarks all = new LaneMarks(story);
        all.addLife(lane);
        lane.windows().forEach(all::add);
        lane.work().forEach(work -> all.add(work, lane));
        all.marks.addAll(AskMarks.of(lane, story.journal()));
        return all.sorted();
    }

    static List<Mark> of(ServiceLane lane, Story story) {
        LaneMarks all = new LaneMarks(story);
        lane.deployments().forEach(all::add);
        lane.counts().forEach(all::add);
        all.addScaleIns(lane, true);
        all.addScaleIns(lane, false);
        return all.sorted();
    }

    private List<Mark> sorted() {
        marks.sort(BY_TIME);
        return List.copyOf(marks);
    }

    private void addLife(TaskLane lane) {
        Stop stop = lane.stop();
        Instant end = lane.endIfAny().orElse(story.now());
        Instant told = stop == null || stop.at().isAfter(end) ? end : stop.at();
        String life = stop != null ? "ran until it was told to stop" : lane.end() == null ? "runs" : "had ended";
        marks.add(Mark.bar(Kind.LIFE, lane.begin(), told, lane.sequence(), "", life));
        if (stop == null) {
            return;
        }
        if (told.isBefore(end)) {
            marks.add(Mark.bar(Kind.STOPPING, told, end, stop.sequence(), "", "stopping" + until(lane.end())));
        }
        String why = stop.cause().code().wireName() + ": " + VisibleText.of(stop.reason());
        marks.add(Mark.point(Kind.STOP, stop.at(), stop.sequence(), "x", "told to stop, " + why));
    }

    private void add(Window window) {
        Instant end = window.to() == null ? story.now() : window.to();
        String how = switch (window.end()) {
            case OPEN -> "it would run out at " + since(window.until());
            case CLEARED -> "cleared, " + early(window) + " early";
            case EXPIRED -> "it ran out";
            case WITH_THE_TASK -> "the task ended, " + early(window) + " early";
        };
        long first = window.beginning();
        String words = "protected" + until(window.to()) + ": " + how;
        marks.add(Mark.bar(Kind.PROTECTED, window.from(), end, first, "", words));
        if (window.end() == TaskLane.End.EXPIRED) {
            marks.add(Mark.point(Kind.EXPIRED, end, window.ending(), "E", "the protection ran out"));
        }
    }

    private static String early(Window window) {
        return Times.words(Duration.between(window.to(), window.until()));
    }

    private void add(WorkSpan work, TaskLane lane) {
        Kind kind = switch (work.outcome()) {
            case OPEN, FINISHED, FAILED -> Kind.WORK;
            case LOST -> Kind.LOST_WORK;
            case AFTER_THE_END -> Kind.LATE_WORK;
        };
        Instant lost = lane.endIfAny().orElse(story.now());
        Instant end = work.to() != null ? work.to() : kind == Kind.LOST_WORK ? lost : story.now();
        String how = switch (work.outcome()) {
            case OPEN -> "goes on";
            case FINISHED -> "finished at " + since(end);
            case FAILED -> "failed at " + since(end);
            case LOST -> "lost: the task ended at " + since(lost);
            case AFTER_THE_END -> "begun when the task had ended";
        };
        String name = VisibleText.of(work.name());
        String words = "work \"" + name + "\" " + how;
        marks.add(Mark.bar(
                kind, work.from(), end.isBefore(work.from()) ? story.now() : end, work.sequence(), name, words));
    }

    private void add(ServiceLane.Deployment deployment) {
        Instant end = deployment.to() == null ? story.now() : deployment.to();
        String definition = VisibleText.of(deployment.definition());
        String words = "deployment of " + definition + until(deployment.to());
        marks.add(Mark.bar(Kind.DEPLOYMENT, deployment.from(), end, deployment.sequence(), definition, words));
    }

    private void add(ServiceLane.Count count) {
        String desired = "" + count.desired();
        marks.add(Mark.point(Kind.COUNT, count.at(), count.sequence(), desired, "wants " + desired));
    }

    private void addScaleIns(ServiceLane lane, boolean held) {
        marks.addAll(Mark.folded(lane.scaleIns().stream()
                .filter(scaleIn -> held == (scaleIn.stopped() == 0))
                .map(scaleIn -> mark(scaleIn, held))
                .toList()));
    }

    private static Mark mark(ServiceLane.ScaleIn scaleIn, boolean held) {
        String spared = scaleIn.spared() == 0 ? "" : ", spares " + scaleIn.spared() + " protected";
        String words = held
                ? "cannot scale in to " + scaleIn.desired() + ": " + scaleIn.spared() + " protected"
                : "scales in to " + scaleIn.desired() + ": stops " + scaleIn.stopped() + spared;
        Kind kind = held ? Kind.HELD : Kind.SCALE_IN;
        return Mark.point(kind, scaleIn.at(), scaleIn.sequence(), held ? "=" : "v", words);
    }

    private String since(Instant at) {
        return Times.since(story.start(), at);
    }

    private String until(@Nullable Instant at) {
        return at == null ? "" : " until " + since(at);
    }
}
