package io.github.ecssimulator.junit5;

import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Comes with {@link RedirectEcsClients}, so that the annotation cannot stay without effect: the test might call AWS. */
final class RedirectCheck implements BeforeTestExecutionCallback {
    @Override
    public void beforeTestExecution(ExtensionContext context) {
        if (ContextRedirect.findOrNull(context) == null) {
            throw new ExtensionConfigurationException(
                    "@RedirectEcsClients has no simulator to lead clients to. Register"
                            + " EcsSimulatorExtension, for example with @ExtendWith(EcsSimulatorExtension.class), on class "
                            + context.getRequiredTestClass().getName() + ".");
        }
    }
}
