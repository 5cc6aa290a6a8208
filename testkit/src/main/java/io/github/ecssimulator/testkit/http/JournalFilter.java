package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.TaskId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which entries of the journal a client asks for. All that it gives must hold; of several values of one kind, one. */
final class JournalFilter {
    static final List<String> PARAMETERS = List.of("task", "service", "kind", "changes");

    private JournalFilter() {}

    static Predicate<JournalEvent> of(ControlQuery query, EcsSimulator ecs) {
        return any(query.all("task"), task -> concerning(task, ecs))
                .and(any(query.all("service"), service -> ofService(service, ecs)))
                .and(any(query.all("kind"), JournalFilter::ofKind))
                .and(query.isOn("changes") ? JournalFilter::isChange : event -> true);
    }

    /** Values may be many, but only so many different ones are known. */
    private static Predicate<JournalEvent> any(List<String> values, Function<String, Predicate<JournalEvent>> meaning) {
        List<Predicate<JournalEvent>> wanted =
                values.stream().distinct().map(meaning).toList();
        return event -> wanted.isEmpty() || wanted.stream().anyMatch(each -> each.test(event));
    }

    private static Predicate<JournalEvent> concerning(String task, EcsSimulator ecs) {
        TaskId id = TaskFacts.of(ecs, task)
                .orElseThrow(() -> new ControlException(400, "There is no task " + task + "."))
                .ref()
                .id();
        return event -> event.concerns(id);
    }

    private static Predicate<JournalEvent> ofService(String service, EcsSimulator ecs) {
        Set<String> known = new TreeSet<>();
        Stream<ServiceArn> told = ecs.journal().entries().stream()
                .map(JournalEntry::event)
                .flatMap(event -> event.aboutService().stream());
        told.forEach(arn -> known.addAll(List.of(arn.serviceName(), arn.toString())));
        ecs.clusters().stream()
                .flatMap(cluster -> cluster.services().stream())
                .map(SimulatedService::name)
                .forEach(known::add);
        ControlQuery.requireKnown("service", service, known);
        return event -> event.aboutService()
                .filter(arn ->
                        arn.serviceName().equals(service) || arn.toString().equals(service))
                .isPresent();
    }

    private static Predicate<JournalEvent> ofKind(String kind) {
        Set<String> known = new TreeSet<>(kinds());
        kinds().forEach(each -> known.add(familyOf(each)));
        ControlQuery.requireKnown("kind", kind, known);
        return event -> kindOf(event.getClass()).equals(kind)
                || familyOf(kindOf(event.getClass())).equals(kind);
    }

    private static boolean isChange(JournalEvent event) {
        return !(event instanceof CallEvent) && !(event instanceof AgentEvent) && !(event instanceof Deed);
    }

    /** The kinds of event there are, such as {@code TaskEvent.ProtectionSet}. */
    static Collection<String> kinds() {
        Set<String> kinds = new TreeSet<>();
        collect(JournalEvent.class, kinds);
        return kinds;
    }

    private static void collect(Class<?> type, Set<String> kinds) {
        if (type.isSealed()) {
            Arrays.stream(Objects.requireNonNull(type.getPermittedSubclasses())).forEach(sub -> collect(sub, kinds));
        } else {
            kinds.add(kindOf(type));
        }
    }

    static String kindOf(Class<?> type) {
        Class<?> family = type.getEnclosingClass();
        return (family == null ? "" : family.getSimpleName() + ".") + type.getSimpleName();
    }

    private static String familyOf(String kind) {
        return kind.replaceFirst("\\..*", "");
    }
}
