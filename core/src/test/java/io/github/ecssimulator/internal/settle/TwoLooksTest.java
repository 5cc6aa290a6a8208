package io.github.ecssimulator.internal.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.model.Settling;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rest is what two looks find that lie behind each other: nothing worked in between, and nothing came. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TwoLooksTest {
    private final Settler settler = new Settler(Settling.defaults());

    private Looked watched(long... work) {
        Looked looked = new Looked(work);
        settler.watched().add(looked);
        return looked;
    }

    @Test
    void member_thatHasWorkedBetweenTheLooks_isLookedAtUntilItHasNot() {
        Looked member = watched(1);
        settler.settle(Company.NOBODY); // what was started before is known
        LongStream.range(2, 100).forEach(member.work::add);

        settler.settle(Company.NOBODY);

        assertThat(member.work).hasSize(1);
        assertThat(member.restsAt).isEqualTo(99);
    }

    @Test
    void member_thatRests_isKnownToDoSo() {
        Looked member = watched(7);

        settler.settle(Company.NOBODY);

        assertThat(member.restsAt).isEqualTo(7);
    }

    @Test
    void member_thatComesDuringTheLooks_isLookedAtAsWell() {
        Looked member = watched(1);
        settler.settle(Company.NOBODY); // what was started before is known
        Looked newcomer = new Looked(1);
        member.whenLookedAt = () -> settler.watched().add(newcomer);

        settler.settle(Company.NOBODY);

        assertThat(newcomer.restsAt).isEqualTo(1);
    }

    @Test
    void member_thatIsGone_isForgotten() {
        Looked member = watched(1);
        settler.settle(Company.NOBODY);
        assertThat(settler.watched().members()).contains(member);
        member.isGone = true;

        settler.settle(Company.NOBODY);

        assertThat(settler.watched().members()).doesNotContain(member);
        assertThat(member.isClosed).isTrue();
    }

    /** Has worked so much at one look after the other; never at one. */
    private static final class Looked extends Unremarkable {
        private final Deque<Long> work = new ArrayDeque<>();
        private Runnable whenLookedAt = () -> {};
        private long restsAt = -1;
        private boolean isGone;
        private boolean isClosed;

        Looked(long... work) {
            for (long each : work) {
                this.work.add(each);
            }
        }

        @Override
        public long work() {
            whenLookedAt.run();
            return work.size() > 1 ? work.remove() : work.element();
        }

        @Override
        public boolean isKnownToRestAt(long work) {
            return restsAt == work;
        }

        @Override
        public void restsAt(long work) {
            restsAt = work;
        }

        @Override
        public boolean isGone() {
            return isGone;
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }
}
