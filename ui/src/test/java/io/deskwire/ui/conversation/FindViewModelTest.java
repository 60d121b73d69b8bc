package io.deskwire.ui.conversation;

import static io.deskwire.ui.conversation.Messages.customer;
import static io.deskwire.ui.conversation.Messages.note;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.MessagePlace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindViewModelTest {
  private static final long NOON = Messages.at("2026-11-24T12:00:00");

  private final FakeRoom room = new FakeRoom();
  private final FakeDelay delay = new FakeDelay();
  private final List<String> seen = new ArrayList<>();
  private final FindViewModel find = new FindViewModel(room, Runnable::run, delay, place -> seen.add(place.id()));

  private void store(String... texts) {
    for (String text : texts) {
      room.stored.add(customer("m" + room.stored.size(), NOON + room.stored.size(), text));
    }
  }

  private void look(String text) {
    find.open();
    find.textProperty().set(text);
    delay.pass();
  }

  @Test
  void beginsWithTheNewestAndCounts() {
    store("a parcel", "nothing", "parcels", "bye");
    look("parcel");
    assertThat(seen).containsExactly("m2");
    assertThat(find.statusProperty().get()).isEqualTo("1 of 2");
  }

  @Test
  void goesToOlderOnesAndRoundAtTheEnds() {
    store("one x", "two x", "three x");
    look("x");
    find.step(true);
    find.step(true);
    find.step(true);
    find.step(false);
    assertThat(seen).containsExactly("m2", "m1", "m0", "m2", "m0");
    assertThat(find.statusProperty().get()).isEqualTo("3 of 3");
  }

  @Test
  void saysWhenThereIsNothing() {
    store("hello");
    look("parcel");
    find.step(true);
    assertThat(find.statusProperty().get()).isEqualTo("nothing found");
    assertThat(seen).isEmpty();
  }

  @Test
  void asksOnceWhenTypingPauses() {
    store("parcel");
    find.open();
    for (String typed : List.of("p", "pa", "par")) {
      find.textProperty().set(typed);
    }
    assertThat(room.calls).doesNotContain("find");
    delay.pass();
    assertThat(room.calls).containsOnlyOnce("find");
  }

  @Test
  void aMessageThatComesIsCountedAndMovesNothing() {
    store("x one", "x two");
    look("x");
    find.step(true);
    ChatMessage fresh = customer("fresh", NOON + 99, "x three");
    room.stored.add(fresh);
    find.changed(List.of(fresh));
    delay.pass();
    assertThat(find.statusProperty().get()).isEqualTo("3 of 3");
    assertThat(seen).containsExactly("m1", "m0");
  }

  @Test
  void marksWhatWasFoundAndNothingOnceClosed() {
    room.stored.add(note("n", NOON, "Refund the parcel"));
    look("parc");
    assertThat(find.spans("Refund the parcel")).hasSize(1);
    assertThat(find.isCurrent("n")).isTrue();
    find.close();
    assertThat(find.spans("Refund the parcel")).isEmpty();
    assertThat(find.isCurrent("n")).isFalse();
  }

  @Test
  void opensWithWhatWasLookedForLast() {
    store("parcel");
    look("parcel");
    find.close();
    find.open();
    delay.pass();
    assertThat(find.currentProperty().get()).isEqualTo(MessagePlace.of(room.stored.getFirst()));
  }
}
