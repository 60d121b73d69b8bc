package io.deskwire.ui.inbox;

import io.deskwire.session.RoomSummary;
import io.deskwire.session.Subscription;
import io.deskwire.ui.fx.Theme;
import io.deskwire.ui.fx.Ticker;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** The list on the left. One click opens a room; Enter does; hovering a waiting one offers to take it. */
public final class InboxView implements AutoCloseable {
  private static final double BASE_PX = 14;

  /** What the agent does here. */
  public interface Actions {
    void open(RoomSummary room);

    void claim(RoomSummary room);

    /** Everything that can be done with the room now. */
    ContextMenu menu(RoomSummary room);
  }

  private final VBox root = new VBox();
  private final FilterBar search;
  private final Map<Section, SectionView> sections = new EnumMap<>(Section.class);
  private final InboxViewModel model;
  private final Subscription second;
  private final Theme theme;
  private final InvalidationListener fitted = _ -> fitRows();

  public InboxView(InboxViewModel model, Actions actions, Ticker ticker, Theme theme) {
    this.model = model;
    this.theme = theme;
    root.getStyleClass().add("inbox");
    search = new FilterBar(model, this::focus);
    root.getChildren().add(search);
    for (Section section : Section.values()) {
      SectionView view = new SectionView(section, model, actions, section != Section.ALL);
      sections.put(section, view);
      view.list().addEventFilter(KeyEvent.KEY_PRESSED, event -> crossSections(section, event));
      root.getChildren().add(view);
    }
    model.activeProperty().addListener((_, _, _) -> tick());
    model.memoryProperty().addListener((_, _, _) -> tick()); // a watched room shows it wherever it stands
    theme.scaleProperty().addListener(fitted);
    theme.denseProperty().addListener(fitted);
    fitRows();
    second = ticker.each(this::tick);
  }

  public Node node() {
    return root;
  }

  /** The field on top of the list. */
  public TextField filterField() {
    return search.field();
  }

  /** What the inbox remembered. */
  public void restore(InboxMemory memory) {
    search.field().setText(model.restore(memory));
  }

  /** Opens what there is to filter by, or closes it. */
  public void chooseFilter() {
    search.toggle();
  }

  /** Whether All is unfolded. */
  public boolean showsAll() {
    return section(Section.ALL).isOpen();
  }

  /** Folds or unfolds a section. */
  public void fold(Section section) {
    section(section).fold();
  }

  /** Moves the focus to the first section that has a row. */
  public void focus() {
    for (Section section : Section.values()) {
      ListView<RoomSummary> list = section(section).list();
      if (list.isVisible() && !list.getItems().isEmpty()) {
        if (list.getSelectionModel().isEmpty()) {
          list.getSelectionModel().select(0);
        }
        list.requestFocus();
        return;
      }
    }
    filterField().requestFocus();
  }

  /** Up from the first row and down from the last one lead into the next section. */
  private void crossSections(Section from, KeyEvent event) {
    if (event.isAltDown() || event.isShortcutDown()) {
      return;
    }
    ListView<RoomSummary> list = section(from).list();
    int at = list.getSelectionModel().getSelectedIndex();
    int step = event.getCode() == KeyCode.DOWN && at == list.getItems().size() - 1
        ? 1
        : event.getCode() == KeyCode.UP && at <= 0 ? -1 : 0;
    List<Section> all = List.of(Section.values());
    for (int i = all.indexOf(from) + step; step != 0 && i >= 0 && i < all.size(); i += step) {
      ListView<RoomSummary> next = section(all.get(i)).list();
      if (next.isVisible() && !next.getItems().isEmpty()) {
        list.getSelectionModel().clearSelection();
        next.getSelectionModel().select(step > 0 ? 0 : next.getItems().size() - 1);
        next.requestFocus();
        event.consume();
        return;
      }
    }
  }

  private void tick() {
    sections.values().forEach(SectionView::tick);
  }

  private void fitRows() {
    double height = SectionView.rowHeightOf(BASE_PX * theme.scaleProperty().get(), theme.denseProperty().get());
    sections.values().forEach(view -> view.rowHeight(height));
  }

  private SectionView section(Section section) {
    return Objects.requireNonNull(sections.get(section));
  }

  /** The model the view was made with. */
  public InboxViewModel model() {
    return model;
  }

  @Override
  public void close() {
    second.close();
    search.close();
    sections.values().forEach(SectionView::hideMenu);
    theme.scaleProperty().removeListener(fitted);
    theme.denseProperty().removeListener(fitted);
  }
}
