package io.github.ecssimulator.testkit.explore;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.model.ServiceStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many tasks the test wants of each service, while steps let it want others. */
final class Wishes {
    private final EcsSimulator ecs;
    private final Map<String, Wish> wishes = new LinkedHashMap<>();

    /**
     * What the test wants of a service that was scaled by a step.
     *
     * @param ofTest how many tasks the test wants
     * @param ofStep how many the step lets it want
     * @param since the last entry of the journal when it was scaled
     */
    private record Wish(int ofTest, int ofStep, long since) {}

    Wishes(EcsSimulator ecs) {
        this.ecs = ecs;
    }

    /** How many tasks the test wants. */
    int ofTest(SimulatedService service) {
        Wish wish = wishes.get(service.arn());
        return wish != null && isInForce(wish, service) ? wish.ofTest() : service.desiredCount();
    }

    /** Scales a service. Returns what scales it back, unless it was scaled again meanwhile. */
    Runnable override(SimulatedService service, int count) {
        int ofTest = ofTest(service);
        service.scaleTo(count);
        Wish wish = new Wish(ofTest, count, last());
        wishes.put(service.arn(), wish);
        return () -> giveBack(service, wish);
    }

    private void giveBack(SimulatedService service, Wish wish) {
        if (wish.equals(wishes.get(service.arn())) && isInForce(wish, service)) {
            service.scaleTo(wish.ofTest());
            wishes.remove(service.arn());
        }
    }

    /** Whether nobody has scaled or deleted the service since. Of what a limited journal has dropped the count tells. */
    private boolean isInForce(Wish wish, SimulatedService service) {
        return service.status() == ServiceStatus.ACTIVE
                && service.desiredCount() == wish.ofStep()
                && ecs.journal().after(wish.since()).stream()
                        .noneMatch(entry -> entry.event() instanceof ServiceEvent.Scaled scaled
                                && scaled.service().toString().equals(service.arn()));
    }

    private long last() {
        List<JournalEntry> entries = ecs.journal().entries();
        return entries.get(entries.size() - 1).sequence();
    }
}
