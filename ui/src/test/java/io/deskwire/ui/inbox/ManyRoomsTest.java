package io.deskwire.ui.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.Role;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.RoomSummaryBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@link RoomSieve} in the inbox: with more rooms than are looked through in passing, they are looked through elsewhere. */
class ManyRoomsTest {
  private static final int ROOMS = 2_000;

  private final Queue<Runnable> elsewhere = new ArrayDeque<>();
  private final InboxViewModel model = new InboxViewModel("anna", () -> 10_000_000, WaitingLimits.DEFAULT,
      elsewhere::add, Runnable::run);

  private static RoomSummary room(int number, String text) {
    return RoomSummaryBuilder.of("r" + number).name("Name " + number).waitingSince(100)
        .last(900 + number, text, Role.CUSTOMER).build();
  }

  @BeforeEach
  void fill() {
    List<RoomSummary> all = new ArrayList<>();
    for (int i = 0; i < ROOMS; i++) {
      all.add(room(i, i % 10 == 0 ? "parcel" : "letter"));
    }
    model.update(all);
  }

  private List<String> shown() {
    return model.rows(Section.ALL).stream().map(RoomSummary::id).toList();
  }

  private void find() {
    while (!elsewhere.isEmpty()) {
      elsewhere.remove().run();
    }
  }

  @Test
  void theRowsStayUntilTheRoomsAreFound() {
    model.filter("parcel");
    assertThat(shown()).hasSize(ROOMS);
    find();
    assertThat(shown()).hasSize(ROOMS / 10);
  }

  @Test
  void aResultBringsOneChangeOfTheList() {
    List<Integer> changes = new ArrayList<>();
    model.rows(Section.ALL)
        .addListener((ListChangeListener<RoomSummary>) change -> changes.add(change.getList().size()));
    model.filter("parcel");
    find();
    assertThat(changes).containsExactly(ROOMS / 10);
  }

  @Test
  void whatWasFoundForAnEarlierWordIsForgotten() {
    model.filter("parcel");
    Runnable slow = elsewhere.remove();
    model.filter("letter");
    find();
    slow.run();
    assertThat(shown()).hasSize(ROOMS - ROOMS / 10);
  }

  @Test
  void anEmptyFieldShowsAllAtOnceAndForEver() {
    model.filter("parcel");
    model.filter("");
    assertThat(shown()).hasSize(ROOMS);
    find();
    assertThat(shown()).hasSize(ROOMS);
  }

  @Test
  void aRoomThatChangesMeanwhileIsShownAsItIsNow() {
    model.filter("parcel");
    model.update(List.of(room(1, "parcel"), room(10, "letter")));
    find();
    assertThat(shown()).contains("r1").doesNotContain("r10").hasSize(ROOMS / 10);
  }

  @Test
  void theKeyboardGoesToTheListWhenItShowsWhatWasFound() {
    List<Integer> sizes = new ArrayList<>();
    model.filter("parcel");
    model.whenShown(() -> sizes.add(shown().size()));
    assertThat(sizes).isEmpty();
    find();
    assertThat(sizes).containsExactly(ROOMS / 10);
    model.whenShown(() -> sizes.add(shown().size()));
    assertThat(sizes).hasSize(2);
  }

  @Test
  void whateverComesWhenItIsTheSameAsFilteringInTheEnd() {
    Random random = new Random(5);
    String[] words = {"parcel", "letter", "name 1", "", "nothing"};
    for (int i = 0; i < 400; i++) {
      switch (random.nextInt(3)) {
        case 0 -> model.filter(words[random.nextInt(words.length)]);
        case 1 -> model.update(List.of(room(random.nextInt(ROOMS), random.nextBoolean() ? "parcel" : "letter")));
        default -> {
          if (!elsewhere.isEmpty()) {
            elsewhere.remove().run();
          }
        }
      }
    }
    model.filter("parcel name 1");
    find();
    List<String> rows = shown();
    model.filter("");
    assertThat(rows).isNotEmpty().containsExactlyElementsOf(model.rows(Section.ALL).stream()
        .filter(room -> room.lastText().equals("parcel") && room.id().contains("1")).map(RoomSummary::id)
        .toList());
  }
}
