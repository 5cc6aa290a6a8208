package gallery;

import gallery.Workplace.Worker;
import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.policy.Judging.BlockedClearing;
import io.github.ecssimulator.testkit.container.Containers;
import io.github.ecssimulator.testkit.explore.Exploration;
import io.github.ecssimulator.testkit.explore.Menu;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One exhibit as a program in a service of five, which works for some hours. */
final class Show {
    private static final Duration SLACK = Duration.ofMinutes(30);

    private final String name;
    private final Duration length;
    private Duration limit;
    private int atOnce = 1;
    private int films = 2;
    private Menu[] menus = Menu.values();
    private Program broken;
    private Program corrected;

    /** Makes the worker of a container. */
    interface Program {
        Worker in(Workplace place, List<Workplace> fleet);
    }

    Show(String name, int minutes) {
        this.name = name;
        this.length = Duration.ofMinutes(minutes);
        this.limit = length.plus(SLACK);
    }

    Show givingBackWithin(int minutes) {
        limit = Duration.ofMinutes(minutes);
        return this;
    }

    Show atOnce(int films) {
        atOnce = films;
        return this;
    }

    Show films(int count) {
        films = count;
        return this;
    }

    /** Narrows what the broken worker meets, where its bug shows under one policy of many. */
    Show foundAmong(Menu... few) {
        menus = few;
        return this;
    }

    Show broken(Program program) {
        broken = program;
        return this;
    }

    Show corrected(Program program) {
        corrected = program;
        return this;
    }

    Exploration broken() {
        return of(broken).menus(menus);
    }

    Exploration corrected() {
        return of(corrected);
    }

    private Exploration of(Program program) {
        return Exploration.of(ecs -> run(ecs, program))
                .in(builder -> builder.policy(BlockedClearing.ALLOWED))
                .menus(Menu.values())
                .capacityGivenBackWithin(limit);
    }

    private void run(EcsSimulator ecs, Program program) {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 5);
        List<Workplace> fleet = new ArrayList<>();
        Containers.in(service).run(container -> {
            Workplace place = new Workplace(container, length, films);
            fleet.add(place);
            place.employ(program.in(place, fleet), atOnce);
        });
        ecs.clock().advance(length.multipliedBy(films).plusHours(2));
    }

    @Override
    public String toString() {
        return name;
    }
}
