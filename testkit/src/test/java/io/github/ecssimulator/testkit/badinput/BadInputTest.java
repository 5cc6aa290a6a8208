package io.github.ecssimulator.testkit.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever others made: nothing but declared errors, nothing changed by what is refused, in bounded time and memory. The profile
 * {@code fuzz} looks for more inputs, by the code that they reach; one that fails becomes a file of its target.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // what does not end shall fail
class BadInputTest {
    private static final int SHOWN_MAX = 500;
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What is built of an input grows with it, and no faster: a measure of memory, and of time, that no other load changes. */
    private static final long ALLOCATED_MAX = 100_000_000;

    private static final long ALLOCATED_FOR_EACH_BYTE_MAX = 500;

    @ParameterizedTest
    @EnumSource(Target.class)
    void input_ofTheCorpus_breaksNoPromise(Target target) {
        List<byte[]> seeds = target.seeds();

        assertThat(seeds).isNotEmpty();
        for (byte[] seed : seeds) {
            String input = seed.length < SHOWN_MAX
                    ? Requests.text(seed)
                    : Requests.text(seed).substring(0, SHOWN_MAX) + "...";
            long before = THREAD.getCurrentThreadAllocatedBytes();
            assertThatCode(() -> target.take(seed)).as("the input %s", input).doesNotThrowAnyException();
            assertThat(THREAD.getCurrentThreadAllocatedBytes() - before)
                    .as("bytes allocated for the input %s", input)
                    .isLessThan(ALLOCATED_MAX + ALLOCATED_FOR_EACH_BYTE_MAX * seed.length);
        }
    }
}
