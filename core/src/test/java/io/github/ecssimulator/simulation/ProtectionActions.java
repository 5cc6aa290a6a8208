package io.github.ecssimulator.simulation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.model.Limits;
import io.github.ecssimulator.simulation.Model.ModelTask;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calls of both operations. */
final class ProtectionActions {
    private static final String UPDATE = "UpdateTaskProtection";

    private ProtectionActions() {}

    /** Names of one to {@code max} tasks of a cluster: good ones, stopped ones, strangers, and some of them twice. */
    private static List<String> names(Scene scene, SplittableRandom random, String cluster, int max) {
        List<String> names = new ArrayList<>();
        int count = 1 + random.nextInt(max);
        for (int i = 0; i < count; i++) {
            names.add(name(scene, random, cluster));
        }
        return names;
    }

    private static String name(Scene scene, SplittableRandom random, String cluster) {
        List<ModelTask> all = scene.model().tasksIn(cluster);
        List<ModelTask> running =
                all.stream().filter(task -> task.stoppedAt == null).toList();
        List<ModelTask> elsewhere = scene.model().tasksIn(cluster.equals("c0") ? "c1" : "c0");
        int kind = random.nextInt(12);
        if (kind == 0 && !elsewhere.isEmpty()) {
            return Scene.pick(random, elsewhere).id;
        }
        if (kind == 1 || all.isEmpty()) {
            return String.format("%032x", random.nextInt(4));
        }
        return spelled(random, Scene.pick(random, kind < 4 || running.isEmpty() ? all : running));
    }

    private static String spelled(SplittableRandom random, ModelTask task) {
        return switch (random.nextInt(3)) {
            case 0 -> task.id;
            case 1 -> task.arn;
            default -> "arn:aws:ecs:us-east-1:123456789012:task/" + task.id;
        };
    }

    private static Integer minutes(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> 2880;
            case 2 -> 1;
            default -> 1 + random.nextInt(300);
        };
    }

    private static String told(List<String> names) {
        return names.stream()
                .map(name -> name.substring(name.lastIndexOf('/') + 1).substring(0, 8))
                .collect(Collectors.joining(", "));
    }

    /** Runs a call against one of the clusters, which may be unknown or INACTIVE. */
    private abstract static class Call implements Action {
        @Override
        public void perform(Scene scene, SplittableRandom random) {
            String cluster = Scene.pick(random, ClusterActions.NAMES);
            scene.note(cluster + " ");
            if (ClusterActions.active(scene).contains(cluster)) {
                call(scene, random, cluster);
            } else {
                scene.note("is not there");
                scene.refused(
                        "ClusterNotFoundException",
                        () -> scene.ecs()
                                .api()
                                .updateTaskProtection(
                                        new UpdateTaskProtection.Request(cluster, List.of("abc"), true, null)));
            }
        }

        abstract void call(Scene scene, SplittableRandom random, String cluster);
    }

    static final class Protect extends Call {
        @Override
        void call(Scene scene, SplittableRandom random, String cluster) {
            List<String> names = names(scene, random, cluster, 4);
            Integer minutes = minutes(random);
            scene.note(told(names) + " for " + minutes);
            scene.update(cluster, names, true, minutes);
        }
    }

    static final class Renew extends Call {
        @Override
        void call(Scene scene, SplittableRandom random, String cluster) {
            List<ModelTask> protectedTasks = scene.model().tasksIn(cluster).stream()
                    .filter(task -> scene.model().protectedUntil(task.id).isPresent())
                    .toList();
            if (protectedTasks.isEmpty()) {
                scene.note("nothing is protected");
                return;
            }
            List<String> names = List.of(spelled(random, Scene.pick(random, protectedTasks)));
            Integer minutes = minutes(random);
            scene.note(told(names) + " for " + minutes);
            scene.update(cluster, names, true, minutes);
        }
    }

    static final class Clear extends Call {
        @Override
        void call(Scene scene, SplittableRandom random, String cluster) {
            List<String> names = names(scene, random, cluster, 3);
            scene.note(told(names));
            scene.update(cluster, names, false, random.nextBoolean() ? null : 7);
        }
    }

    static final class Get extends Call {
        @Override
        void call(Scene scene, SplittableRandom random, String cluster) {
            List<String> names = names(scene, random, cluster, 12);
            scene.note(told(names));
            scene.get(cluster, names);
        }
    }

    static final class GetAll extends Call {
        @Override
        void call(Scene scene, SplittableRandom random, String cluster) {
            scene.note("every service task");
            scene.get(cluster, List.of());
        }
    }

    /** Good tasks beside one thing that refuses the whole call. */
    static final class Refused extends Call {
        @Override
        void call(Scene scene, SplittableRandom random, String cluster) {
            List<String> names = new ArrayList<>(names(scene, random, cluster, 4));
            Integer minutes = null;
            int kind = random.nextInt(4);
            switch (kind) {
                case 0 -> minutes = random.nextBoolean() ? 0 : 2881;
                case 1 -> names.add("arn:aws:ecs:us-east-1:210987654321:task/" + cluster + "/" + "0".repeat(32));
                case 2 -> names.add("arn:aws:ecs:us-east-1:123456789012:task/other/" + "0".repeat(32));
                default ->
                    names.addAll(Stream.generate(() -> names.get(0))
                            .limit(Limits.UPDATED_TASKS)
                            .toList());
            }
            scene.note("kind " + kind);
            UpdateTaskProtection.Request request = new UpdateTaskProtection.Request(cluster, names, true, minutes);
            scene.refused("InvalidParameterException", () -> scene.ecs().api().updateTaskProtection(request));
        }
    }

    static final class Throttled extends Call {
        @Override
        void call(Scene scene, SplittableRandom random, String cluster) {
            List<String> names = names(scene, random, cluster, 3);
            scene.note(told(names));
            scene.ecs().inject(Fault.refuse(UPDATE, EcsError.throttled()));
            scene.refused(
                    "ThrottlingException",
                    () -> scene.ecs()
                            .api()
                            .updateTaskProtection(new UpdateTaskProtection.Request(cluster, names, true, 60)));
        }
    }

    static final class ReplyLost extends Call {
        @Override
        void call(Scene scene, SplittableRandom random, String cluster) {
            List<String> names = names(scene, random, cluster, 3);
            scene.note(told(names));
            scene.ecs().inject(Fault.loseReply(UPDATE));
            assertThatThrownBy(() -> scene.update(cluster, names, true, 60)).isInstanceOf(ReplyLostException.class);
        }
    }
}
