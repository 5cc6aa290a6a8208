package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.fault.FaultOutcome;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.internal.engine.WorldSettings;
import io.github.ecssimulator.internal.operation.CallerApi.Answer;
import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.journal.Input;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.NoteEvent;
import io.github.ecssimulator.journal.WorkEvent;
import io.github.ecssimulator.model.AgentPart;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one way into a world. Each call and each deed comes through here, one at a time: it is written down, then it is applied.
 * Nothing else changes a world but the time that passes.
 */
public final class Inputs {
    private final World world;
    private final Operations operations;
    private final FaultPlan faults = new FaultPlan();
    private final CallThrottle throttle;
    private final Deeds deeds;
    private final CallSites sites;
    private final SortedMap<String, Integer> missed = new TreeMap<>();

    /** Makes a world, and the way into it. */
    public Inputs(WorldSettings settings, CallSites sites) {
        this.sites = sites;
        this.world = new World(settings, this::apply);
        this.operations = new Operations(world);
        this.throttle = new CallThrottle(world.policies(), world.time().now());
        this.deeds = new Deeds(world, operations, faults);
    }

    /** Returns the world: what it is, to be looked at. */
    public World world() {
        return world;
    }

    /** Returns the API as one caller uses it. */
    public EcsApi apiOf(String caller) {
        return new CallerApi(this, caller);
    }

    /** Answers a call. */
    <R extends EcsResponse> Answer<R> call(String caller, EcsRequest<R> request) {
        return inside(() -> answer(caller, request));
    }

    /** Refuses a call. Returns its request id. */
    String callUnmodelled(CallEvent.NotModelled call) {
        return world.inside(() -> refuse(call));
    }

    /**
     * Does a deed. Returns what it made, if it makes anything.
     *
     * @throws Refused if it cannot be done
     */
    public @Nullable Object apply(Deed deed) {
        return Deeds.isGift(deed) ? world.inside(() -> perform(deed)) : inside(() -> perform(deed));
    }

    /** Makes an input under the lock, and keeps which line of the user's code it came from. */
    private <T> T inside(Supplier<T> input) {
        Optional<CallSites.Here> site = sites.here();
        return world.inside(() -> {
            sites.keep(world.nextEntry(), site);
            return input.get();
        });
    }

    private @Nullable Object perform(Deed deed) {
        return world.writing(deed, () -> deeds.apply(deed));
    }

    /** Lets the code in a task handle its stop signal. */
    public void handleSignal(TaskState task, Runnable handler) {
        world.inside(() -> {
            task.onStopSignal(handler);
            return perform(new Deed.SignalHandled(task.ref()));
        });
    }

    /** Returns the calls of what is not modelled, in words, and how often each was made. */
    public SortedMap<String, Integer> missed() {
        return world.insideEvenClosed(() -> new TreeMap<>(missed));
    }

    /** Asks the injected faults. */
    public <T> T ofFaults(Function<FaultPlan, T> question) {
        return world.insideEvenClosed(() -> question.apply(faults));
    }

    /** Lets a request at the agent meet the fault that waits for it; {@code end} is kept for one that hangs. */
    public Optional<AgentFault.Outcome> meetFault(AgentPart part, Runnable end) {
        return world.insideEvenClosed(
                () -> Optional.ofNullable(faults.takeOrNull(part, world.time().now(), end)));
    }

    /** Closes the connections of requests that hang. */
    public void endHanging() {
        world.insideEvenClosed(faults::takeEndings).forEach(Runnable::run);
    }

    /** Ends the world, and with it what hangs. Returns whether it was open. */
    public boolean close() {
        boolean wasOpen = world.close();
        world.insideEvenClosed(faults::close).forEach(Runnable::run);
        return wasOpen;
    }

    /** Lives through an input again, at the place where it came. A deed to somebody who is not there is left out. */
    public void relive(JournalEntry entry) {
        Input input = (Input) entry.event();
        world.time().relive(entry.at(), entry.turn(), () -> {
            if (input instanceof CallEvent.Made call) {
                answer(call.caller(), call.request());
            } else if (input instanceof CallEvent.NotModelled call) {
                refuse(call);
            } else if (input instanceof Deed deed) {
                relive(deed);
            } else if (input instanceof AgentEvent event) {
                faults.takeOrNull(event.request().part(), entry.at(), () -> {}); // as it did
                world.write(event);
            } else if (input instanceof WorkEvent || input instanceof NoteEvent) {
                world.write(input);
            } else {
                throw new IllegalStateException("Nobody can live through " + input);
            }
        });
    }

    private void relive(Deed deed) {
        try {
            perform(deed);
        } catch (Refused | IllegalArgumentException | NoSuchElementException e) {
            // as it was, or in another world there is nobody to do it to
        }
    }

    private <R extends EcsResponse> Answer<R> answer(String caller, EcsRequest<R> request) {
        CallEvent.Made call = new CallEvent.Made(caller, world.nextRequestId(), request);
        FaultOutcome fault = faults.take(request);
        return world.writing(call, () -> {
            Optional<EcsError> injected = fault.refusal();
            if (injected.isPresent()) {
                return refuse(call, fault, injected.get(), true);
            }
            try {
                return accept(call, request, fault);
            } catch (Refused refused) {
                Answer<R> answer = refuse(call, fault, refused.error(), false);
                if (refused instanceof Refused.NotModelled parameter) {
                    miss(new CallEvent.NotModelled(call.caller(), parameter.name()));
                }
                return answer;
            }
        });
    }

    private <R extends EcsResponse> Answer<R> refuse(
            CallEvent.Made call, FaultOutcome fault, EcsError error, boolean injected) {
        world.write(new CallEvent.Refused(call, error, injected));
        return new Answer<>(call.requestId(), fault, null, error);
    }

    private <R extends EcsResponse> Answer<R> accept(CallEvent.Made call, EcsRequest<R> request, FaultOutcome fault) {
        if (!throttle.admits(request, world.time().now())) {
            throw Refused.with(EcsError.throttled());
        }
        R response = world.answering(() -> operations.handle(request));
        world.write(
                fault.losesReply()
                        ? new CallEvent.ReplyLost(call)
                        : new CallEvent.Accepted(call, response, fault.delay()));
        world.goOn();
        return new Answer<>(call.requestId(), fault, response, null);
    }

    /**
     * Writes down that work began.
     *
     * @throws IllegalStateException if the world is closed
     */
    public void begin(WorkEvent.Begun work) {
        inside(() -> world.write(work));
    }

    /** Writes down what the code in a task did, or a note; on a closed world, too, whose threads may still end their work. */
    public void note(Input event) {
        Optional<CallSites.Here> site = sites.here();
        world.insideEvenClosed(() -> writeWith(site, event));
    }

    /** Writes down a note, or nothing if the world is closed, of which code that goes on in it need not know. */
    public void noteIfOpen(NoteEvent event) {
        Optional<CallSites.Here> site = sites.here();
        world.insideEvenClosed(() -> world.time().isClosed() ? 0 : writeWith(site, event));
    }

    private long writeWith(Optional<CallSites.Here> site, Input event) {
        sites.keep(world.nextEntry(), site);
        return world.write(event);
    }

    /** Writes down what an exception shows, with the line of the user's code that threw it; on a closed world, too. */
    public void note(NoteEvent event, Throwable thrown) {
        world.insideEvenClosed(() -> {
            sites.keep(world.nextEntry(), thrown);
            return world.write(event);
        });
    }

    /**
     * Writes down what an agent did; on a closed world, too, whose clients may still ask. Of what it called ECS for, that call has the
     * line of the user's code, and of metadata that was read nobody looks for one: code that reads it each second would use up the
     * lines that are kept.
     */
    public void note(AgentEvent event) {
        if (event.effort().tries() == 0 && !(event instanceof AgentEvent.Answered)) {
            note((Input) event);
        } else {
            world.insideEvenClosed(() -> world.write(event));
        }
    }

    private String refuse(CallEvent.NotModelled call) {
        miss(call);
        return world.nextRequestId();
    }

    private void miss(CallEvent.NotModelled call) {
        world.write(call);
        missed.merge(call.operation() + " (" + call.caller() + ")", 1, Integer::sum);
    }
}
