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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which entries of the journal a client asks for. All that it gives must hold; of several values of one kind, one. */
final class JournalFilter {
    static final List<String> PARAMETERS = List.of("task", "service", "kind", "changes");

    private JournalFilter() {}

    static Predicate<JournalEvent> of(ControlCall call, EcsSimulator ecs) {
        return any(call.all("task"), task -> concerning(task, ecs))
                .and(any(call.all("service"), service -> ofService(service, ecs)))
                .and(any(call.all("kind"), JournalFilter::ofKind))
                .and(call.isOn("changes") ? JournalFilter::isChange : event -> true);
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
        ControlCall.requireKnown("service", service, known);
        return event -> event.aboutService()
                .filter(arn ->
                        arn.serviceName().equals(service) || arn.toString().equals(service))
                .isPresent();
    }

    private static Predicate<JournalEvent> ofKind(String kind) {
        Set<String> known = new TreeSet<>(kinds());
        kinds().forEach(each -> known.add(familyOf(each)));
        ControlCall.requireKnown("kind", kind, known);
        return event -> kindOf(event.getClass()).equals(kind)
                || familyOf(kindOf(event.getClass())).equals(kind);
    }

    private static boolean isChange(JournalEvent event) {
        return !(event instanceof CallEvent) && !(event instanceof AgentEvent) && !(event instanceof Deed);
    }

    /** The kinds of event there are, such as {@code TaskEvent.ProtectionSet}. */
    static Collection<String> kinds() {
        return kinds(JournalEvent.class).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> kinds(Class<?> type) {
        Class<?>[] subtypes = type.getPermittedSubclasses();
        return subtypes == null
                ? Stream.of(kindOf(type))
                : Arrays.stream(subtypes).flatMap(JournalFilter::kinds);
    }

    static String kindOf(Class<?> type) {
        Class<?> family = type.getEnclosingClass();
        return (family == null ? "" : family.getSimpleName() + ".") + type.getSimpleName();
    }

    private static String familyOf(String kind) {
        return kind.replaceFirst("\\..*", "");
    }
}
