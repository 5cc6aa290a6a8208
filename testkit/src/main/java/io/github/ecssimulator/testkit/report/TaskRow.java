package io.github.ecssimulator.testkit.report;

import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.model.VisibleText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The life of one task as far as a picture shows it. */
final class TaskRow {
    private final TaskRef task;
    private final Instant begin;
    private final List<Span> protectedSpans = new ArrayList<>();
    private final List<Stop> stops = new ArrayList<>();
    private @Nullable Instant protectedSince;
    private @Nullable Instant end;

    TaskRow(TaskRef task, Instant begin) {
        this.task = task;
        this.begin = begin;
    }

    void add(TaskEvent event, Instant at) {
        switch (event.protectionChange()) {
            case SET -> protectedSince = protectedSince == null ? at : protectedSince;
            case CLEARED, EXPIRED, ENDED_WITH_THE_TASK -> endProtection(at);
            case NONE -> addStep(event, at);
        }
    }

    private void addStep(TaskEvent event, Instant at) {
        if (event instanceof TaskEvent.StopRequested stop) {
            stops.add(new Stop(at, stop.cause().code().wireName() + ": " + VisibleText.of(stop.reason())));
        } else if (event instanceof TaskEvent.StatusChanged change) {
            boolean stopped = change.path().get(change.path().size() - 1) == TaskStatus.STOPPED;
            end = stopped ? at : end;
        } else if (event instanceof TaskEvent.Adopted adopted) {
            end = adopted.status() == TaskStatus.STOPPED ? at : end;
        }
    }

    private void endProtection(Instant at) {
        if (protectedSince != null) {
            protectedSpans.add(new Span(protectedSince, at));
            protectedSince = null;
        }
    }

    TaskRef task() {
        return task;
    }

    /** From creation to STOPPED, or to now. */
    Span life(Instant now) {
        return new Span(begin, end == null ? now : end);
    }

    List<Span> protectedSpans(Instant now) {
        List<Span> spans = new ArrayList<>(protectedSpans);
        if (protectedSince != null) {
            spans.add(new Span(protectedSince, now));
        }
        return spans;
    }

    List<Stop> stops() {
        return stops;
    }

    /** A stretch of time. */
    record Span(Instant from, Instant to) {}

    /** An instant at which the task was told to stop, and why. */
    record Stop(Instant at, String reason) {}
}
