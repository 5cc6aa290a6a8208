package io.github.ecssimulator.junit5;

import io.github.ecssimulator.testkit.sdk.EcsRedirect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The redirect of one context, kept in JUnit's store, which closes it before the simulator. A nested class or a method with
 * a simulator of its own takes the place of the redirect around it for its time.
 */
final class ContextRedirect implements AutoCloseable {
    private static final String KEY = "redirect";
    private static final Presence ANNOTATION = new Presence(RedirectEcsClients.class);

    private final ExtensionContext context;
    private final OwnedSimulator simulator;
    private final @Nullable ContextRedirect outer;
    private @Nullable EcsRedirect open;

    private ContextRedirect(ExtensionContext context, OwnedSimulator simulator, @Nullable ContextRedirect outer) {
        this.context = context;
        this.simulator = simulator;
        this.outer = outer;
    }

    /** Whether {@link RedirectEcsClients} is present on the method or class of a context, or around it. */
    static boolean isWanted(ExtensionContext context) {
        return context.getElement().filter(ANNOTATION::on).isPresent()
                || context.getParent().filter(ContextRedirect::isWanted).isPresent();
    }

    /** Leads clients to a simulator until the context ends, unless they are led there already. */
    static void open(ExtensionContext context, OwnedSimulator simulator) {
        ContextRedirect present = SimulatorStore.of(context).get(KEY, ContextRedirect.class);
        if (present != null && present.simulator == simulator) {
            if (present.open == null) {
                // Who took its place failed to give it back: the tests that count on it must not call AWS.
                present.resume();
            }
            return;
        }
        ContextRedirect redirect = new ContextRedirect(context, simulator, present);
        SimulatorStore.putClosed(KEY, redirect, context);
        if (present != null) {
            present.suspend();
        }
        redirect.resume();
    }

    private void resume() {
        open = EcsRedirect.to(simulator.server());
    }

    private void suspend() {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    @Override
    public void close() {
        OwnedSimulator.afterTest(context, () -> {
            suspend();
            if (outer != null) {
                outer.resume();
            }
        });
    }
}
