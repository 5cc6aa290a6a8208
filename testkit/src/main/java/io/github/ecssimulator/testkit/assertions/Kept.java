package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.testkit.story.ServiceLane;
import io.github.ecssimulator.testkit.story.Story;
import io.github.ecssimulator.testkit.story.TaskLane;
import java.util.Optional;

/** Lives of which the journal has kept the beginning: of others nobody can tell what never happened. */
final class Kept {
    private Kept() {}

    static TaskLane lane(Story story, TaskRef task) {
        return story.task(task.id()).filter(story::isWhole).orElseThrow(() -> untold(story, task.toString()));
    }

    static ServiceLane service(Story story, ServiceArn service) {
        return story.service(service)
                .filter(lane -> isWhole(story, lane))
                .orElseThrow(() -> untold(story, "service " + service.clusterName() + "/" + service.serviceName()));
    }

    private static boolean isWhole(Story story, ServiceLane lane) {
        return story.journal().dropped() == 0
                || lane.counts().stream()
                        .findFirst()
                        .flatMap(count -> event(story, count.sequence()))
                        .filter(ServiceEvent.Created.class::isInstance)
                        .isPresent();
    }

    private static Optional<JournalEvent> event(Story story, long sequence) {
        return story.journal().entry(sequence).map(JournalEntry::event);
    }

    private static IllegalStateException untold(Story story, String whom) {
        return new IllegalStateException("Nobody can tell what happened to " + whom
                + ": the journal has a limit, and has dropped its first "
                + story.journal().dropped()
                + " entries. Raise journalLimit on the builder, or leave it out.");
    }
}
