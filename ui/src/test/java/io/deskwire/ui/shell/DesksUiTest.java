package io.deskwire.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.session.FakeChatSession;
import io.deskwire.session.SampleDesk;
import io.deskwire.ui.Fx;
import io.deskwire.ui.SampleDesks;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Several desks: one is open, the others are a menu, a word in the palette or a button away. */
class DesksUiTest extends ConsoleUiHarness {
  private final FakeChatSession other = new SampleDesk(NOW).empty();
  private final SampleDesks desks = new SampleDesks(session)
      .with(".", "Support", 0, "mqtts://broker.example.org:8883")
      .with("desks/2", "Returns & repairs", 2, "stomp+wss://returns.example.org/ws").opening("desks/2", other)
      .with("desks/3", "Night shift", 0, "mqtts://night.example.org").asking("desks/3");

  private Desk openFirst() {
    return open(desks);
  }

  private void showPage() {
    Fx.run(() -> ui().showSettings(SettingsSheet.Page.DESKS));
    Fx.frames(3);
  }

  private Button button(String accessible) {
    return Fx.get(() -> ui().scene().getRoot().lookupAll(".button").stream().map(Button.class::cast)
        .filter(each -> accessible.equals(each.getAccessibleText()) || accessible.equals(each.getText())).findFirst()
        .orElseThrow());
  }

  private void fire(String accessible) {
    Button button = button(accessible);
    Fx.run(button::fire);
    Fx.frames(3);
  }

  private List<MenuItem> menu(Desk desk) {
    return Fx.get(() -> {
      Menu menu = desk.top().presenceButton().getItems().stream().filter(Menu.class::isInstance).map(Menu.class::cast)
          .filter(each -> "Desks".equals(each.getText())).findFirst().orElseThrow();
      return List.copyOf(menu.getItems());
    });
  }

  @Test
  void theMenuLeavesOneDeskInGoodOrderAndOpensTheOther() {
    Desk first = openFirst();
    Fx.run(() -> first.tabs().open("mia", false));
    MenuItem item = menu(first).get(1);
    until(() -> item.getText().equals("Returns & repairs · 2 messages wait to be sent"));
    Fx.run(item::fire);
    until(() -> ui().desk() != null && !first.equals(ui().desk()));
    assertThat(session.calls().contains("close")).isTrue();
    assertThat(other.calls().contains("close")).isFalse();
    assertThat(desks.deeds()).containsExactly("opened desks/2");
    assertThat(Fx.get(() -> state.load().work().tabs())).contains("mia");
  }

  @Test
  void whereNoDeskIsKeptNoneCanBeAdded() {
    open();
    showPage();
    assertThat(texts()).contains("No desks are kept here.");
    assertThat(Fx.get(() -> button("Add a desk …").getParent().isVisible())).isFalse();
  }

  @Test
  void theMenuMarksTheDeskThatIsOpenAndChoosingItDoesNothing() {
    Desk first = openFirst();
    Fx.run(() -> menu(first).getFirst().fire());
    assertThat(desks.deeds()).isEmpty();
    assertThat(session.calls().contains("close")).isFalse();
  }

  @Test
  void theOtherDeskIsAWordInThePaletteAway() {
    Desk first = openFirst();
    press(KeyCode.K, true, false, false);
    Fx.run(() -> ((TextField) ui().scene().lookup(".search-card .search-field")).setText("returns"));
    Fx.frames(3);
    press(KeyCode.ENTER, false, false, false);
    until(() -> ui().desk() != null && !first.equals(ui().desk()));
    assertThat(desks.deeds()).containsExactly("opened desks/2");
  }

  @Test
  void aDeskThatNeedsAPasswordAsksForItBeforeTheOpenOneIsLeft() {
    Desk first = openFirst();
    Fx.run(() -> menu(first).get(2).fire());
    Fx.frames(2);
    assertThat(texts()).contains("The password is missing.");
    assertThat(session.calls().contains("close")).isFalse();
    fire("Cancel");
    assertThat(Fx.get(() -> ui().desk())).isEqualTo(first);
  }

  @Test
  void whatWaitsAtTheDeskThatIsLeftIsSaid() {
    FakeChatSession back = new SampleDesk(NOW).empty();
    SampleDesks two = new SampleDesks(session).with(".", "Support", 1, "mqtts://a").with("desks/2", "Returns", 0,
        "mqtts://b").opening("desks/2", back);
    Desk first = open(two);
    Fx.run(() -> ui().openDesk("desks/2"));
    until(() -> ui().desk() != null && !first.equals(ui().desk()));
    until(() -> texts().stream().anyMatch(text -> text.startsWith("1 message of Support waits to be sent.")));
  }

  @Test
  void thePageShowsAllDesksAndOpensOne() {
    Desk first = openFirst();
    showPage();
    until(() -> texts().contains("2 messages wait to be sent"));
    assertThat(texts()).contains("Support", "open", "Returns & repairs", "Night shift");
    assertThat(button("Open Support").isDisabled()).isTrue();
    fire("Open Returns & repairs");
    until(() -> ui().desk() != null && !first.equals(ui().desk()));
  }

  @Test
  void aDeskIsAddedWithoutAPasswordAndWithoutLeavingTheOpenOne() {
    openFirst();
    showPage();
    fire("Add a desk …");
    type("Your name", "Anna");
    type("Desk", "Weekend");
    type("Endpoint", "mqtts://weekend.example.org");
    type("User", "anna");
    fire("Save");
    assertThat(desks.deeds()).containsExactly("kept desks/4");
    assertThat(texts()).contains("Weekend", "Desks on this computer");
    assertThat(session.calls().contains("close")).isFalse();
  }

  @Test
  void aDeskIsRenamed() {
    openFirst();
    showPage();
    fire("Edit … Returns & repairs");
    type("Desk", "Repairs");
    fire("Save");
    assertThat(texts()).contains("Repairs").doesNotContain("Returns & repairs");
    assertThat(desks.deeds()).containsExactly("kept desks/2");
  }

  private void type(String field, String text) {
    Fx.run(() -> ui().scene().getRoot().lookupAll(".sign-in .text-field").stream().map(TextField.class::cast)
        .filter(node -> field.equals(node.getAccessibleText())).findFirst().orElseThrow().setText(text));
  }

  @Test
  void aDeskIsAskedForBeforeItGoesAndWhatIsLostIsSaid() {
    openFirst();
    showPage();
    until(() -> texts().contains("2 messages wait to be sent"));
    assertThat(button("Remove … Support").isDisabled()).as("it is open").isTrue();
    Button remove = button("Remove … Returns & repairs");
    Fx.run(remove::requestFocus);
    Fx.run(remove::fire);
    Fx.frames(3);
    assertThat(texts()).contains("Remove Returns & repairs from this computer?",
        "2 messages have not been sent and will not be.");
    assertThat(Fx.get(() -> ui().scene().getFocusOwner().getId())).as("Enter twice removes nothing").isEqualTo("keep");
    fire("Remove and delete its messages");
    until(() -> !texts().contains("Returns & repairs"));
    assertThat(desks.deeds()).containsExactly("removed desks/2 with its messages");
  }

  @Test
  void whichDeskOpensAtTheStartIsChosen() {
    openFirst();
    showPage();
    Fx.run(() -> {
      @SuppressWarnings("unchecked")
      ComboBox<String> box = (ComboBox<String>) ui().scene().lookup(".settings-scroll .combo-box");
      box.setValue("desks/3");
    });
    assertThat(desks.start()).isEqualTo("desks/3");
  }

  @Test
  void theNameInTheStatusBarLeadsToTheOthers() {
    openFirst();
    Node name = Fx.get(() -> ui().scene().getRoot().lookupAll(".status-button").stream()
        .filter(node -> Objects.requireNonNullElse(node.getAccessibleText(), "").endsWith("open another one"))
        .findFirst().orElseThrow());
    Fx.run(((Button) name)::fire);
    Fx.frames(2);
    assertThat(Fx.get(() -> javafx.stage.Window.getWindows().stream()
        .filter(javafx.scene.control.ContextMenu.class::isInstance).map(javafx.scene.control.ContextMenu.class::cast)
        .flatMap(menu -> menu.getItems().stream()).map(MenuItem::getText).toList()))
        .anyMatch(text -> text != null && text.startsWith("Returns & repairs")).contains("Manage desks …");
  }
}
