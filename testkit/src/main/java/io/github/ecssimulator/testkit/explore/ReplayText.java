package io.github.ecssimulator.testkit.explore;

import io.github.ecssimulator.model.VisibleText;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Policy;
import io.github.ecssimulator.testkit.explore.Hostility.Step;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what {@link Hostility#toString()} writes. */
final class ReplayText {
    private static final Pattern WHOLE = Pattern.compile("(-?\\d{1,19}):(.*)", Pattern.DOTALL);
    private static final Pattern STEP = Pattern.compile("(\\w+)@(\\S+)#(\\d{1,4})");
    private static final Pattern TIMING = Pattern.compile("(\\w+)=(\\S+)");
    private static final Pattern POLICY = Pattern.compile("(\\w+)\\.(\\w+)");

    private final String text;
    private final List<Step> steps = new ArrayList<>();
    private final List<Circumstance> circumstances = new ArrayList<>();

    private ReplayText(String text) {
        this.text = text;
    }

    /** Fails with an IllegalArgumentException that says where, if it is no text that a failed exploration gave. */
    static Hostility read(String text) {
        return new ReplayText(text).read();
    }

    private Hostility read() {
        Matcher whole = WHOLE.matcher(text.strip());
        if (!whole.matches()) {
            throw wrong("it begins with the seed and a colon, such as 37:");
        }
        Arrays.stream(whole.group(2).split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .forEach(this::add);
        try {
            return new Hostility(Long.parseLong(whole.group(1)), steps, circumstances);
        } catch (NumberFormatException e) {
            throw wrong(whole.group(1) + " is no seed");
        }
    }

    private void add(String item) {
        Matcher step = STEP.matcher(item);
        Matcher timing = TIMING.matcher(item);
        Matcher policy = POLICY.matcher(item);
        if (step.matches()) {
            Menu menu = menu(step.group(1), item, Menu::hasSteps);
            steps.add(new Step(menu, duration(step.group(2), item), Integer.parseInt(step.group(3))));
        } else if (timing.matches()) {
            Menu menu = menu(timing.group(1), item, each -> each == Menu.SLOW_START || each == Menu.SLOW_STOP);
            circumstances.add(new Circumstance.OfTiming(menu, duration(timing.group(2), item)));
        } else if (item.equals(Menu.TIES.name())) {
            circumstances.add(new Circumstance.OfTies());
        } else if (policy.matches()) {
            circumstances.add(new Circumstance.OfPolicy(policy(policy.group(1), policy.group(2), item)));
        } else {
            throw wrong("\"" + item + "\" is neither a step, such as SCALING@PT12M#4711, nor a policy, such as"
                    + " BlockedRenewal.REFUSED, nor a timing, such as SLOW_STOP=PT90S");
        }
    }

    private Menu menu(String name, String item, Predicate<Menu> isMeant) {
        return Arrays.stream(Menu.values())
                .filter(isMeant)
                .filter(menu -> menu.name().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong("\"" + item + "\" names none of "
                        + Arrays.stream(Menu.values())
                                .filter(isMeant)
                                .map(Menu::name)
                                .collect(Collectors.joining(", "))));
    }

    private Duration duration(String iso, String item) {
        try {
            Duration duration = Duration.parse(iso);
            if (!duration.isNegative() && duration.compareTo(Duration.ofDays(36_500)) < 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        throw wrong("\"" + item + "\" has no time that can be, such as PT12M30S");
    }

    private Policy policy(String policy, String constant, String item) {
        return Policies.all().stream()
                .filter(type -> type.getSimpleName().equals(policy))
                .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                .filter(each -> each.toString().equals(constant))
                .findFirst()
                .orElseThrow(() -> wrong("\"" + item + "\" is no policy of this version"));
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("The replay \"" + VisibleText.of(text) + "\" cannot be read: "
                + VisibleText.of(what) + ". Copy it from the message of the failure.");
    }
}
