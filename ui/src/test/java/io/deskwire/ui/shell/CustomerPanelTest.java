package io.deskwire.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.MessageHandle;
import io.deskwire.ui.Fx;
import io.deskwire.ui.SavingTo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomerPanelTest extends ConsoleUiHarness {
  private static final Sender MIA = new Sender("mia", "Mia Lindqvist", Role.CUSTOMER);
  private static final Sender BEN = new Sender("ben", "Ben", Role.AGENT);
  private static final long DAY = 86_400_000;

  @TempDir
  private Path folder;

  private static ChatMessage line(String id, long at, EventType type, Sender from, String text) {
    return new ChatMessage(id, "mia", at, at, type, from, text, null, at, at, Double.NaN, false, true, null, null, null,
        null, false);
  }

  private Desk openMia() {
    session.seed(List.of(line("old1", NOW - 9 * DAY, EventType.MESSAGE, MIA, "My parcel is late"),
        line("old2", NOW - 9 * DAY + 60_000, EventType.MESSAGE, BEN, "It comes today"),
        line("old3", NOW - 9 * DAY + 120_000, EventType.CLOSED, BEN, ""),
        line("oldNote", NOW - 9 * DAY + 180_000, EventType.NOTE, BEN, "prefers e-mail")));
    Desk desk = open();
    Fx.run(() -> {
      stage().setWidth(1400);
      desk.tabs().open("mia", false);
    });
    Fx.frames(3);
    return desk;
  }

  private Node row(String words) {
    return Fx.get(() -> ui().scene().getRoot().lookupAll(".past-row").stream()
        .filter(node -> String.valueOf(node.getAccessibleText()).endsWith(words)).findFirst().orElseThrow());
  }

  @Test
  void listsNotesAndEarlierChatsOfTheRoom() {
    openMia();
    until(() -> texts().contains("prefers e-mail"));
    assertThat(texts()).contains("Notes", "Earlier chats", "15 Nov · 2 messages · 2 min", "My parcel is late");
  }

  @Test
  void aRowLeadsToItsPlaceInTheConversation() {
    openMia();
    until(() -> texts().contains("prefers e-mail"));
    Node row = row("My parcel is late");
    Fx.run(() -> Event.fireEvent(row,
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
    assertThat(panes.getFirst().shown()).containsExactly("old1");
  }

  @Test
  void aNewNoteIsThereAtOnce() {
    openMia();
    MessageHandle sent = session.room("mia").noteAsync("has called twice").join();
    assertThat(sent.id()).isNotEmpty();
    until(() -> texts().contains("has called twice"));
  }

  @Test
  void theConversationIsSavedIntoTheChosenFileAlone() {
    openMia();
    Path file = folder.resolve("mia.txt");
    SavingTo dialogs = new SavingTo(file);
    Fx.run(() -> {
      ui().ask(dialogs);
      ((MenuButton) Objects.requireNonNull(ui().scene().lookup(".export-menu"))).getItems().getFirst().fire();
    });
    until(() -> texts().stream().anyMatch(text -> text.startsWith("Saved: ")));
    assertThat(dialogs.proposed()).containsExactly("Mia Lindqvist 2026-11-24.txt");
    assertThat(file).content().contains("Ben: It comes today");
    assertThat(folder.toFile().list()).containsExactly("mia.txt");
  }

  private List<String> toasts() {
    return Fx.get(() -> ui().scene().getRoot().lookupAll(".toast").stream().map(Node::getAccessibleText).toList());
  }

  private void save(Path file) {
    MenuButton menu = Fx.get(() -> (MenuButton) Objects.requireNonNull(ui().scene().lookup(".export-menu")));
    Fx.run(() -> stage().setWidth(800)); // no room for the panel
    Fx.frames(3);
    Fx.run(() -> {
      assertThat(ui().scene().lookup(".export-menu")).isNull();
      ui().ask(new SavingTo(file));
      menu.getItems().getFirst().fire();
    });
  }

  @Test
  void whereItWasSavedIsSaidInTheWindow() {
    openMia();
    Path file = folder.resolve("mia.txt");
    save(file);
    until(
        () -> toasts().stream().anyMatch(text -> text.startsWith("Saved: ") && text.endsWith(file.toString())));
  }

  @Test
  void thatItCouldNotBeSavedIsSaidInTheWindow() {
    openMia();
    save(folder.resolve("no").resolve("mia.txt"));
    until(() -> toasts().stream().anyMatch(text -> text.startsWith("mia.txt was not saved")));
  }

  @Test
  void savingNowhereWritesNothing() {
    openMia();
    Fx.run(() -> {
      ui().ask(new SavingTo(null));
      ((MenuButton) Objects.requireNonNull(ui().scene().lookup(".export-menu"))).getItems().getLast().fire();
    });
    Fx.frames(3);
    assertThat(texts()).noneMatch(text -> text.startsWith("Saved: "));
    assertThat(Files.exists(folder.resolve("mia.json"))).isFalse();
  }
}
