package io.deskwire.ui.fx;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A field that looks for something while it is typed in; a cross, or Escape, empties it. */
public final class SearchField extends CustomTextField {
  /** From this width on, in widths of a letter, there is room for the hint. */
  private static final double LEAST_EM = 17;

  /**
   * @param prompt what it looks for
   * @param hint   stands at the end while it is empty, for example the key that leads here; null for none
   */
  public SearchField(String prompt, @Nullable Node hint) {
    getStyleClass().add("search-field");
    setPromptText(prompt);
    setAccessibleText(prompt);
    setTooltip(new Tooltip(prompt)); // in a narrow field the end of the prompt is cut off
    setLeft(new FontIcon(Feather.SEARCH));
    Button clear = Nodes.iconButton(Feather.X, Texts.of("search.clear"), this::clear);
    clear.setFocusTraversable(false); // Escape does it
    HBox end = new HBox(clear);
    end.getStyleClass().add("search-end");
    if (hint != null) {
      end.getChildren().add(hint);
    }
    setRight(end);
    textProperty().subscribe(text -> {
      Nodes.show(clear, !text.isEmpty());
      if (hint != null) {
        Nodes.show(hint, text.isEmpty() && getWidth() > LEAST_EM * getFont().getSize());
      }
    });
    // in a narrow field what is looked for needs the room more
    widthProperty().subscribe(width -> {
      if (hint != null) {
        Nodes.show(hint, getText().isEmpty() && width.doubleValue() > LEAST_EM * getFont().getSize());
      }
    });
    addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
        clear();
        event.consume();
      }
    });
  }
}
