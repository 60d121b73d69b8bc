package io.deskwire.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.session.AttachmentInfo;
import io.deskwire.session.ChatMessage;
import io.deskwire.ui.Fx;
import io.deskwire.ui.attachment.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a conversation on the headless platform. */
class FilesInConversationTest {
  private static final long NOON = Messages.at("2026-11-24T09:00:00");

  @TempDir
  private Path folder;

  private final Desk desk = Fx.get(Desk::new);

  private ConversationView open(String type, byte[] bytes, int width, int height) {
    return Fx.get(() -> {
      desk.room.summary = FakeRoom.mine();
      ChatMessage message = Messages.customer("a", NOON, "")
          .with(new AttachmentInfo("a.png", type, bytes.length, width, height, 1, 1), null, null);
      desk.room.stored.add(message);
      desk.room.files.put("a", bytes);
      return desk.open();
    });
  }

  private ImageView picture() {
    return (ImageView) desk.root.lookup(".cv-file > .image-view");
  }

  private boolean isDecoded() {
    return Fx.get(() -> {
      desk.layout();
      return picture().getImage() != null;
    });
  }

  private double height(ConversationView view) {
    return Fx.get(() -> {
      desk.layout();
      return view.messages().list().visibleCells().getLast().getHeight();
    });
  }

  private static void press(Node node, KeyCode code, boolean control) {
    Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
  }

  @Test
  void aPictureTakesTheRoomThatItsSenderSaysBeforeItIsDecoded() {
    ConversationView view = open("image/png", Pictures.sunset(300, 200, "png"), 300, 200);
    double before = height(view);
    await().until(this::isDecoded);
    assertThat(height(view)).isEqualTo(before);
  }

  @Test
  void aBombKeepsItsPlaceAndIsACard() {
    ConversationView view = open("image/png", Pictures.bomb(60_000, 60_000), 300, 200);
    double before = height(view);
    await()
        .until(() -> Fx.get(() -> desk.root.lookup(".cv-file-details") instanceof Label label
            && label.getText().contains("cannot be shown")));
    assertThat(isDecoded()).isFalse();
    assertThat(height(view)).isEqualTo(before);
  }

  @Test
  void enterShowsThePictureInFullAndEscapeLeavesIt() {
    ConversationView view = open("image/png", Pictures.sunset(300, 200, "png"), 300, 200);
    Fx.run(() -> {
      Node list = view.messages().list();
      list.requestFocus();
      press(list, KeyCode.UP, false);
      press(list, KeyCode.ENTER, false);
      desk.layout();
      Node shown = desk.root.lookup(".cv-picture");
      assertThat(shown).isNotNull();
      press(shown, KeyCode.ESCAPE, false);
      assertThat(desk.root.lookup(".cv-picture")).isNull();
      assertThat(desk.scene.getFocusOwner()).isEqualTo(list);
    });
  }

  @Test
  void filesOfTheClipboardAreAttached() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "Hello");
    ConversationView view = open("image/png", Pictures.sunset(30, 20, "png"), 30, 20);
    Fx.run(() -> {
      ClipboardContent content = new ClipboardContent();
      content.putFiles(List.of(file.toFile()));
      Clipboard.getSystemClipboard().setContent(content);
      press(view.composer().area(), KeyCode.V, true);
    });
    await().untilAsserted(() -> assertThat(Fx.get(() -> view.viewModel().composer().files().isAny())).isTrue());
    assertThat(Fx.get(() -> view.composer().area().getText())).isEmpty();
  }
}
