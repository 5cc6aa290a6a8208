package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.testkit.internal.http.Headers;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may come in: a page of a stranger, in a browser on this machine, must not reach the world.
 *
 * <p>It could send requests to a loopback address, or let a name of its own lead there. Browsers tell where a request comes
 * from; other clients send none of that, and only need to call this machine by one of its names.
 */
final class AccessRule {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]");
    private static final Pattern AUTHORITY = Pattern.compile("(" + NAME.pattern() + ")(:\\d{0,5})?");
    private static final Pattern URL = Pattern.compile("(?i)https?://([^/?#]*)(?:[/?#].*)?", Pattern.DOTALL);
    private static final Pattern LOOPBACK =
            Pattern.compile("(.*\\.)?localhost|127(\\.(25[0-5]|2[0-4]\\d|[01]?\\d?\\d)){1,3}");

    private final Set<String> allowedHosts;

    /** Lets in loopback names and addresses, and further names of this machine. */
    AccessRule(Set<String> allowedHosts) {
        this.allowedHosts = Set.copyOf(allowedHosts);
    }

    /** The one form in which names are compared; empty if it is no name or address. */
    static Optional<String> hostName(String text) {
        return NAME.matcher(text).matches() ? Optional.of(withoutDot(text.toLowerCase(Locale.ROOT))) : Optional.empty();
    }

    private static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** Refuses a request that may not come in. */
    void require(IncomingRequest request) {
        List<String> hosts = request.headers().all("Host");
        if (hosts.size() > 1 || hosts.contains("")) {
            throw new ControlException(400, "The header Host must be there once, and name this machine.");
        }
        if (hosts.isEmpty() && !request.isHttp10()) {
            throw new ControlException(400, "The header Host is missing.");
        }
        hosts.forEach(host -> requireOwn("The header Host names ", host));
        Matcher absolute = URL.matcher(request.target());
        if (absolute.matches()) {
            requireOwn("The request is for ", absolute.group(1));
        }
        requireOwnPage(request.headers());
    }

    private void requireOwn(String what, String authority) {
        if (!isOwn(authority)) {
            throw new ControlException(
                    403,
                    what + authority + ", which is not known to be this machine. If it is, allow it:"
                            + " EcsSimulatorServer.builder().allowHost(name), or --allow-host NAME.");
        }
    }

    /** The headers by which a browser tells whose page it shows; the first kind that is there decides. */
    private void requireOwnPage(Headers headers) {
        for (String header : List.of("Origin", "Sec-Fetch-Site", "Referer")) {
            List<String> values = headers.all(header);
            for (String value : values) {
                if (!isOwnPage(header, value)) {
                    throw new ControlException(
                            403,
                            "The header " + header + " says " + value
                                    + ": pages from elsewhere may not call the simulator.");
                }
            }
            if (!values.isEmpty() && header.equals("Origin")) {
                return;
            }
        }
    }

    private boolean isOwnPage(String header, String value) {
        if (header.equals("Sec-Fetch-Site")) {
            return !value.equalsIgnoreCase("cross-site");
        }
        Matcher url = URL.matcher(value);
        return url.matches() && isOwn(url.group(1));
    }

    private boolean isOwn(String authority) {
        Matcher matcher = AUTHORITY.matcher(authority);
        if (!matcher.matches()) {
            return false;
        }
        String name = hostName(matcher.group(1)).orElse("");
        return allowedHosts.contains(name) || LOOPBACK.matcher(name).matches() || isLoopbackOfSix(name);
    }

    /** An address in brackets is never looked up. */
    private static boolean isLoopbackOfSix(String name) {
        try {
            return name.startsWith("[") && InetAddress.getByName(name).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
