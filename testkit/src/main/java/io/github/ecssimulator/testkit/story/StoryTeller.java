package io.github.ecssimulator.testkit.story;

import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.DeploymentEvent;
import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.journal.WorkEvent;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Gathers a story, in one walk over the journal. */
final class StoryTeller {
    private final Map<TaskId, LaneDraft> tasks = new LinkedHashMap<>();
    private final Map<ServiceArn, ServiceDraft> services = new LinkedHashMap<>();
    private final List<ServiceDraft> allServices = new ArrayList<>();
    private final List<Ask> strays = new ArrayList<>();
    private final Map<Long, CallEvent.Answered> answers = new LinkedHashMap<>();
    private final Map<Long, String> known = new LinkedHashMap<>();
    private final Journal journal;
    private final Function<JournalEntry, Optional<String>> lines;

    StoryTeller(Journal journal, Function<JournalEntry, Optional<String>> lines) {
        this.journal = journal;
        this.lines = lines;
    }

    Story tell(long seed, Instant start, Instant now) {
        List<JournalEntry> entries = journal.entries();
        for (JournalEntry entry : entries) {
            if (entry.event() instanceof CallEvent.Answered answer) {
                answers.put(entry.cause(), answer);
            }
        }
        entries.forEach(this::add);
        return new Story(
                seed,
                start,
                now,
                tasks.values().stream().map(LaneDraft::lane).toList(),
                allServices.stream().map(ServiceDraft::lane).toList(),
                strays,
                journal,
                known);
    }

    private void add(JournalEntry entry) {
        lines.apply(entry).ifPresent(line -> known.put(entry.sequence(), line));
        if (entry.event() instanceof TaskEvent event) {
            task(event.task(), entry).add(entry, event);
        } else if (entry.event() instanceof WorkEvent event) {
            task(event.task(), entry).add(entry, event);
        } else if (entry.event() instanceof ServiceEvent event) {
            add(entry, event);
        } else if (entry.event() instanceof DeploymentEvent event) {
            service(event.service(), entry.at()).add(entry, event);
        } else if (entry.event() instanceof CallEvent.Made call) {
            asks(entry).of(call, answers.get(entry.sequence())).forEach(this::add);
        } else if (entry.event() instanceof AgentEvent event) {
            asks(entry).of(event).ifPresent(this::add);
        }
    }

    private AskReader asks(JournalEntry entry) {
        return new AskReader(entry, known.get(entry.sequence()));
    }

    private void add(JournalEntry entry, ServiceEvent event) {
        if (event instanceof ServiceEvent.Created) {
            services.remove(event.service()); // another one of the same name may have been before
        }
        service(event.service(), entry.at()).add(entry, event);
    }

    private void add(Ask ask) {
        LaneDraft lane = TaskId.isOne(ask.id()) ? tasks.get(new TaskId(ask.id())) : null;
        if (lane == null) {
            strays.add(ask);
        } else {
            lane.add(ask);
        }
    }

    private LaneDraft task(TaskRef task, JournalEntry first) {
        return tasks.computeIfAbsent(task.id(), id -> new LaneDraft(task, first));
    }

    private ServiceDraft service(ServiceArn arn, Instant at) {
        return services.computeIfAbsent(arn, name -> {
            ServiceDraft draft = new ServiceDraft(name, at);
            allServices.add(draft);
            return draft;
        });
    }
}
