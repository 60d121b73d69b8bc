package io.deskwire.ui.shell;

import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.ReadingWay;
import io.deskwire.ui.fx.Sentences;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Theme;
import io.deskwire.ui.keys.KeysView;
import io.deskwire.ui.notification.Notifications;
import io.deskwire.ui.notification.NotificationsView;
import io.deskwire.ui.settings.AppearanceView;
import io.deskwire.ui.settings.DesksView;
import io.deskwire.ui.settings.HistoryDeletion;
import io.deskwire.ui.settings.Preferences;
import io.deskwire.ui.settings.PrivacyView;
import io.deskwire.ui.settings.PrivacyViewModel;
import io.deskwire.ui.settings.WritingView;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Everything an agent can set, a page each. Nothing needs to be saved: every change holds at once. FX thread. */
final class SettingsSheet implements AutoCloseable {
  /** In the order of the list. */
  enum Page {
    APPEARANCE(Feather.SUN), WRITING(Feather.EDIT_3), NOTIFICATIONS(Feather.BELL), KEYS(Feather.COMMAND), PRIVACY(
        Feather.SHIELD), DESKS(Feather.LAYERS);

    private final Feather icon;

    Page(Feather icon) {
      this.icon = icon;
    }
  }

  /** A page and how it gets the keyboard. */
  private record Content(Node node, Runnable focus) {}

  private final Map<Page, Content> pages = new EnumMap<>(Page.class);
  private final Map<Page, ToggleButton> buttons = new EnumMap<>(Page.class);
  private final ScrollPane scroll = new ScrollPane();
  private final AppearanceView appearance;
  private final PrivacyView privacy;
  private final Sheet sheet;
  private final Page first;

  /**
   * @param first the page to begin with
   * @param deletion of the history that the privacy page is about
   * @param done  called when it shall go
   */
  SettingsSheet(Page first, Theme theme, Preferences preferences, Notifications notifications, DesksView desks,
      Executor gate, HistoryDeletion deletion, Runnable done) {
    this.first = first;
    appearance = new AppearanceView(theme, preferences.fixed());
    WritingView writing = new WritingView(preferences);
    NotificationsView calls = new NotificationsView(notifications, gate, preferences.fixed());
    KeysView keys = new KeysView(preferences.keymap());
    pages.put(Page.APPEARANCE, new Content(appearance.node(), appearance::focus));
    pages.put(Page.WRITING, new Content(writing.node(), writing::focus));
    pages.put(Page.NOTIFICATIONS, new Content(calls.node(), calls::focus));
    privacy = new PrivacyView(new PrivacyViewModel(preferences, deletion), preferences.fixed());
    pages.put(Page.PRIVACY, new Content(privacy.node(), privacy::focus));
    pages.put(Page.DESKS, new Content(desks.node(), desks::focus));
    pages.put(Page.KEYS, new Content(keys.node(), keys::focus));
    scroll.getStyleClass().add("settings-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    Nodes.followFocus(scroll);
    HBox.setHgrow(scroll, Priority.ALWAYS);
    HBox body = new HBox(24, list(), scroll);
    body.getStyleClass().add("settings");
    VBox.setVgrow(body, Priority.ALWAYS);
    Button close = Nodes.button(Texts.of("settings.done"), done, "primary");
    Label notice = Nodes.label(Sentences.of(preferences.fixed().notice()), "form-note", "wrong", "settings-notice");
    notice.setMinHeight(Region.USE_PREF_SIZE);
    Nodes.show(notice, !notice.getText().isEmpty());
    sheet = new Sheet(done, Nodes.label(Texts.of("settings.title"), "headline"), notice, body,
        new HBox(Nodes.spacer(), close));
    show(first);
  }

  private VBox list() {
    VBox list = new VBox();
    list.getStyleClass().add("settings-list");
    list.setMinWidth(VBox.USE_PREF_SIZE); // as wide as its longest name
    ToggleGroup group = new ToggleGroup();
    for (Page page : Page.values()) {
      ToggleButton button = new ToggleButton(Texts.of("settings." + page.name().toLowerCase(Locale.ROOT)),
          new FontIcon(page.icon));
      button.getStyleClass().add("settings-item");
      button.setMaxWidth(Double.MAX_VALUE);
      button.setMinWidth(VBox.USE_PREF_SIZE);
      button.setToggleGroup(group);
      button.setOnAction(_ -> show(page));
      button.addEventFilter(KeyEvent.KEY_PRESSED, event -> walk(page, event));
      buttons.put(page, button);
      list.getChildren().add(button);
    }
    return list;
  }

  /** Up and down choose; Enter, and the arrow that points to the page, go into it. */
  private void walk(Page page, KeyEvent event) {
    List<Page> all = new ArrayList<>(buttons.keySet());
    int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
    if (step != 0) {
      Page next = all.get(Math.clamp(all.indexOf(page) + step, 0, all.size() - 1));
      show(next);
      button(next).requestFocus();
      event.consume();
    } else if (ReadingWay.step(button(page), event.getCode()) < 0) {
      event.consume(); // or the focus went to another page's button and the page did not come with it
    } else if (ReadingWay.step(button(page), event.getCode()) > 0 || event.getCode() == KeyCode.ENTER) {
      enter(content(page));
      event.consume();
    }
  }

  private void enter(Content page) {
    page.focus().run();
    if (!page.node().isFocusWithin()) { // where everything is fixed, at least why
      page.node().lookupAll(".fixed-note").stream().findFirst().ifPresent(Node::requestFocus);
    }
  }

  private void show(Page page) {
    button(page).setSelected(true);
    scroll.setContent(content(page).node());
    scroll.setVvalue(0);
  }

  private ToggleButton button(Page page) {
    return Objects.requireNonNull(buttons.get(page));
  }

  private Content content(Page page) {
    return Objects.requireNonNull(pages.get(page));
  }

  Node node() {
    return sheet.node();
  }

  void focus() {
    button(first).requestFocus();
  }

  @Override
  public void close() {
    appearance.close();
    privacy.close();
  }
}
