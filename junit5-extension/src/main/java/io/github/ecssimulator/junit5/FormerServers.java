package io.github.ecssimulator.junit5;

import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import java.net.ConnectException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The servers of all tests so far: a client that outlives its test calls that of another one, and is only refused the connection. */
final class FormerServers {
    private static final Namespace NAMESPACE = Namespace.create(FormerServers.class);
    private static final Pattern ADDRESS = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");

    private final Map<Integer, String> testsByPort = new ConcurrentHashMap<>();

    private static FormerServers of(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(FormerServers.class, key -> new FormerServers(), FormerServers.class);
    }

    static void remember(EcsSimulatorServer server, ExtensionContext owner) {
        String test = owner.getTestClass().map(Class::getSimpleName).orElse("another test")
                + owner.getTestMethod().map(method -> "." + method.getName()).orElse("");
        of(owner).testsByPort.put(server.endpoint().getPort(), test);
    }

    /** Tells that a client was built for a server that has ended, if that is what an error is about; else it is empty. */
    static String toldBy(Throwable error, ExtensionContext context, @Nullable EcsSimulatorServer current) {
        return of(context)
                .refusedPort(error, Collections.newSetFromMap(new IdentityHashMap<>()))
                .filter(port -> current == null || current.endpoint().getPort() != port)
                .map(port -> of(context).told(port))
                .orElse("");
    }

    private Optional<Integer> refusedPort(@Nullable Throwable error, Set<Throwable> seen) {
        if (error == null || !seen.add(error)) {
            return Optional.empty();
        }
        return Optional.of(error)
                .filter(ConnectException.class::isInstance)
                .flatMap(refused -> portIn(String.valueOf(refused.getMessage())))
                .or(() -> refusedPort(error.getCause(), seen));
    }

    private Optional<Integer> portIn(String message) {
        Matcher address = ADDRESS.matcher(message);
        return address.find()
                ? Optional.of(Integer.valueOf(address.group(1))).filter(testsByPort::containsKey)
                : Optional.empty();
    }

    private String told(int port) {
        return "Cause: 127.0.0.1:" + port + " was the server of " + testsByPort.get(port)
                + ", which has ended: the client was built for that one, and kept, as Spring keeps a bean of an application"
                + " context for the next test\n"
                + "Fix:   build the client anew for each server; Spring does so with @DirtiesContext\n";
    }
}
