package io.deskwire.ui.conversation;

import io.deskwire.message.Opened;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.Avatar;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Tone;
import io.deskwire.ui.fx.ToneMark;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Who this is and where they came from, and what the agent may do with the room. FX thread. */
final class HeaderBar extends HBox {

  private final ConversationViewModel viewModel;
  private final Avatar mark = new Avatar();
  private final Label name = new Label();
  private final Label origin = new Label();
  private final Label owner = new Label();
  private final ToneMark gone = new ToneMark();
  private final Button claim = new Button();
  private final Button release = new Button(ConversationTexts.of("header.release"));
  private final Button close = new Button(ConversationTexts.of("header.close"));

  HeaderBar(ConversationViewModel viewModel) {
    this.viewModel = viewModel;
    getStyleClass().add("cv-header");
    name.getStyleClass().add("cv-header-name");
    origin.getStyleClass().add("cv-header-origin");
    owner.getStyleClass().add("cv-header-owner");
    origin.setTextOverrun(OverrunStyle.ELLIPSIS);
    VBox who = new VBox(name, origin);
    who.getStyleClass().add("cv-header-who");
    who.setMinWidth(0);
    setHgrow(who, Priority.ALWAYS);
    for (Button button : List.of(claim, release, close)) {
      button.getStyleClass().add("cv-button");
      button.setMinWidth(USE_PREF_SIZE);
    }
    gone.show(Tone.UNKNOWN);
    owner.setGraphic(gone);
    owner.setMinWidth(USE_PREF_SIZE);
    claim.setOnAction(_ -> viewModel.claim());
    release.setOnAction(_ -> viewModel.release());
    close.setOnAction(_ -> viewModel.closeChat());
    getChildren().addAll(mark, who, owner, claim, release, close);
    show(null, Standing.WAITING);
  }

  void show(@Nullable RoomSummary room, Standing standing) {
    String shown = viewModel.customerName();
    mark.show(viewModel.roomId(), shown);
    name.setText(shown);
    origin.setText(origin(room));
    origin.setManaged(!origin.getText().isEmpty());
    boolean ownerGone = standing == Standing.OTHERS && viewModel.ownerGoneProperty().get();
    owner.setText(owner(room, standing, ownerGone));
    Nodes.show(gone, ownerGone);
    Strip.show(owner, !owner.getText().isEmpty());
    Strip.show(claim, standing != Standing.MINE);
    claim.setText(ConversationTexts.of(switch (standing) {
      case OTHERS -> "header.over";
      case CLAIMING -> "header.claiming";
      case WAITING, SNOOZED, CLOSED, MINE -> "header.claim";
    }));
    // taking a chat from a colleague who is there is never what the eye is led to
    Nodes.toggle(claim, "cv-primary", standing != Standing.OTHERS || ownerGone);
    claim.setDisable(standing == Standing.CLAIMING || !viewModel.onlineProperty().get());
    Strip.show(release, standing == Standing.MINE);
    Strip.show(close, standing == Standing.MINE);
  }

  private static String owner(@Nullable RoomSummary room, Standing standing, boolean gone) {
    if (room == null) {
      return "";
    }
    String agent = room.owner().agentName();
    return switch (standing) {
      case OTHERS ->
        ConversationTexts.of(gone ? "header.ownerGone" : "header.answeredBy",
            SafeText.line(agent == null ? "" : agent));
      case SNOOZED -> ConversationTexts.of("header.snoozed");
      case CLOSED -> ConversationTexts.of("header.closed");
      case MINE, WAITING, CLAIMING -> room.customerEnded() ? ConversationTexts.of("header.ended") : "";
    };
  }

  private static String origin(@Nullable RoomSummary room) {
    if (room == null) {
      return "";
    }
    Opened opened = room.opened();
    List<String> parts = new ArrayList<>();
    for (String part : new @Nullable String[]{opened.channel(), opened.page(), opened.language(), opened.queue()}) {
      if (part != null && !part.isBlank()) {
        parts.add(SafeText.line(part));
      }
    }
    return String.join(" · ", parts);
  }
}
