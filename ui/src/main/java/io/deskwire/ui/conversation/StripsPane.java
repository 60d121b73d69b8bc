package io.deskwire.ui.conversation;

import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Sentences;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What stands between the agent and the customer now: a stuck message, a chat to take. That
 * nothing leaves is said once, by the shell. FX thread. */
final class StripsPane extends VBox {

  private static final int BRIEF = 60;
  private static final Duration SURE = Duration.ofSeconds(4);

  private final ConversationViewModel viewModel;
  private final Delay delay;
  private final Strip stuck = new Strip("cv-strip-danger");
  private final Strip claim = new Strip("cv-strip-claim");
  private final Strip trouble = new Strip("cv-strip-warn");
  private final Button drop;
  private final Button edit;
  private @Nullable String sureOf;

  StripsPane(ConversationViewModel viewModel, Delay delay) {
    this.viewModel = viewModel;
    this.delay = delay;
    getStyleClass().add("cv-strips");
    stuck.action(ConversationTexts.of("stuck.retry"), () -> withStuck(viewModel::retry));
    edit = stuck.action(ConversationTexts.of("stuck.edit"), () -> withStuck(viewModel::edit));
    drop = stuck.action(ConversationTexts.of("stuck.drop"), () -> withStuck(this::drop), "cv-destructive");
    getChildren().addAll(stuck, trouble, claim);
  }

  void show() {
    boolean online = viewModel.onlineProperty().get();
    trouble.say(viewModel.troubleProperty().get());
    showStuck(viewModel.stuckProperty().get());
    showClaim(viewModel.standingProperty().get(), online);
  }

  private void showStuck(@Nullable ChatMessage message) {
    if (message == null) {
      stuck.say("");
      return;
    }
    Strip.show(edit, message.attachment() == null);
    String key = message.delivery() == DeliveryState.HELD ? "stuck.HELD" : "stuck.FAILED";
    String problem = message.problem();
    int later = viewModel.stuckLaterProperty().get();
    stuck.say(ConversationTexts.of(key, Words.brief(Words.said(message), BRIEF))
        + (problem == null ? "" : " " + SafeText.line(Sentences.of(problem)))
        + (later == 0 ? "" : " " + ConversationTexts.of("stuck.later", later)));
    if (!message.id().equals(sureOf)) {
      drop.setText(ConversationTexts.of("stuck.drop"));
    }
  }

  private void showClaim(Standing standing, boolean online) {
    RoomSummary room = viewModel.summaryProperty().get();
    String owner = room == null ? null : room.owner().agentName();
    String agent = owner == null ? "" : SafeText.line(owner);
    String words = switch (standing) {
      case MINE -> "";
      case CLAIMING -> ConversationTexts.of("claim.claiming");
      case WAITING -> ConversationTexts.of("claim.waiting");
      case OTHERS ->
        ConversationTexts.of(viewModel.ownerGoneProperty().get() ? "claim.gone" : "claim.other", agent);
      case SNOOZED -> ConversationTexts.of("claim.snoozed",
          viewModel.words().moment(room == null ? 0 : room.owner().until()));
      case CLOSED -> ConversationTexts.of("claim.closed");
    };
    claim.say(online || words.isEmpty() || standing == Standing.CLAIMING
        ? words
        : words + " " + ConversationTexts.of("claim.offline"));
  }

  private void withStuck(Consumer<ChatMessage> action) {
    ChatMessage message = viewModel.stuckProperty().get();
    if (message != null) {
      action.accept(message);
    }
  }

  /** Text that is dropped is gone, so the first click only asks. */
  private void drop(ChatMessage message) {
    if (message.id().equals(sureOf)) {
      sureOf = null;
      drop.setText(ConversationTexts.of("stuck.drop"));
      viewModel.drop(message);
    } else {
      sureOf = message.id();
      drop.setText(ConversationTexts.of("stuck.dropSure"));
      var _ = delay.after(SURE, () -> {
        sureOf = null;
        drop.setText(ConversationTexts.of("stuck.drop"));
      });
    }
  }
}
