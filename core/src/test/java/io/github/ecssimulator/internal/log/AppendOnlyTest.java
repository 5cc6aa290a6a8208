package io.github.ecssimulator.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppendOnlyTest {
    private static final int UNLIMITED = Integer.MAX_VALUE;
    private static final int MANY = 20_000;

    private record Entry(long sequence, Instant at, int turn, long cause, String value) {}

    /** A part is all that is kept beside the cause, and nowhere else. */
    private static Entry entry(long sequence, Instant at, int turn, long cause, Object kept, @Nullable Object ofCause) {
        String value = kept.equals("part") ? "entry " + sequence : (String) kept;
        assertThat(ofCause != null).isEqualTo(kept.equals("part"));
        return new Entry(sequence, at, turn, cause, value);
    }

    private final List<Entry> told = new ArrayList<>();

    private void tell(AppendOnly<Entry> journal) {
        long sequence = told.size() + 1L;
        Entry entry = new Entry(
                sequence, Instant.ofEpochSecond(sequence), told.size() % 3, told.size() / 2, "entry " + sequence);
        told.add(entry);
        assertThat(journal.add(entry.at(), entry.turn(), entry.cause(), entry.value(), "part"))
                .isEqualTo(sequence);
    }

    private List<Entry> newest(int limit) {
        return List.copyOf(told.subList(Math.max(0, told.size() - limit), told.size()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 16, 17, 1_000, 4_096, 5_000, UNLIMITED})
    void journal_withALimit_keepsTheNewestEntries(int limit) {
        AppendOnly<Entry> journal = new AppendOnly<>(limit, AppendOnlyTest::entry);

        assertThat(journal.soFar()).isEmpty();
        for (int i = 0; i < MANY; i++) {
            tell(journal);
            if (Integer.bitCount(i) <= 2) { // about the ends of pieces too
                assertThat(journal.soFar()).isEqualTo(newest(limit));
            }
        }

        assertThat(journal.added()).isEqualTo(MANY);
        assertThat(journal.soFar()).isEqualTo(newest(limit));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 1_000, UNLIMITED})
    void givenOut_asTheJournalGrows_staysAsItWas(int limit) {
        AppendOnly<Entry> journal = new AppendOnly<>(limit, AppendOnlyTest::entry);
        List<List<Entry>> given = new ArrayList<>();
        List<List<Entry>> expected = new ArrayList<>();

        for (int i = 0; i < MANY; i++) {
            tell(journal);
            if (i % 997 == 0) {
                given.add(journal.soFar());
                expected.add(newest(limit));
            }
        }

        assertThat(given).isEqualTo(expected);
        assertThat(Unchanging.of(given.get(3))).isSameAs(given.get(3));
    }

    @Test
    void get_outsideOfWhatWasGivenOut_isRefused() {
        AppendOnly<Entry> journal = new AppendOnly<>(UNLIMITED, AppendOnlyTest::entry);
        tell(journal);
        List<Entry> one = journal.soFar();
        tell(journal);

        assertThatThrownBy(() -> one.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void cause_fartherBackThanAnInt_isOneThatIsGone() {
        AppendOnly<Entry> journal = new AppendOnly<>(1, AppendOnlyTest::entry);
        journal.add(Instant.EPOCH, 0, -3L * Integer.MAX_VALUE, "late", "part");

        assertThat(journal.soFar().get(0).cause()).isEqualTo(1L - Integer.MAX_VALUE);
    }
}
