package io.github.ecssimulator.testkit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @ParameterizedTest
    @CsvSource({
        "//a, /a",
        "/a//b, /a/b",
        "/a/./b, /a/b",
        "/a/., /a",
        "/a/./, /a/",
        "/a/.., /",
        "/a/../, /",
        "/../../a, /a",
        "/a/b/../../../c/, /c/",
        "/%2e%2E/a, /a",
        "/a%2F%2Fb, /a/b",
        "/a//b?, /a/b?",
        "/a//b?x=//y&z, /a/b?x=//y&z",
        "/a//b#c, /a/b%23c",
        "//a b, ''",
        "//%20%41%c3%a9!'()*;=:@, /%20A%C3%A9%21%27%28%29%2A;=:@",
        "*, /%2A",
        "http://h/a//b?q, http://h/a/b?q",
        "HTTP://h, http://h/",
        "http:/a//b, http:/a/b"
    })
    void target_notClean_isRedirected(String target, String location) {
        assertThat(RequestTarget.parse("GET", target)
                        .flatMap(RequestTarget::redirection)
                        .orElse(""))
                .isEqualTo(location);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a", "/a/", "/a/b.c/...", "/a?//", "/.a", "http://h/a"})
    void target_clean_isNotRedirected(String target) {
        assertThat(RequestTarget.parse("GET", target).orElseThrow().redirection())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "?a", "/%", "/%4", "/%zz", "/a\u007f", "/a\tb", "1http://h/", "://h", "api/x:y"})
    void target_bad_isRefused(String target) {
        assertThat(RequestTarget.parse("GET", target)).isEmpty();
    }

    @Test
    void connect_withAuthority_isRedirectedToItsRoot() {
        assertThat(RequestTarget.parse("CONNECT", "h:80").orElseThrow().redirection())
                .contains("//h:80/");
        assertThat(RequestTarget.parse("CONNECT", "/a").orElseThrow().redirection())
                .isEmpty();
    }
}
