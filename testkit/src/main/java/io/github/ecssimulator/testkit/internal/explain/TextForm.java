package io.github.ecssimulator.testkit.internal.explain;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The characters of the lanes: those that every console and log shows, or, for who asks, finer ones. */
enum TextForm {
    ASCII("", ""),
    UNICODE("#-=.|xv^!", "█─━·│╳▼▲‼");

    /** The system property that chooses. */
    static final String PROPERTY = "ecs.simulator.text";

    private final String plain;
    private final String drawn;

    TextForm(String plain, String drawn) {
        this.plain = plain;
        this.drawn = drawn;
    }

    /** {@return the form that is asked for, and ASCII where none is: a text must not depend on the machine it is made on} */
    static TextForm inUse() {
        return named(System.getProperty(PROPERTY, "ascii"));
    }

    static TextForm named(String name) {
        return Arrays.stream(values())
                .filter(form -> form.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(PROPERTY + " must be "
                        + Arrays.stream(values()).map(TextForm::word).collect(Collectors.joining(" or "))
                        + ", but was \""
                        + name + "\"."));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return a drawing of marks in this form} */
    String of(String marks) {
        return marks.chars().mapToObj(this::of).collect(Collectors.joining());
    }

    private String of(int mark) {
        int index = plain.indexOf(mark);
        return Character.toString(index < 0 ? mark : drawn.charAt(index));
    }
}
