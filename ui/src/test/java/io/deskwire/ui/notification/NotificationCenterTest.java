package io.deskwire.ui.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.Role;
import io.deskwire.room.Owner;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.RoomSummaryBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NotificationCenterTest {
  private static final Owner MINE = new Owner(Owner.Kind.CLAIMED, "anna", "Anna", 0);
  private static final Owner BEN = new Owner(Owner.Kind.CLAIMED, "ben", "Ben", 0);

  private final List<String> said = new ArrayList<>();
  private final List<String> inside = new ArrayList<>();
  private NotificationRules rules = NotificationRules.USUAL;
  private boolean bubbles = true;
  private long now = Instant.parse("2026-11-24T10:00:00Z").toEpochMilli();
  private final NotificationCenter center = new NotificationCenter("anna", new MovedClock(), () -> rules,
      new Recorded(), new Window());

  private static RoomSummary room(String id, Owner owner, int unread) {
    return RoomSummaryBuilder.of(id).name("Name " + id).owner(owner)
        .waitingSince(owner.kind() == Owner.Kind.WAITING ? 1 : 0).last(5, "text " + id, Role.CUSTOMER).unread(unread)
        .build();
  }

  private void second(int times) {
    for (int i = 0; i < times; i++) {
      now += 1_000;
      center.tick();
    }
  }

  private void begin() {
    center.rooms(List.of());
  }

  @Test
  void tellsOfACustomerWhoWaitsAndAgainUntilSomebodyHasTakenThem() {
    begin();
    center.rooms(List.of(room("tom", Owner.WAITING, 1)));
    second(29);
    assertThat(said).containsExactly("bubble tom: Name tom is waiting, text tom", "sound WAITING");
    second(1);
    assertThat(said).hasSize(4);

    center.rooms(List.of(room("tom", BEN, 1)));
    second(120);

    assertThat(said).hasSize(5).contains("withdraw tom");
  }

  @Test
  void aBlockIsSaidWithItsReason() {
    begin();
    center.blocked("tom", "Tom", "Ben", "insults");
    assertThat(said).first().isEqualTo("bubble asked tom: Ben has blocked Tom, insults");
  }

  @Test
  void saysItOnceWhereNothingIsToBeRepeated() {
    rules = rules.withRepeat(Duration.ZERO);
    begin();
    center.rooms(List.of(room("tom", Owner.WAITING, 1)));
    second(600);

    assertThat(said).filteredOn(each -> each.startsWith("bubble")).hasSize(1);
  }

  @Test
  void whatIsThereAtTheStartIsToldOfAsANumber() {
    center.rooms(List.of(room("tom", Owner.WAITING, 1), room("ida", Owner.WAITING, 1)));

    assertThat(said).containsExactly("bubble WAITING: 2 customers are waiting, Open Deskwire to answer.",
        "sound WAITING");
  }

  @Test
  void aRushOfCustomersIsOneBubble() {
    begin();
    center.rooms(IntStream.range(0, 40).mapToObj(i -> room("r" + i, Owner.WAITING, 1)).toList());

    assertThat(said).hasSize(2).first().asString().contains("40 customers are waiting");
  }

  @Test
  void aSecondMessageOfAnOwnCustomerIsNews() {
    begin();
    center.rooms(List.of(room("mia", MINE, 1)));
    center.rooms(List.of(room("mia", MINE, 1)));
    center.rooms(List.of(room("mia", MINE, 2)));

    assertThat(said).filteredOn(each -> each.startsWith("bubble")).hasSize(2);
  }

  @Test
  void whoLooksAtTheRoomIsNotCalledToIt() {
    begin();
    center.front("mia");
    center.attend(true);
    center.rooms(List.of(room("mia", MINE, 1)));
    assertThat(said).isEmpty();

    center.attend(false);
    center.rooms(List.of(room("mia", MINE, 2)));
    assertThat(said).isNotEmpty();

    said.clear();
    center.attend(true);
    second(60);
    assertThat(said).contains("withdraw mia").noneMatch(each -> each.startsWith("bubble"));
  }

  @Test
  void othersCustomersAreTheirs() {
    begin();
    center.rooms(List.of(room("lea", BEN, 4)));
    second(60);

    assertThat(said).isEmpty();
  }

  @Test
  void nothingIsSaidInQuietHoursAndWhatStillWaitsAfterwards() {
    rules = rules.withQuiet(9 * 60, 10 * 60 + 1);
    begin();
    center.rooms(List.of(room("tom", Owner.WAITING, 1)));
    center.mentioned("mia", "Ben", "@anna look");
    second(59);
    assertThat(said).isEmpty();

    second(1);

    assertThat(said).hasSize(2);
  }

  @Test
  void aRoomThatIsGivenToTheAgentCallsEvenWhenItIsLookedAt() {
    begin();
    center.front("mia");
    center.attend(true);
    center.given("mia", "Mia", "Ben", "speaks Swedish");

    assertThat(said).contains("bubble given mia: Ben gives you the chat with Mia, speaks Swedish");
  }

  @Test
  void whatWasGivenCallsNoMoreWhenItIsLookedAtOrGone() {
    begin();
    center.given("mia", "Mia", "Ben", "");
    center.given("tom", "Tom", "Ben", "");
    center.mentioned("tom", "Ben", "@anna look");
    center.gone("tom");
    assertThat(said).contains("withdraw given tom").doesNotContain("withdraw given mia", "withdraw asked tom");

    center.front("mia");
    center.attend(true);
    center.front("tom");
    assertThat(said).contains("withdraw given mia", "withdraw asked tom");
  }

  @Test
  void aRoomThatWaitedAndIsGivenToTheAgentStillCalls() {
    begin();
    center.rooms(List.of(room("tom", Owner.WAITING, 1)));
    center.given("tom", "Tom", "Ben", "");
    center.rooms(List.of(room("tom", MINE, 0)));
    assertThat(said).contains("withdraw tom").doesNotContain("withdraw given tom");
  }

  @Test
  void quietHoursGoOverMidnight() {
    NotificationRules night = rules.withQuiet(22 * 60, 6 * 60);

    assertThat(night.isQuiet(LocalTime.of(23, 0))).isTrue();
    assertThat(night.isQuiet(LocalTime.of(5, 59))).isTrue();
    assertThat(night.isQuiet(LocalTime.of(6, 0))).isFalse();
    assertThat(rules.isQuiet(LocalTime.MIDNIGHT)).isFalse();
    assertThat(rules.withDoNotDisturb(true).isQuiet(LocalTime.NOON)).isTrue();
  }

  @Test
  void aColleagueWhoNamesTheAgentIsHeard() {
    begin();
    center.mentioned("mia", "Ben", "@anna look");

    assertThat(said).containsExactly("bubble asked mia: Ben needs you, @anna look", "sound MENTION");
  }

  @Test
  void whatTheDesktopDoesNotShowTheWindowDoes() {
    bubbles = false;
    rules = rules.withSound(NotificationKind.WAITING, false);
    begin();
    center.rooms(List.of(room("tom", Owner.WAITING, 1)));

    assertThat(said).isEmpty();
    assertThat(inside).containsExactly("Name tom is waiting | text tom | tom");

    center.rooms(List.of(room("tom", BEN, 1)));
    assertThat(inside).as("nobody is needed any more").last().isEqualTo("withdraw tom");
  }

  @Test
  void kindsCanBeSilent() {
    rules = rules.withBubble(NotificationKind.WAITING, false).withSound(NotificationKind.WAITING, false);
    begin();
    center.rooms(List.of(room("tom", Owner.WAITING, 1)));
    second(60);

    assertThat(said).isEmpty();
    assertThat(inside).isEmpty();
  }

  private final class MovedClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(now);
    }
  }

  private final class Window implements NotificationCenter.Inside {
    @Override
    public void show(String key, String title, String text, @Nullable String room) {
      inside.add(title + " | " + text + " | " + room);
    }

    @Override
    public void withdraw(String key) {
      inside.add("withdraw " + key);
    }
  }

  private final class Recorded implements Notifier {
    @Override
    public boolean hasBubbles() {
      return bubbles;
    }

    @Override
    public void bubble(String key, String title, String text) {
      said.add("bubble " + key + ": " + title + ", " + text);
    }

    @Override
    public void withdraw(String key) {
      said.add("withdraw " + key);
    }

    @Override
    public void sound(NotificationKind kind) {
      said.add("sound " + kind);
    }

    @Override
    public CompletableFuture<List<Check>> test() {
      return CompletableFuture.completedFuture(List.of());
    }
  }
}
