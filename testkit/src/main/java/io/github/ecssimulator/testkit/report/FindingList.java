package io.github.ecssimulator.testkit.report;

import io.github.ecssimulator.model.VisibleText;
import io.github.ecssimulator.testkit.lint.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** What the lints found, as HTML. Each leads to the entry that shows it, and names its section in the documentation. */
final class FindingList {
    private static final int MOST = 50;

    private FindingList() {}

    /** {@return the list, or nothing where nothing was found} */
    static String html(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "";
        }
        String items = findings.stream().limit(MOST).map(FindingList::item).collect(Collectors.joining());
        String more =
                findings.size() > MOST ? "<li class=\"more\">and " + (findings.size() - MOST) + " more</li>\n" : "";
        return "<section class=\"findings\" aria-labelledby=\"found\">\n<h2 id=\"found\">What the lints found</h2>\n<ul>\n"
                + items + more + "</ul>\n</section>\n";
    }

    private static String item(Finding finding) {
        String lint = finding.lint().id();
        return "<li" + (finding.lint().isWarning() ? " class=\"warning\"" : "") + "><button type=\"button\" value=\""
                + finding.sequence() + "\"><strong>" + lint + "</strong> "
                + text(finding.text().substring(lint.length() + 2)) + "</button>\n<p>Mend it: "
                + text(finding.fix()) + ". <span class=\"code\">docs/lints.md#" + lint + "</span></p></li>\n";
    }

    private static String text(String words) {
        return Markup.escape(VisibleText.of(words));
    }
}
