package io.deskwire.ui.shell;

import io.deskwire.session.Peer;
import io.deskwire.ui.fx.Avatar;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.SearchField;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Theme;
import io.deskwire.ui.fx.ThemeChoice;
import io.deskwire.ui.fx.Tone;
import io.deskwire.ui.fx.ToneMark;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Product mark, search, presence with the menu behind it. */
final class TopBar {
  private static final double MARK = 22;

  /** What the menu can do. */
  interface Actions {
    /** Colleagues are told of this agent from now on. */
    void status(Peer.Status status);

    void workOffline();

    void reconnect();

    void editProfile();

    void openOutbox();

    void showKeys();

    void showSettings();

    void showNotifications();

    void doNotDisturb(boolean on);

    void habits(ShellState.Habits habits);

    void showSidePanel(boolean shown);

    void showFloor(boolean shown);
  }

  private final HBox root = new HBox();
  private final Label searchKey = Nodes.label("", "key-hint");
  private final HBox left = new HBox(10);
  private final TextField search = new SearchField(Texts.of("top.search"),
      searchKey);
  private final ToneMark presence = new ToneMark();
  private final Label presenceText = Nodes.figure();
  private final RadioMenuItem here = new RadioMenuItem(Texts.of("menu.online"));
  private final RadioMenuItem away = new RadioMenuItem(Texts.of("menu.away"));
  private final RadioMenuItem off = new RadioMenuItem(Texts.of("menu.offline"));
  private final CheckMenuItem disturb = new CheckMenuItem(Texts.of("menu.disturb"));
  private final MenuButton button = new MenuButton();
  private final String agentName;
  private final HabitMenus habits;

  TopBar(String agentId, String agentName, Theme theme, boolean sidePanel, Actions actions, Menu desks) {
    this.agentName = agentName;
    habits = new HabitMenus(actions::habits);
    root.getStyleClass().add("top-bar");
    search.setMinWidth(120);
    search.setPrefWidth(420);
    search.setMaxWidth(420);
    Label brand = Nodes.label(Texts.of("app.name"), "brand");
    brand.setMinWidth(HBox.USE_PREF_SIZE);
    left.getChildren().addAll(mark(theme), brand);
    left.setAlignment(Pos.CENTER_LEFT);
    Avatar avatar = new Avatar();
    avatar.show(agentId, agentName);
    HBox right = new HBox(10, menu(theme, sidePanel, actions, desks), avatar);
    right.setAlignment(Pos.CENTER_RIGHT);
    left.setPrefWidth(240);
    right.setPrefWidth(240);
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox.setHgrow(right, Priority.ALWAYS);
    HBox.setHgrow(search, Priority.SOMETIMES);
    root.getChildren().addAll(left, search, right);
  }

  private static ImageView mark(Theme theme) {
    Image image = new Image(
        Objects.requireNonNull(TopBar.class.getResourceAsStream("/deskwire/icons/deskwire-64.png")));
    ImageView view = new ImageView(image);
    view.fitWidthProperty().bind(theme.scaleProperty().multiply(MARK));
    view.setPreserveRatio(true);
    view.setSmooth(true);
    return view;
  }

  private MenuButton menu(Theme theme, boolean sidePanel, Actions actions, Menu desks) {
    button.getStyleClass().add("presence-button");
    HBox words = new HBox(7, presence, presenceText);
    words.setAlignment(Pos.CENTER_LEFT);
    button.setGraphic(words);
    button.setMinWidth(HBox.USE_PREF_SIZE);
    CheckMenuItem side = new CheckMenuItem(Texts.of("menu.side-panel"));
    side.setSelected(sidePanel);
    side.selectedProperty().addListener((_, _, shown) -> actions.showSidePanel(shown));
    disturb.setOnAction(_ -> actions.doNotDisturb(disturb.isSelected()));
    ToggleGroup group = new ToggleGroup();
    group.getToggles().addAll(here, away, off);
    here.setOnAction(_ -> actions.status(Peer.Status.ONLINE));
    away.setOnAction(_ -> actions.status(Peer.Status.AWAY));
    off.setOnAction(_ -> actions.workOffline());
    button.getItems().addAll(here, away, off, item("menu.reconnect", actions::reconnect),
        new SeparatorMenuItem(), habits.limit(), habits.idle(), new SeparatorMenuItem(), disturb,
        item("menu.notifications", actions::showNotifications),
        new SeparatorMenuItem(), item("menu.outbox", actions::openOutbox), item("menu.profile", actions::editProfile),
        desks,
        new SeparatorMenuItem(), themes(theme),
        side, new SeparatorMenuItem(), item("menu.settings", actions::showSettings),
        item("menu.keys", actions::showKeys));
    return button;
  }

  private static MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem(Texts.of(key));
    item.setOnAction(_ -> action.run());
    return item;
  }

  private static Menu themes(Theme theme) {
    Menu menu = new Menu(Texts.of("menu.theme"));
    ToggleGroup group = new ToggleGroup();
    for (ThemeChoice choice : ThemeChoice.values()) {
      RadioMenuItem item = new RadioMenuItem(Texts.of("menu.theme." + choice.name().toLowerCase(Locale.ROOT)));
      item.setToggleGroup(group);
      item.setSelected(theme.choiceProperty().get() == choice);
      item.setOnAction(_ -> theme.choose(choice));
      menu.getItems().add(item);
    }
    menu.setDisable(theme.isFixed());
    return menu;
  }

  Node node() {
    return root;
  }

  /** Puts the choice of what fills the window beside the product's name. */
  void lead(Node choice) {
    left.getChildren().add(choice);
  }

  TextField searchField() {
    return search;
  }

  /**
   * The field is the door to the palette.
   *
   * @param open with what was typed into the field; empty when it was clicked
   */
  void onSearch(Consumer<String> open) {
    search.setOnMouseClicked(_ -> open.accept(""));
    search.setOnAction(_ -> open.accept(""));
    search.textProperty().subscribe(typed -> {
      if (!typed.isEmpty()) {
        search.clear();
        open.accept(typed);
      }
    });
  }

  /** The keys that lead to the palette; empty for none. */
  void showSearchKey(String keys) {
    searchKey.setText(keys);
    searchKey.setVisible(!keys.isEmpty());
  }

  /** The menu behind the pill; for tests and pictures. */
  MenuButton presenceButton() {
    return button;
  }

  /** Whether nothing is said to the agent. */
  void showDisturb(boolean off) {
    disturb.setSelected(off);
  }

  /**
   * What colleagues see of this agent, and how many chats are theirs.
   *
   * @param online  whether anything can be told to anybody
   * @param stopped the agent has cut the line; otherwise it is tried again
   */
  void show(boolean online, boolean stopped, int mine, OwnStatus own) {
    boolean isHere = own.status() == Peer.Status.ONLINE;
    int limit = own.habits().limit();
    habits.show(own.habits());
    presence.show(!online ? Tone.UNKNOWN : isHere ? Tone.GOOD : Tone.FAIR);
    String key = !online ? "top.presence.offline" : isHere ? "top.presence.online" : "top.presence.away";
    presenceText.setText(limit == 0 ? Texts.of(key, mine) : Texts.of(key + ".of", mine, limit));
    button.setAccessibleText(agentName + ", " + presenceText.getText());
    (stopped ? off : isHere ? here : away).setSelected(true);
  }
}
