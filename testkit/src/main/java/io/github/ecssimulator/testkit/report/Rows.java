package io.github.ecssimulator.testkit.report;

import io.github.ecssimulator.model.VisibleText;
import io.github.ecssimulator.testkit.report.Row.Kind;
import io.github.ecssimulator.testkit.story.ServiceLane;
import io.github.ecssimulator.testkit.story.Story;
import io.github.ecssimulator.testkit.story.TaskLane;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a story: each service with its tasks behind it. Where there are many tasks, equal lanes share a row; where that is
 * not enough, so do idle ones; and in the end all but those in which something went wrong.
 */
final class Rows {
    private static final int FEW = 12;
    private static final int MANY = 60;
    private static final int MOST = 1000;

    private final Story story;
    private final Axis axis;

    Rows(Story story) {
        this.story = story;
        this.axis = new Axis(story.start(), story.now());
    }

    List<Row> all() {
        List<Part> parts = parts();
        int sum = parts.stream().mapToInt(part -> part.groups.size()).sum();
        List<Row> rows = new ArrayList<>();
        for (Part part : parts) {
            part.addTo(rows, sum);
        }
        if (!story.strays().isEmpty()) {
            String words = "asked of tasks that the world does not have";
            rows.add(Row.of(Kind.STRAYS, "no such task", words, List.of(), AskMarks.ofStrays(story.strays())));
        }
        return rows;
    }

    /** Each service with the tasks that it started, and behind them the tasks of none. */
    private List<Part> parts() {
        Map<String, NavigableMap<Long, Part>> namesakes = new LinkedHashMap<>();
        List<Part> parts = new ArrayList<>();
        for (ServiceLane lane : story.services()) {
            Part part = new Part(lane);
            parts.add(part);
            String name = lane.service().clusterName() + "/" + lane.service().serviceName();
            long begin = lane.counts().isEmpty() ? 0 : lane.counts().get(0).sequence();
            namesakes.computeIfAbsent(name, first -> new TreeMap<>()).put(begin, part);
        }
        Part others = new Part(null);
        boolean folds = story.tasks().size() > FEW;
        for (TaskLane lane : story.tasks()) {
            String owner = lane.task().arn().clusterName() + "/" + lane.task().serviceName();
            NavigableMap<Long, Part> owners = namesakes.get(owner);
            (owners == null ? others : ownerOf(lane, owners)).add(lane, folds);
        }
        parts.add(others);
        return parts;
    }

    /** Of several services of one name it is the newest that was there before the task. */
    private static Part ownerOf(TaskLane lane, NavigableMap<Long, Part> owners) {
        Map.Entry<Long, Part> owner = owners.floorEntry(lane.sequence());
        return owner == null ? owners.firstEntry().getValue() : owner.getValue();
    }

    /** A service, or none, with its lanes. Lanes in one group are equal. */
    private final class Part {
        private final @Nullable ServiceLane service;
        private final Map<Object, Group> groups = new LinkedHashMap<>();

        Part(@Nullable ServiceLane service) {
            this.service = service;
        }

        void add(TaskLane lane, boolean folds) {
            List<Mark> marks = LaneMarks.of(lane, story);
            Object key = folds ? marks.stream().map(Mark::shape).toList() : lane.task();
            groups.computeIfAbsent(key, shape -> new Group(marks)).lanes.add(lane);
        }

        void addTo(List<Row> rows, int sum) {
            if (service != null) {
                rows.add(serviceRow(service));
            }
            List<TaskLane> idle = new ArrayList<>();
            List<TaskLane> others = new ArrayList<>();
            Set<Group> chosen = chosen(sum);
            for (Group group : groups.values()) {
                if (sum > MANY && group.isIdle()) {
                    idle.addAll(group.lanes);
                } else if (chosen.contains(group)) {
                    rows.add(group.row());
                } else {
                    others.addAll(group.lanes);
                }
            }
            addCrowd(idle, "idle", rows);
            addCrowd(others, "other", rows);
        }

        private Set<Group> chosen(int sum) {
            int share = sum <= MOST ? sum : (int) ((long) MOST * groups.size() / sum);
            return new HashSet<>(groups.values().stream()
                    .sorted(Comparator.comparing(Group::isCalm))
                    .limit(share)
                    .toList());
        }

        private void addCrowd(List<TaskLane> lanes, String what, List<Row> rows) {
            if (!lanes.isEmpty()) {
                rows.add(Row.ofCrowd(lanes, what, axis));
            }
        }

        private Row serviceRow(ServiceLane lane) {
            String name = VisibleText.of(
                    lane.service().clusterName() + "/" + lane.service().serviceName());
            int tasks = groups.values().stream()
                    .mapToInt(group -> group.lanes.size())
                    .sum();
            return new Row(
                    Kind.SERVICE,
                    name,
                    "service " + name,
                    tasks,
                    List.of(),
                    LaneMarks.of(lane, story),
                    List.of(),
                    List.of());
        }
    }

    /** Lanes that are equal. */
    private static final class Group {
        private final List<Mark> marks;
        private final List<TaskLane> lanes = new ArrayList<>();

        Group(List<Mark> marks) {
            this.marks = marks;
        }

        boolean isIdle() {
            TaskLane lane = lanes.get(0);
            return lane.windows().isEmpty()
                    && lane.asks().isEmpty()
                    && lane.work().isEmpty();
        }

        boolean isCalm() {
            return marks.stream().noneMatch(mark -> mark.kind().isTrouble());
        }

        Row row() {
            TaskLane first = lanes.get(0);
            String name = first.task().id().abbreviated();
            return lanes.size() == 1
                    ? Row.of(Kind.TASK, name, first.task().toString(), lanes, marks)
                    : Row.of(
                            Kind.GROUP,
                            lanes.size() + " like " + name,
                            lanes.size() + " tasks with the same life as " + first.task(),
                            lanes,
                            marks);
        }
    }
}
