package io.deskwire.ui.inbox;

import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One section: a header that folds it, and its rooms. The list is as high as its rows where there is room, and scrolls
 * where there is not; rows have one height, so 10,000 of them cost no more than a screen full.
 */
final class SectionView extends VBox {
  private static final double ROW_EM = 3.7;
  private static final double DENSE_EM = 2.9;
  private static final int LEAST_ROWS = 2;
  private static final double MENU_INDENT = 48;

  private final Section section;
  private final InboxViewModel model;
  private final ListView<RoomSummary> list;
  private final Label emptyWords = Nodes.label("", "empty-words");
  private final Button header;
  private final FontIcon arrow = new FontIcon(Feather.CHEVRON_DOWN);
  private final List<RoomCell> cells = new ArrayList<>();
  private final InboxView.Actions actions;
  private @Nullable ContextMenu menu;
  private boolean open;

  SectionView(Section section, InboxViewModel model, InboxView.Actions actions, boolean open) {
    this.section = section;
    this.model = model;
    this.actions = actions;
    this.open = open;
    list = new ListView<>(model.rows(section));
    list.getStyleClass().add("room-list");
    list.setCellFactory(_ -> {
      RoomCell cell = new RoomCell(model, actions);
      cell.setOnContextMenuRequested(event -> {
        if (cell.getItem() != null && !event.isKeyboardTrigger()) {
          list.getSelectionModel().select(cell.getItem());
          showMenu(cell.getItem(), event);
          event.consume();
        }
      });
      cells.add(cell);
      return cell;
    });
    list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      RoomSummary room = list.getSelectionModel().getSelectedItem();
      boolean menuKey = event.getCode() == KeyCode.CONTEXT_MENU
          || (event.getCode() == KeyCode.F10 && event.isShiftDown());
      if (menuKey && room != null) {
        showMenu(room, null);
        event.consume();
      } else if (event.getCode() == KeyCode.ENTER && room != null) {
        if (event.isShortcutDown()) {
          actions.claim(room);
        } else {
          actions.open(room);
        }
        event.consume();
      }
    });
    String title = Texts.of("inbox.section." + section.name().toLowerCase(Locale.ROOT));
    list.setAccessibleText(title);
    header = header(title);
    VBox.setVgrow(list, Priority.SOMETIMES);
    getChildren().addAll(header, emptyWords, list);
    setMinHeight(USE_PREF_SIZE);
    model.rows(section).addListener((ListChangeListener<RoomSummary>) _ -> fit());
    model.loadedProperty().addListener((_, _, _) -> fit());
    model.count(section).addListener((_, _, _) -> fit());
    rowHeight(ROW_EM * 14);
  }

  private Button header(String title) {
    Label count = Nodes.figure("section-title");
    count.textProperty().bind(model.count(section).asString());
    arrow.getStyleClass().add("section-arrow");
    HBox words = new HBox(6, Nodes.label(title.toUpperCase(Texts.locale()), "section-title"), arrow, Nodes.spacer(),
        count);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMaxWidth(Double.MAX_VALUE);
    Button button = Nodes.button("", this::fold, "section-header");
    button.setGraphic(words);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setMaxWidth(Double.MAX_VALUE);
    words.prefWidthProperty().bind(button.widthProperty().subtract(30));
    button.accessibleTextProperty().bind(Bindings
        .createStringBinding(() -> title + " " + model.count(section).get(), model.count(section)));
    return button;
  }

  /** Below the row, or where the pointer is. */
  private void showMenu(RoomSummary room, @Nullable ContextMenuEvent at) {
    hideMenu();
    ContextMenu made = actions.menu(room);
    menu = made;
    if (at != null) {
      made.show(list, at.getScreenX(), at.getScreenY());
      return;
    }
    cells.stream().filter(cell -> room.equals(cell.getItem()) && cell.isVisible()).findFirst()
        .ifPresentOrElse(cell -> made.show(cell, Side.BOTTOM, MENU_INDENT, 0), () -> made.show(list, Side.TOP, 0, 0));
  }

  void hideMenu() {
    if (menu != null) {
      menu.hide();
      menu = null;
    }
  }

  ListView<RoomSummary> list() {
    return list;
  }

  boolean isOpen() {
    return open;
  }

  void fold() {
    open = !open;
    fit();
  }

  /** One height for all rows, in px; follows the size of the text. */
  void rowHeight(double height) {
    list.setFixedCellSize(Math.rint(height));
    fit();
  }

  static double rowHeightOf(double textPx, boolean dense) {
    return (dense ? DENSE_EM : ROW_EM) * textPx;
  }

  void tick() {
    if (open) {
      cells.forEach(RoomCell::tick);
    }
  }

  private void fit() {
    int rows = model.rows(section).size();
    // who watches nothing needs no room for it
    Nodes.show(this, section != Section.MONITORING || model.count(section).get() > 0);
    boolean empty = rows == 0;
    arrow.setIconCode(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
    double height = rows * list.getFixedCellSize() + 1; // one more, or rounding brings a scroll bar
    list.setPrefHeight(height);
    list.setMinHeight(Math.min(rows, LEAST_ROWS) * list.getFixedCellSize());
    list.setMaxHeight(height);
    Nodes.show(list, open && !empty);
    emptyWords.setText(emptyWords());
    Nodes.show(emptyWords, open && empty);
    setMinHeight(open && !empty ? 32 + list.getMinHeight() : USE_PREF_SIZE);
  }

  private String emptyWords() {
    if (!model.loadedProperty().get()) {
      return Texts.of("inbox.loading");
    }
    if (model.isFiltered() && model.count(section).get() > 0) {
      return Texts.of("inbox.nothing-found");
    }
    return switch (section) {
      case WAITING -> Texts.of("inbox.empty.waiting");
      case MINE -> Texts.of("inbox.empty.mine");
      case MONITORING -> ""; // then it is not shown
      case ALL -> Texts.of("inbox.empty.all");
    };
  }
}
