package io.github.ecssimulator.testkit.story;

import io.github.ecssimulator.journal.DeploymentEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.testkit.story.ServiceLane.Count;
import io.github.ecssimulator.testkit.story.ServiceLane.Deployment;
import io.github.ecssimulator.testkit.story.ServiceLane.ScaleIn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The lane of a service while its story is gathered. */
final class ServiceDraft {
    private final ServiceArn service;
    private final Instant begin;
    private final List<Count> counts = new ArrayList<>();
    private final List<Deployment> deployments = new ArrayList<>();
    private final List<ScaleIn> scaleIns = new ArrayList<>();

    ServiceDraft(ServiceArn service, Instant begin) {
        this.service = service;
        this.begin = begin;
    }

    void add(JournalEntry entry, ServiceEvent event) {
        if (event instanceof ServiceEvent.Created created) {
            counts.add(new Count(entry.sequence(), entry.at(), created.desiredCount()));
        } else if (event instanceof ServiceEvent.Scaled scaled) {
            counts.add(new Count(entry.sequence(), entry.at(), scaled.after()));
        } else if (event instanceof ServiceEvent.Deleted) {
            counts.add(new Count(entry.sequence(), entry.at(), 0));
        } else if (event instanceof ServiceEvent.ScaledIn chosen) {
            int spared = chosen.spared().size();
            int stopped = chosen.victims().size();
            scaleIns.add(new ScaleIn(entry.sequence(), entry.at(), chosen.desiredCount(), stopped, spared));
        } else if (event instanceof ServiceEvent.ScaleInHeld held) {
            int spared = held.spared().size();
            scaleIns.add(new ScaleIn(entry.sequence(), entry.at(), held.desiredCount(), 0, spared));
        }
    }

    void add(JournalEntry entry, DeploymentEvent event) {
        if (event instanceof DeploymentEvent.Started started) {
            deployments.replaceAll(each -> ended(each, entry)); // a newer one replaces what is in progress
            deployments.add(new Deployment(
                    entry.sequence(), started.id(), started.taskDefinition().toString(), entry.at(), null));
        } else if (event instanceof DeploymentEvent.Ended ended) {
            deployments.replaceAll(each -> each.id().equals(ended.id()) ? ended(each, entry) : each);
        }
    }

    private static Deployment ended(Deployment deployment, JournalEntry entry) {
        return deployment.to() == null
                ? new Deployment(
                        deployment.sequence(), deployment.id(), deployment.definition(), deployment.from(), entry.at())
                : deployment;
    }

    ServiceLane lane() {
        return new ServiceLane(service, begin, counts, deployments, scaleIns);
    }
}
