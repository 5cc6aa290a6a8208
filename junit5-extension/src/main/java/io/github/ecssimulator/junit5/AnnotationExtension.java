package io.github.ecssimulator.junit5;

import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The extension that {@link EcsSimulatorSettings} and {@link RedirectEcsClients} bring along. Where a test registers
 * {@link EcsSimulatorExtension} itself, that one acts, and this one is silent.
 */
final class AnnotationExtension extends SimulatorCallbacks {
    private static final String SILENT = "annotations are only settings in ";

    AnnotationExtension() {
        super(new SimulatorRecipe(Settings.OPEN, builder -> {}));
    }

    @Override
    boolean isSilentIn(ExtensionContext context) {
        ExtensionContext.Store store = SimulatorStore.of(context);
        String key = SILENT + context.getUniqueId();
        Boolean known = store.get(key, Boolean.class);
        if (known == null) {
            known = !Registrations.of(context).isEmpty() || isAnotherActiveIn(context);
            store.put(key, known);
        }
        return known;
    }
}
