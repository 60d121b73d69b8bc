package io.deskwire.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.session.Peer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnStatusTest {
  private Instant now = Instant.parse("2026-11-24T10:44:00Z");
  private final InstantSource source = () -> now;
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private final List<String> told = new ArrayList<>();
  private final List<ShellState.Habits> kept = new ArrayList<>();
  private final OwnStatus own = status(new ShellState.Habits(0, 15));

  private OwnStatus status(ShellState.Habits habits) {
    return new OwnStatus(clock, habits, (status, limit) -> told.add(status + " " + limit), kept::add);
  }

  private void wait(int minutes) {
    now = now.plus(Duration.ofMinutes(minutes));
    own.tick();
  }

  @Test
  void whoTouchesNothingIsAwayAfterAWhile() {
    wait(14);
    assertThat(own.status()).isEqualTo(Peer.Status.ONLINE);
    wait(1);
    assertThat(own.status()).isEqualTo(Peer.Status.AWAY);
    assertThat(told).containsExactly("AWAY 0");
  }

  @Test
  void whoComesBackIsHereAtOnce() {
    wait(20);
    assertThat(own.touched()).isTrue();
    assertThat(own.touched()).as("already here").isFalse();
    assertThat(told).containsExactly("AWAY 0", "ONLINE 0");
  }

  @Test
  void whoIsAwayByTheirOwnWordStaysAwayWhateverTheyTouch() {
    own.choose(Peer.Status.AWAY);
    wait(20);
    own.touched();
    assertThat(own.status()).isEqualTo(Peer.Status.AWAY);
    assertThat(told).containsExactly("AWAY 0");
  }

  @Test
  void nobodyIsAwayByItselfWhoDoesNotWantIt() {
    own.change(new ShellState.Habits(0, 0));
    wait(600);
    assertThat(own.status()).isEqualTo(Peer.Status.ONLINE);
  }

  @Test
  void aLimitIsToldAndKept() {
    own.change(new ShellState.Habits(4, 15));
    assertThat(told).containsExactly("ONLINE 4");
    assertThat(kept).containsExactly(new ShellState.Habits(4, 15));
    assertThat(own.isFull(3)).isFalse();
    assertThat(own.isFull(4)).isTrue();
  }

  @Test
  void theLimitOfLastTimeIsToldAtTheStart() {
    status(new ShellState.Habits(6, 15));
    assertThat(told).containsExactly("ONLINE 6");
  }
}
