package io.deskwire.transport.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.transport.failover.Preference.Health;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreferenceTest {
  private static final Health DOWN = new Health(false, false, Double.NaN);
  private static final Health FRESH = new Health(true, false, Double.NaN);

  private final Preference preference = new Preference(2);
  private long nanos = 1;

  private static Health fine(double p95) {
    return new Health(true, false, p95);
  }

  private static Health silent(double p95) {
    return new Health(true, true, p95);
  }

  private int choose(Health first, Health second) {
    return preference.choose(List.of(first, second), nanos);
  }

  /** The same every second for so long; the choice at the end. */
  private int after(int seconds, Health first, Health second) {
    int chosen = choose(first, second);
    for (int i = 0; i < seconds; i++) {
      nanos += Duration.ofSeconds(1).toNanos();
      chosen = choose(first, second);
    }
    return chosen;
  }

  @Test
  void theFirstThatIsThereIsTakenAtOnce() {
    assertThat(choose(DOWN, DOWN)).isEqualTo(Preference.NONE);
    assertThat(choose(DOWN, FRESH)).isEqualTo(1);
  }

  @Test
  void theFirstOfTheProfileIsPreferred() {
    assertThat(choose(fine(20), fine(2))).isZero();
    assertThat(after(300, fine(90), fine(2))).isZero();
  }

  @Test
  void oneThatFailsIsLeftAtOnceAndComesBackAfterHalfAMinuteOfHealth() {
    assertThat(choose(fine(2), fine(5))).isZero();
    assertThat(choose(DOWN, fine(5))).isEqualTo(1);
    assertThat(after(29, FRESH, fine(5))).isEqualTo(1);
    assertThat(after(1, fine(2), fine(5))).isZero();
  }

  @Test
  void aRelapseStartsTheHalfMinuteAnew() {
    choose(fine(2), fine(5));
    choose(DOWN, fine(5));
    after(20, fine(2), fine(5));
    choose(DOWN, fine(5));
    assertThat(after(29, fine(2), fine(5))).isEqualTo(1);
    assertThat(after(1, fine(2), fine(5))).isZero();
  }

  @Test
  void oneThatIsSilentIsLeftAtOnceWhenTheOtherIsNot() {
    choose(fine(2), fine(5));
    assertThat(choose(silent(2), fine(5))).isEqualTo(1);
  }

  @Test
  void oneThatIsSilentIsKeptWhenThereIsNothingBetter() {
    choose(fine(2), DOWN);
    assertThat(choose(silent(2), DOWN)).isZero();
    assertThat(choose(silent(2), silent(5))).isZero();
  }

  @Test
  void anOldLineThatDiedIsNotKeptForASilentOne() {
    choose(fine(2), fine(5));
    assertThat(choose(DOWN, silent(5))).isEqualTo(1);
  }

  @Test
  void slowForHalfAMinuteIsLeft() {
    choose(fine(2), fine(5));
    assertThat(after(29, fine(120), fine(50))).isZero();
    assertThat(after(1, fine(120), fine(50))).isEqualTo(1);
  }

  @Test
  void neitherTwiceAsSlowBelowAHundredNorLessThanTwiceIsSlow() {
    assertThat(after(300, fine(99), fine(10))).isZero();
    assertThat(after(300, fine(300), fine(151))).isZero();
  }

  @Test
  void aMomentOfSpeedStartsTheHalfMinuteAnew() {
    after(25, fine(400), fine(50));
    choose(fine(50), fine(50));
    assertThat(after(29, fine(400), fine(50))).isZero();
  }

  @Test
  void oneThatWasLeftBecauseItWasSlowComesBackOnlyWhenItIsNot() {
    after(31, fine(400), fine(50));
    assertThat(after(300, fine(400), fine(50))).isEqualTo(1);
    assertThat(after(30, fine(60), fine(50))).isZero();
  }

  @Test
  void aLineWhoseFiguresAreNotKnownIsNotSlow() {
    assertThat(after(300, FRESH, fine(1))).isZero();
    assertThat(after(300, fine(900), FRESH)).isZero();
  }

  @Test
  void theHedgeWaitsHalfASecondOrThreeTimesTheP95() {
    assertThat(Preference.hedgeAfter(Double.NaN)).isEqualTo(Duration.ofMillis(500));
    assertThat(Preference.hedgeAfter(100)).isEqualTo(Duration.ofMillis(500));
    assertThat(Preference.hedgeAfter(400)).isEqualTo(Duration.ofMillis(1_200));
  }
}
