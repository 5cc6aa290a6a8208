package io.github.ecssimulator.testkit.story;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What happened in a world, gathered by task and by service, up to the instant at which it was asked for. Immutable.
 *
 * <pre>{@code
 * Story story = Story.of(ecs);
 * story.tasks().forEach(lane -> lane.windows()...); // when each task was protected, and how that ended
 * }</pre>
 *
 * @param seed the seed of the world
 * @param start where its time began
 * @param now where it stands
 * @param tasks the tasks that took part, in the order of their creation
 * @param services the services, in the order of their creation
 * @param strays what was asked of the protection of tasks that the world does not have
 * @param journal all entries, to walk from an effect to its causes
 * @param lines which line of the user's code made which input, by its sequence, as far as it is known
 */
public record Story(
        long seed,
        Instant start,
        Instant now,
        List<TaskLane> tasks,
        List<ServiceLane> services,
        List<Ask> strays,
        Journal journal,
        Map<Long, String> lines) {

    private static final int CODE_MAX = 48;

    public Story {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(now, "now");
        tasks = List.copyOf(tasks);
        services = List.copyOf(services);
        strays = List.copyOf(strays);
        Objects.requireNonNull(journal, "journal");
        lines = Map.copyOf(lines);
    }

    /** {@return the story of what happened in a world up to now} */
    public static Story of(EcsSimulator ecs) {
        Objects.requireNonNull(ecs, "ecs");
        return of(ecs, entry -> ecs.madeAt(entry).map(Story::line));
    }

    /**
     * {@return the same story without the lines of the user's code, of which none is known} To look those up costs more than all
     * the rest.
     */
    public static Story withoutLinesOf(EcsSimulator ecs) {
        Objects.requireNonNull(ecs, "ecs");
        return of(ecs, entry -> Optional.empty());
    }

    private static Story of(EcsSimulator ecs, Function<JournalEntry, Optional<String>> lines) {
        return new StoryTeller(ecs.journal(), lines)
                .tell(ecs.seed(), ecs.startedAt(), ecs.clock().instant());
    }

    /**
     * {@return a line of code as stories tell it: for example {@code Worker.protect (Worker.java:22)}; of long names, such as those
     * of tests, only {@code Worker.java:22}}
     */
    public static String line(StackTraceElement element) {
        String type = Objects.requireNonNull(element, "element").getClassName();
        String method = element.getMethodName().replaceFirst("^lambda\\$(.+)\\$\\d+$", "$1");
        String place = element.getFileName() + ":" + element.getLineNumber();
        String code = type.substring(type.lastIndexOf('.') + 1).replace('$', '.') + "." + method;
        return code.length() > CODE_MAX ? place : code + " (" + place + ")";
    }

    /**
     * {@return the line of the user's code that made an entry of the journal, such as {@code Worker.protect(Worker.java:22)}; empty
     * if it is not known, as of all that the world did by itself}
     */
    public Optional<String> lineOf(JournalEntry entry) {
        return Optional.ofNullable(
                lines.get(Objects.requireNonNull(entry, "entry").sequence()));
    }

    /**
     * {@return whether now, or an instant of a task, lies between two minutes since the start} This tells how exact a text about
     * this story has to be, so that it tells all instants alike.
     */
    public boolean isToldInSeconds() {
        return isBetweenMinutes(now)
                || tasks.stream().flatMap(TaskLane::instants).anyMatch(this::isBetweenMinutes);
    }

    private boolean isBetweenMinutes(Instant at) {
        return Duration.between(start, at).toSecondsPart() != 0;
    }

    /** {@return the lane of a task; empty if the world never had it} */
    public Optional<TaskLane> task(TaskId id) {
        Objects.requireNonNull(id, "id");
        return tasks.stream().filter(lane -> lane.task().id().equals(id)).findFirst();
    }

    /** {@return whether the journal has kept the life of a task from its beginning; false where a limit has dropped what came first} */
    public boolean isWhole(TaskLane lane) {
        return journal.dropped() == 0
                || journal.entry(Objects.requireNonNull(lane, "lane").sequence())
                        .map(JournalEntry::event)
                        .filter(event -> event instanceof TaskEvent.Created || event instanceof TaskEvent.Adopted)
                        .isPresent();
    }

    /** {@return the lane of a service, of several that had one name the newest; empty if the world never had it} */
    public Optional<ServiceLane> service(ServiceArn arn) {
        Objects.requireNonNull(arn, "arn");
        return services.stream().filter(lane -> lane.service().equals(arn)).reduce((older, newer) -> newer);
    }

    /**
     * {@return the lanes of the tasks of a service, in the order of their creation; of several services that had one name it is the
     * newest}
     */
    public List<TaskLane> tasksOf(ServiceArn arn) {
        long first = firstEntryOf(arn);
        return tasks.stream()
                .filter(lane -> lane.isOf(arn) && lane.sequence() > first)
                .toList();
    }

    /** Only where a service had others of its name before it, tasks of theirs are to be left out. */
    private long firstEntryOf(ServiceArn arn) {
        Objects.requireNonNull(arn, "arn");
        List<ServiceLane> namesakes =
                services.stream().filter(lane -> lane.service().equals(arn)).toList();
        return namesakes.size() < 2
                ? 0
                : namesakes.get(namesakes.size() - 1).counts().get(0).sequence();
    }
}
