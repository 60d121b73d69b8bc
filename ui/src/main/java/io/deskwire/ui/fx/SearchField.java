package io.deskwire.ui.fx;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A field that looks for something while it is typed in; a cross, or Escape, empties it. */
public final class SearchField extends CustomTextField {
  /** From this width on, in widths of a letter, there is room for the hint. */
  private static final double LEAST_EM = 17;

  /** What the icon and the edges take. */
  private static final double ENDS_EM = 3.2;

  private static final String DOTS = " …";

  /**
   * @param prompt what it looks for
   * @param hint   stands at the end while it is empty, for example the key that leads here; null for none
   */
  public SearchField(String prompt, @Nullable Node hint) {
    getStyleClass().add("search-field");
    setPromptText(prompt);
    setAccessibleText(prompt);
    setTooltip(new Tooltip(prompt)); // in a narrow field the prompt ends in dots
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
      fitPrompt(prompt, hint);
    });
    fontProperty().subscribe(_ -> fitPrompt(prompt, hint));
    addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
        clear();
        event.consume();
      }
    });
  }

  /** The toolkit cuts a prompt off in the middle of a letter; here it ends behind a word. */
  private void fitPrompt(String prompt, @Nullable Node hint) {
    double room = getWidth() - ENDS_EM * getFont().getSize()
        - (hint != null && hint.isManaged() ? hint.prefWidth(-1) : 0);
    String whole = prompt.endsWith(DOTS) ? prompt.substring(0, prompt.length() - DOTS.length()) : prompt;
    String words = prompt;
    while (getWidth() > 0 && width(words) > room && whole.indexOf(' ') > 0) {
      whole = whole.substring(0, whole.lastIndexOf(' '));
      words = whole + DOTS;
    }
    setPromptText(words);
  }

  private double width(String words) {
    Text text = new Text(words);
    text.setFont(getFont());
    return text.getLayoutBounds().getWidth();
  }
}
