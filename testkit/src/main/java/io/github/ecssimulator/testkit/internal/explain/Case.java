package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.ServiceLane;
import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.Window;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A task whose fate is to be explained, and what there is to explain it by. */
record Case(Evidence evidence, TaskLane lane) {

    Diagnosis found(String sentence, String cause, String fix) {
        return Diagnosis.of(lane, sentence, cause, fix);
    }

    String at(Instant instant) {
        return evidence.at(instant);
    }

    String call(Ask ask) {
        return evidence.call(ask);
    }

    /** {@return the call that ended a window, in words} */
    String release(Window window) {
        return releaseIfKnown(window).map(this::call).orElse("a release at " + at(endOf(window)));
    }

    /** {@return the call that ended a window, if there was one} */
    Optional<Ask> releaseIfKnown(Window window) {
        return lane.asks().stream()
                .filter(ask -> ask.kind() == Ask.Kind.RELEASE
                        && ask.outcome().isGranted()
                        && ask.at().equals(endOf(window))
                        && ask.sequence() < window.ending())
                .reduce((first, last) -> last);
    }

    static Instant endOf(Window window) {
        Instant end = window.to();
        return end == null ? window.until() : end;
    }

    /** {@return the name of the cluster that a call has named, if it is not that of the task} */
    Optional<String> otherCluster(Ask ask) {
        return evidence.story()
                .journal()
                .entry(ask.sequence())
                .map(JournalEntry::event)
                .flatMap(event -> event instanceof CallEvent.Made made
                                && made.request() instanceof UpdateTaskProtection.Request update
                        ? Optional.ofNullable(update.cluster())
                        : Optional.empty())
                .map(cluster -> cluster.substring(cluster.lastIndexOf('/') + 1))
                .filter(cluster ->
                        !cluster.equals(lane.task().arn().clusterName().toString()));
    }

    /** {@return the work that was under way in the task when an entry was written: the one to end last} */
    Optional<WorkSpan> workAt(long entry) {
        return lane.workAtEntry(entry).stream()
                .max(Comparator.comparing(span -> span.to() == null ? Instant.MAX : span.to()));
    }

    Optional<ServiceLane> service() {
        return lane.task().service().flatMap(evidence.story()::service);
    }

    /** {@return the tasks of its service, itself among them} */
    List<TaskLane> fleet() {
        return lane.task().service().map(evidence.story()::tasksOf).orElse(List.of());
    }
}
