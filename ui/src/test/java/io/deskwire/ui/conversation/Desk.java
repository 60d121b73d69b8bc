package io.deskwire.ui.conversation;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.deskwire.session.ChatMessage;
import io.deskwire.ui.fx.Shaping;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;

/** A conversation in a scene without a window, laid out by hand. FX thread. */
final class Desk {

  static final Instant NOW = Instant.parse("2026-11-24T10:45:00Z");
  static final long NINE = Messages.at("2026-11-24T09:00:00");

  final FakeSession session = new FakeSession();
  final FakeRoom room = session.room;
  final FakeDelay delay = new FakeDelay();
  Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  final List<URI> opened = new ArrayList<>();
  final StackPane root = new StackPane();
  final Scene scene = new Scene(root, 820, 720);
  private double width = 820;
  private double height = 720;

  /** Whose room is the agent's own, with so many messages "m0", "m1" … a second apart from {@link #NINE} on, all read. */
  static Desk of(int messages) {
    return of(messages, i -> "message " + i);
  }

  static Desk of(int messages, IntFunction<String> text) {
    return of(IntStream.range(0, messages).mapToObj(i -> Messages.customer("m" + i, NINE + i * 1_000L, text.apply(i)))
        .toList());
  }

  static Desk of(List<ChatMessage> messages) {
    Desk desk = new Desk();
    desk.room.summary = FakeRoom.mine();
    desk.room.readMark = Long.MAX_VALUE;
    desk.room.stored.addAll(messages);
    return desk;
  }

  ConversationView open() {
    return open(false, 1);
  }

  ConversationView open(ComposerTools tools) {
    return open(false, 1, tools);
  }

  ConversationView open(boolean dark, double textScale) {
    return open(dark, textScale, ComposerTools.plain());
  }

  private ConversationView open(boolean dark, double textScale, ComposerTools tools) {
    Application.setUserAgentStylesheet(
        dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    for (String face : List.of("Regular", "Bold")) {
      InputStream font = Desk.class.getResourceAsStream("/deskwire/fonts/InterTabular-" + face + ".ttf");
      if (font != null) {
        Font.loadFont(font, 14);
      }
    }
    Shaping.mend();
    scene.getStylesheets().setAll(sheet(dark ? "dark.css" : "light.css"), sheet("base.css"),
        sheet("/deskwire/css/conversation.css"));
    root.setStyle("-fx-font-size: " + 14 * textScale + "px");
    ConversationViewModel viewModel = new ConversationViewModel(session, room, Runnable::run, clock,
        delay);
    ConversationView view = new ConversationView(viewModel, delay, opened::add, tools, Runnable::run);
    root.getChildren().setAll(view.node());
    layout();
    return view;
  }

  void size(double newWidth, double newHeight) {
    width = newWidth;
    height = newHeight;
    layout();
  }

  void layout() {
    root.resize(width, height);
    // sizes of controls settle after their skins are made and their style is known
    for (int i = 0; i < 3; i++) {
      root.applyCss();
      root.layout();
    }
  }

  WritableImage picture() {
    layout();
    return root.snapshot(null, new WritableImage((int) width, (int) height));
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(Desk.class.getResource(name), name).toExternalForm();
  }
}
