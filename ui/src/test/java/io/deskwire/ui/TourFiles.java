package io.deskwire.ui;

import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.AttachmentInfo;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.FakeChatSession;
import io.deskwire.session.SampleDesk;
import io.deskwire.ui.attachment.FileDialogs;
import io.deskwire.ui.attachment.Pictures;
import io.deskwire.ui.fx.ThemeChoice;
import io.deskwire.ui.shell.ConsoleUi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Files for the tour, and where its agent finds and puts them. */
final class TourFiles implements FileDialogs {

  @Override
  public List<Path> open(@Nullable Window owner) {
    try {
      Path folder = Files.createTempDirectory("tour");
      return List.of(Files.write(folder.resolve("return-label.png"), Pictures.sunset(640, 420, "png")),
          Files.write(folder.resolve("terms-and-conditions-2026.pdf"), new byte[184_320]),
          Files.write(folder.resolve("unboxing.mp4"), new byte[12_900_000]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<Path> save(@Nullable Window owner, String name) {
    return Optional.empty();
  }

  /** Takes one picture. */
  interface Camera {
    void take(String name, int width, ThemeChoice theme, double scale, Consumer<ConsoleUi> act);
  }

  /** Everything that there is to see of them. */
  static void all(Camera camera) {
    for (double scale : List.of(1.0, 1.5)) {
      ThemeChoice theme = scale > 1 ? ThemeChoice.DARK : ThemeChoice.LIGHT;
      String size = scale > 1 ? "-150" : "";
      camera.take("files" + size, 1_280, theme, scale, _ -> {});
      camera.take("files-picture" + size, 1_280, theme, scale, ui -> stand(ui, 6));
      camera.take("files-program" + size, 1_280, theme, scale, ui -> press(ui, 3));
      camera.take("files-viewer" + size, 1_280, theme, scale, ui -> press(ui, 6));
      camera.take("files-chips" + size, 1_280, theme, scale, TourFiles::attach);
      camera.take("emoji" + size, 1_280, theme, scale, ui -> emoji(ui, "", 12));
      camera.take("emoji-found" + size, 1_280, theme, scale, ui -> emoji(ui, "heart", 1));
    }
    camera.take("files-dark", 1_280, ThemeChoice.DARK, 1, TourFiles::attach);
    camera.take("files-narrow", 900, ThemeChoice.LIGHT, 1.5, _ -> {});
    camera.take("emoji-narrow", 900, ThemeChoice.LIGHT, 1.5, ui -> emoji(ui, "face", 2));
  }

  /** A conversation with files of every kind. */
  static FakeChatSession talk(SampleDesk sample) {
    FakeChatSession session = sample.full();
    Sender mia = new Sender("mia", "Mia Lindqvist", Role.CUSTOMER);
    Sender anna = sample.profile().agent().asSender();
    long now = sample.now();
    byte[] photograph = Pictures.sunset(1_200, 800, "jpeg");
    byte[] small = Pictures.sunset(48, 48, "png");
    byte[] bomb = Pictures.bomb(1_600, 900);
    byte[] program = {'M', 'Z', 0, 0};
    session.seed(List.of(
        message("f1", now - 58_000, mia, "This is how the parcel arrived:", null,
            info("parcel.jpg", "image/jpeg", photograph.length, 1_200, 800, 2, 2)),
        message("f2", now - 52_000, mia, "", null, info("logo.png", "image/png", small.length, 48, 48, 1, 1)),
        message("f3", now - 48_000, mia, "", null, info("broken.png", "image/png", 40_000_000, 1_600, 900, 1, 1)),
        message("f4", now - 44_000, mia, "", null,
            info("../../invoice-2026-11.pdf.exe", "application/pdf", 1_887_436, 0, 0, 1, 1)),
        message("f5", now - 40_000, anna, "", DeliveryState.SENDING,
            info("manual-for-the-coffee-machine-x200-second-edition.pdf", "application/pdf", 2_359_296, 0, 0, 12, 3)),
        message("f6", now - 30_000, mia, "", null, info("log.txt", "text/plain", 312_000, 0, 0, 2, 1))));
    session.putFile("f1", photograph);
    session.putFile("f2", small);
    session.putFile("f3", bomb);
    session.putFile("f4", program);
    return session;
  }

  private static AttachmentInfo info(String name, String type, long size, int width, int height, int parts, int done) {
    return new AttachmentInfo(name, type, size, width, height, parts, done);
  }

  private static ChatMessage message(String id, long at, Sender from, String text, @Nullable DeliveryState delivery,
      AttachmentInfo info) {
    return new ChatMessage(id, "mia", at, at, EventType.MESSAGE, from, text, null, at, at, Double.NaN, false, true,
        delivery,
        null, null, null, false).with(info, delivery, null);
  }

  /** Goes up so many messages. */
  static void stand(ConsoleUi ui, int up) {
    press(ui, up, up);
  }

  /** Goes up so many messages and presses Enter. */
  static void press(ConsoleUi ui, int up) {
    press(ui, up, up + 1);
  }

  private static void press(ConsoleUi ui, int up, int keys) {
    Node list = ui.scene().lookup(".cv-list");
    list.requestFocus();
    for (int i = 0; i < keys; i++) {
      Event.fireEvent(list,
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", i < up ? KeyCode.UP : KeyCode.ENTER, false, false,
              false, false));
    }
  }

  /** Chooses files and waits until they have been made ready. */
  static void attach(ConsoleUi ui) {
    tool(ui, 0).fire();
  }

  /** What stands beside the text, found by its place: its words are different ones in each language. */
  private static Button tool(ConsoleUi ui, int place) {
    return (Button) ((Parent) ui.scene().lookup(".cv-send-row")).getChildrenUnmodifiable().get(place);
  }

  /** Opens the grid of emoji, types a word and goes down so many rows. */
  static void emoji(ConsoleUi ui, String word, int down) {
    tool(ui, 1).fire();
    TextField field = (TextField) ui.scene().lookup(".em-picker .text-field");
    field.setText(word);
    for (int i = 0; i < down; i++) {
      ui.scene().getRoot().layout();
      Event.fireEvent(field, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DOWN, false, false, false, false));
    }
  }
}
