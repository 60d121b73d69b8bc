package io.deskwire.ui.conversation;

import static io.deskwire.ui.conversation.Messages.BEN;
import static io.deskwire.ui.conversation.Messages.at;
import static io.deskwire.ui.conversation.Messages.customer;
import static io.deskwire.ui.conversation.Messages.event;
import static io.deskwire.ui.conversation.Messages.own;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.EventType;
import io.deskwire.message.Hlc;
import io.deskwire.message.StateChange;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.RoomSummary;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineModelTest {

  private static final long NOON = at("2026-11-24T12:00:00");
  private static final long MINUTE = 60_000;

  private final LineModel model = new LineModel(ZoneOffset.UTC);

  private List<String> shown() {
    return describe(model);
  }

  private static List<String> describe(LineModel model) {
    return model.lines().stream().map(line -> switch (line) {
      case Line.Bubble(ChatMessage m, boolean head, boolean foot) -> (head ? "[" : "") + m.id() + (foot ? "]" : "");
      case Line.Event(ChatMessage m) -> m.type().name();
      case Line.Day day -> day.date().toString();
      case Line.Unread _ -> "new";
      case Line.Gap gap -> gap.count() + " missing";
      case Line.Hole _ -> "hole";
    }).toList();
  }

  @Test
  void groupsWhatOnePersonWritesWithinFiveMinutes() {
    model
        .put(List.of(customer("a", NOON, "1"), customer("b", NOON + MINUTE, "2"), customer("c", NOON + 7 * MINUTE, "3"),
            own("d", NOON + 8 * MINUTE, "4", DeliveryState.SENT)));
    assertThat(shown()).containsExactly("2026-11-24", "[a", "b]", "[c]", "[d]");
  }

  private static ChatMessage queued(String id, long at, String queue) {
    return event(id, at, EventType.QUEUED, BEN, StateChange.at(1, new Hlc(at, 0)).givenTo(null, queue, null));
  }

  private static ChatMessage given(String id, long at, String queue) {
    return event(id, at, EventType.TRANSFERRED, BEN,
        StateChange.at(1, new Hlc(at, 0)).givenTo(null, queue, "knows bills"));
  }

  @Test
  void aChatGivenToAQueueIsSaidOnceThoughItTakesTwoEvents() {
    model.put(List.of(customer("a", NOON, "1"), queued("q", NOON + 1, "billing")));
    assertThat(shown()).endsWith("QUEUED");
    model.put(List.of(given("t", NOON + 2, "billing")));
    assertThat(shown()).containsExactly("2026-11-24", "[a]", "TRANSFERRED");
    model.put(List.of(queued("q", NOON + 1, "billing"))); // told again, as it was confirmed
    model.leaveOut(_ -> false);
    assertThat(shown()).containsExactly("2026-11-24", "[a]", "TRANSFERRED");
  }

  @Test
  void theTwoEventsOfATransferMayComeWithTwoPages() {
    model.put(List.of(given("t", NOON + 2, "billing"), customer("b", NOON + 3, "2")));
    model.put(List.of(customer("a", NOON, "1"), queued("q", NOON + 1, "billing")));
    assertThat(shown()).containsExactly("2026-11-24", "[a]", "TRANSFERRED", "[b]");
  }

  @Test
  void anotherQueueIsAnotherMatter() {
    model.put(List.of(queued("q", NOON, "sales"), given("t", NOON + 1, "billing")));
    assertThat(shown()).containsExactly("2026-11-24", "QUEUED", "TRANSFERRED");
  }

  @Test
  void aLaterMessageTakesTheFootOfTheGroup() {
    model.put(List.of(customer("a", NOON, "1")));
    model.put(List.of(customer("b", NOON + 1, "2")));
    assertThat(shown()).containsExactly("2026-11-24", "[a", "b]");
  }

  @Test
  void whatIsStillBeingReadIsMarkedAndEndsAGroup() {
    ChatMessage end = customer("a", NOON, "1");
    model.put(List.of(end, customer("b", NOON + 1, "2")));
    model.setHolesBehind(List.of(end));
    assertThat(shown()).containsExactly("2026-11-24", "[a]", "hole", "[b]");
    model.setHolesBehind(List.of());
    assertThat(shown()).containsExactly("2026-11-24", "[a", "b]");
  }

  @Test
  void aMessageWhoseStateIsItsOwnSaysSo() {
    model.put(List.of(own("a", NOON, "1", DeliveryState.READ), own("b", NOON + 1, "2", DeliveryState.QUEUED)));
    assertThat(shown()).containsExactly("2026-11-24", "[a]", "b]");
  }

  @Test
  void eventsAndDaysEndGroups() {
    long night = at("2026-11-24T23:59:00");
    model.put(List.of(customer("a", night, "1"), Messages.event("e", night + 1, EventType.CLAIMED, Messages.ANNA, null),
        customer("b", night + 2, "2"), customer("c", night + 2 * MINUTE, "3")));
    assertThat(shown()).containsExactly("2026-11-24", "[a]", "CLAIMED", "[b]", "2026-11-25", "[c]");
  }

  @Test
  void whatIsNoLineIsNotShown() {
    model.put(List.of(Messages.event("e", NOON, EventType.CLAIM, Messages.ANNA, null)));
    assertThat(shown()).isEmpty();
  }

  @Test
  void theNewLineStandsBeforeTheFirstUnreadCustomerMessage() {
    model.setNewFrom(NOON);
    model.put(
        List.of(customer("a", NOON, "1"), own("o", NOON + 1, "x", DeliveryState.SENT), customer("b", NOON + 2, "2"),
            customer("c", NOON + 3, "3")));
    assertThat(shown()).containsExactly("2026-11-24", "[a]", "[o]", "new", "[b", "c]");
    assertThat(model.unreadProperty().get()).isEqualTo(2);
    model.put(List.of(customer("d", NOON + 4, "4")));
    assertThat(model.unreadProperty().get()).isEqualTo(3);
    model.setNewFrom(LineModel.NOTHING_NEW);
    assertThat(shown()).doesNotContain("new");
  }

  @Test
  void whatIsMissingIsMarkedAtItsPlaceAndSplitsAGroup() {
    model.put(List.of(customer("a", NOON, "1"), customer("b", NOON + 100, "2")));
    model.setMissing(
        List.of(new RoomSummary.Missing(NOON + 100, 2, true), new RoomSummary.Missing(NOON + 500, 1, false)));
    assertThat(shown()).containsExactly("2026-11-24", "[a]", "2 missing", "[b]", "1 missing");
    model.put(List.of(customer("c", NOON + 600, "3")));
    assertThat(shown()).containsExactly("2026-11-24", "[a]", "2 missing", "[b]", "1 missing", "[c]");
    model.setMissing(List.of());
    assertThat(shown()).containsExactly("2026-11-24", "[a", "b", "c]");
  }

  @Test
  void theNewestValueOfAMessageReplacesTheOlderInItsPlace() {
    model.put(List.of(own("a", NOON, "1", DeliveryState.QUEUED), customer("b", NOON + 1, "2")));
    model.put(List.of(own("a", NOON, "1", DeliveryState.SENT)));
    assertThat(model.messages()).extracting(ChatMessage::id).containsExactly("a", "b");
    assertThat(model.messages().getFirst().delivery()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void aMessageMayMoveToAnotherPlace() {
    model.put(List.of(own("a", NOON, "1", DeliveryState.QUEUED), customer("b", NOON + 1, "2")));
    model.put(List.of(own("a", NOON + 5, "1", DeliveryState.SENT)));
    assertThat(shown()).containsExactly("2026-11-24", "[b]", "[a]");
  }

  @Test
  void aWrongClockAtTheOtherEndIsNotBelieved() {
    ChatMessage message = new ChatMessage("a", "r1", NOON, 1, EventType.MESSAGE, Messages.MIA, "1", null,
        at("2031-01-01T00:00:00"), NOON, Double.NaN, false, true, null, null, null, null, false);
    assertThat(LineModel.shownAt(message)).isEqualTo(NOON);
  }

  @Test
  void changesInAnyOrderGiveTheSameLinesAsAllAtOnce() {
    Random random = new Random(11);
    for (int round = 0; round < 150; round++) {
      List<ChatMessage> all = new ArrayList<>();
      int count = 1 + random.nextInt(40);
      for (int i = 0; i < count; i++) {
        long at = NOON + random.nextInt(40) * 30L * MINUTE + i;
        all.add(switch (random.nextInt(4)) {
          case 0 -> own("m" + i, at, "x", List.of(DeliveryState.values()).get(random.nextInt(7)));
          case 1 -> Messages.event("m" + i, at, EventType.JOINED, Messages.BEN, null);
          default -> customer("m" + i, at, "y");
        });
      }
      LineModel pieces = new LineModel(ZoneOffset.UTC);
      LineModel whole = new LineModel(ZoneOffset.UTC);
      long newFrom = NOON + random.nextInt(40) * 30L * MINUTE;
      List<RoomSummary.Missing> missing = new ArrayList<>();
      for (int i = 0; i < random.nextInt(4); i++) {
        missing.add(new RoomSummary.Missing(NOON + random.nextInt(41) * 30L * MINUTE, 1 + i, i % 2 == 0));
      }
      missing.sort(Comparator.comparingLong(RoomSummary.Missing::order));
      List<ChatMessage> rest = new ArrayList<>(all);
      while (!rest.isEmpty()) {
        List<ChatMessage> batch = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4) && !rest.isEmpty(); i++) {
          batch.add(rest.remove(random.nextInt(rest.size())));
        }
        if (random.nextInt(3) == 0) {
          batch.add(all.get(random.nextInt(all.size())));
          rest.remove(batch.getLast());
        }
        pieces.put(batch);
        if (random.nextInt(5) == 0) {
          pieces.setNewFrom(newFrom);
        }
        if (random.nextInt(5) == 0) {
          pieces.setMissing(random.nextBoolean() ? missing : missing.subList(0, missing.size() / 2));
        }
        if (random.nextInt(4) == 0) {
          ChatMessage gone = all.get(random.nextInt(all.size()));
          if (pieces.remove(gone.id())) {
            rest.add(gone);
          }
        }
      }
      pieces.setNewFrom(newFrom);
      pieces.setMissing(missing);
      whole.setMissing(missing);
      whole.setNewFrom(newFrom);
      whole.put(all);
      assertThat(describe(pieces)).isEqualTo(describe(whole));
      assertThat(pieces.unsent()).containsExactlyElementsOf(whole.unsent());
    }
  }
}
