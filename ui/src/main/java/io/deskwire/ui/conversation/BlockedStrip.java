package io.deskwire.ui.conversation;

import javafx.scene.control.Button;
import javafx.util.Subscription;

/** One quiet line: that the customer is blocked, and how much of what they write is hidden. FX thread. */
final class BlockedStrip extends Strip {
  private final HiddenMessages hidden;
  private final Button show;
  private final Subscription said;

  BlockedStrip(ConversationViewModel viewModel) {
    super("cv-strip-quiet");
    hidden = viewModel.hidden();
    show = action(ConversationTexts.of("blocked.show"), () -> hidden.show(!hidden.isShown()));
    if (!viewModel.isSilent()) {
      action(ConversationTexts.of("blocked.undo"), viewModel::unblock);
    }
    said = hidden.saidProperty().subscribe(this::tell);
  }

  private void tell(String sentence) {
    say(sentence);
    show.setText(ConversationTexts.of(hidden.isShown() ? "blocked.hide" : "blocked.show"));
    show(show, hidden.isAny());
  }

  void close() {
    said.unsubscribe();
  }
}
