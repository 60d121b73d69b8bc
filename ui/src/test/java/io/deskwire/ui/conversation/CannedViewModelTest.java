package io.deskwire.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CannedViewModelTest {

  private final CannedReplies replies = CannedReplies.inMemory(
      List.of(new CannedReply("hi", "Greeting", "Hello {customer.firstName} {what}")),
      List.of(new CannedReply("bye", "Say hi at the end", "Thank you"), new CannedReply("x", "Other", "…")));
  private final CannedViewModel model = new CannedViewModel(replies, () -> Map.of("customer.firstName", "{room}"));

  private List<String> offered() {
    return model.choiceProperty().get().rows().stream().map(row -> row.reply().shortcut()).toList();
  }

  @Test
  void aSlashAtTheStartOrAfterASpaceOpensTheListAndNoOther() {
    model.update("/", 1);
    assertThat(offered()).containsExactly("hi", "bye", "x");
    model.update("Well, /", 7);
    assertThat(model.isOpen()).isTrue();
    model.update("Well,\u2028/", 7);
    assertThat(model.isOpen()).isTrue();
    model.update("and/", 4);
    assertThat(model.isOpen()).isFalse();
    model.update("https://x", 9);
    assertThat(model.isOpen()).isFalse();
  }

  @Test
  void whatFollowsFiltersWithShortcutsBeforeTitles() {
    model.update("/HI", 3);
    assertThat(offered()).containsExactly("hi", "bye");
  }

  @Test
  void whatFitsNothingClosesTheList() {
    model.update("/nothing-such", 13);
    assertThat(model.isOpen()).isFalse();
    model.update("/hi there", 9);
    assertThat(model.isOpen()).isFalse();
  }

  @Test
  void theReplyTakesThePlaceOfTheSlashAndOfWhatWasTypedBehindIt() {
    model.update("Well, /h then", 8);
    assertThat(model.insertion()).contains(new Insertion(6, 8, "Hello {room} {what}"));
  }

  @Test
  void unknownVariablesStayAndAreMarkedAndValuesAreNotReplacedAgain() {
    model.update("/h", 2);
    CannedText text = model.preview().orElseThrow();
    assertThat(text.parts()).containsExactly(new CannedText.Part("Hello ", CannedText.Kind.WORDS),
        new CannedText.Part("{room}", CannedText.Kind.VALUE), new CannedText.Part(" ", CannedText.Kind.WORDS),
        new CannedText.Part("{what}", CannedText.Kind.UNKNOWN));
    assertThat(text.hasUnknown()).isTrue();
  }

  @Test
  void theListGoesRoundOverTheWayToTheEditor() {
    model.update("/", 1);
    model.move(-1);
    assertThat(model.choiceProperty().get().isEditor()).isTrue();
    assertThat(model.insertion()).isEmpty();
    model.move(1);
    assertThat(model.choiceProperty().get().selected()).isZero();
  }

  @Test
  void aListThatWasClosedStaysClosedUntilTheNextSlash() {
    model.update("/", 1);
    model.dismiss();
    model.update("/h", 2);
    assertThat(model.isOpen()).isFalse();
    model.update("/h /", 4);
    assertThat(model.isOpen()).isTrue();
  }

  @Test
  void aSlashThatTakesThePlaceOfOneWhoseListWasClosedOpensItsOwn() {
    model.update("/", 1);
    model.dismiss();
    model.update("/", 1);
    assertThat(model.isOpen()).isFalse();
    model.update("/hel", 4);
    model.update("/", 1);
    assertThat(model.isOpen()).isTrue();
  }

  @Test
  void aListThatTheAgentLeftForTheEditorIsThereAgainAfterwards() {
    model.update("/", 1);
    model.hide();
    assertThat(model.isOpen()).isFalse();
    model.update("/", 1);
    assertThat(model.isOpen()).isTrue();
  }
}
