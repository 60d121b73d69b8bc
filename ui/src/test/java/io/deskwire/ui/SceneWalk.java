package io.deskwire.ui;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Walks through what is shown as a screen reader and a keyboard do. What is wrong comes back as sentences, so that a test
 * shows everything at once. FX thread.
 */
public final class SceneWalk {
  private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");

  private final Parent root;
  private final List<Node> shown = new ArrayList<>();
  private final IdentityHashMap<Node, Label> labels = new IdentityHashMap<>();

  public SceneWalk(Parent root) {
    this.root = root;
    root.applyCss();
    root.layout();
    collect(root);
    for (Node node : shown) {
      if (node instanceof Label label && label.getLabelFor() != null) {
        labels.put(label.getLabelFor(), label);
      }
    }
  }

  private void collect(Node node) {
    if (!node.isVisible()) {
      return;
    }
    shown.add(node);
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(this::collect);
    }
  }

  private static boolean takesFocus(Node node) {
    return node.isFocusTraversable() && !node.isDisabled();
  }

  /** What is read out for it; empty when nothing says what it is. */
  private String name(Node node) {
    Label label = labels.get(node);
    String name = node.getAccessibleText();
    if (isBlank(name) && label != null) {
      name = label.getText();
    }
    if (isBlank(name) && node instanceof Labeled labeled) {
      name = labeled.getText();
    }
    if (isBlank(name) && node instanceof TextInputControl field) {
      name = field.getPromptText();
    }
    if (isBlank(name) && node instanceof ComboBoxBase<?> box) {
      name = box.getPromptText();
    }
    return name == null ? "" : name.strip();
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  /** What can have the focus and has no name or no role, buttons of an icon alone without a tooltip. */
  public List<String> unnamed() {
    List<String> wrong = new ArrayList<>();
    for (Node node : shown) {
      if (takesFocus(node) && name(node).isEmpty()) {
        wrong.add("no name: " + path(node));
      }
      if (takesFocus(node) && (node.getAccessibleRole() == AccessibleRole.NODE
          || node.getAccessibleRole() == AccessibleRole.PARENT)) {
        wrong.add("no role: " + path(node));
      }
      if (node instanceof ButtonBase button && isBlank(button.getText()) && button.getGraphic() instanceof FontIcon
          && button.getTooltip() == null) {
        wrong.add("no tooltip: " + path(node));
      }
    }
    return wrong;
  }

  /** Neighbours in one row that are read out alike. */
  public List<String> alike() {
    List<String> wrong = new ArrayList<>();
    for (Node node : shown) {
      if (node instanceof Parent parent) {
        List<Node> row = parent.getChildrenUnmodifiable().stream().filter(Node::isVisible).filter(SceneWalk::takesFocus)
            .toList();
        for (int i = 1; i < row.size(); i++) {
          if (!name(row.get(i)).isEmpty() && name(row.get(i)).equals(name(row.get(i - 1)))) {
            wrong.add("alike: " + path(row.get(i)));
          }
        }
      }
    }
    return wrong;
  }

  /** What is cut off, and not to be read in any tooltip. */
  public List<String> cut() {
    return shown.stream().filter(Labeled.class::isInstance).map(Labeled.class::cast)
        .filter(each -> each.isTextTruncated() && each.getWidth() > 0 && !hasTooltip(each))
        .map(each -> "cut: " + path(each))
        .toList();
  }

  /**
   * Words that come from no bundle, when all texts of the bundles stand in brackets.
   *
   * @param written what people have written
   */
  public List<String> unworded(Predicate<String> written) {
    return shown.stream().filter(SceneWalk::isText).filter(node -> !isEmoji(node))
        .filter(node -> words(node).flatMap(SceneWalk::outside).anyMatch(written.negate()))
        .map(node -> "from no bundle: " + words(node).toList() + " " + path(node)).toList();
  }

  /** Their names are data, and there is none for this language. */
  private static boolean isEmoji(Node node) {
    return node.getStyleClass().contains("em-cell") || node.getStyleClass().contains("em-name");
  }

  /** A control's own text is its affair. */
  private static boolean isText(Node node) {
    return node instanceof Labeled || (node instanceof Text && !(node.getParent() instanceof Labeled));
  }

  private static Stream<String> words(Node node) {
    String own = node instanceof Labeled labeled ? labeled.getText() : ((Text) node).getText();
    Tooltip tooltip = node instanceof Control control ? control.getTooltip() : null;
    return Stream.of(own, node.getAccessibleText(), tooltip == null ? null : tooltip.getText())
        .filter(Objects::nonNull);
  }

  /** Words of three letters and more outside of all brackets, of which a part of a text has only one. */
  private static Stream<String> outside(String text) {
    String rest = text;
    for (String before = ""; !before.equals(rest);) {
      before = rest;
      rest = rest.replaceAll("\\[[^\\[\\]]*]", "");
    }
    return WORD.matcher(rest.replaceAll("\\[.*|.*]", "")).results().map(MatchResult::group);
  }

  private static boolean hasTooltip(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at instanceof Control control && control.getTooltip() != null) {
        return true;
      }
    }
    return false;
  }

  /** What Tab does not reach, and where it does not come on. */
  public List<String> unreached() {
    Scene scene = root.getScene();
    Set<Node> wanted = new LinkedHashSet<>();
    shown.stream().filter(SceneWalk::takesFocus).filter(node -> !isInRow(node)).filter(node -> !isOther(node))
        .forEach(wanted::add);
    List<String> wrong = new ArrayList<>();
    if (wanted.isEmpty()) {
      return wrong;
    }
    Node start = scene.getFocusOwner();
    if (start == null || !wanted.contains(start)) {
      start = wanted.iterator().next();
      start.requestFocus();
    }
    Set<Node> reached = new LinkedHashSet<>();
    Node at = start;
    do {
      if (!reached.add(at)) {
        if (start.getScene() == null) {
          break; // closed when it was left, as a pop-up is
        }
        wrong.add("Tab goes round in a part from: " + path(at));
        break;
      }
      Node next = tab(scene, at);
      if (next.equals(at) && wanted.size() > 1) {
        wrong.add("Tab stays: " + path(at));
        break;
      }
      at = next;
    } while (!at.equals(start));
    wanted.stream().filter(node -> !reached.contains(node)).forEach(node -> wrong.add("Tab misses: " + path(node)));
    return wrong;
  }

  /** The round that Tab goes: each once, in its order. */
  List<Node> round() {
    Scene scene = root.getScene();
    Optional<Node> first = shown.stream().filter(SceneWalk::takesFocus).filter(node -> !isInRow(node))
        .filter(node -> !isOther(node)).findFirst();
    Set<Node> round = new LinkedHashSet<>();
    first.ifPresent(Node::requestFocus);
    for (Node at = first.orElse(null); at != null && at.getScene() != null && round.add(at);) {
      at = tab(scene, at);
    }
    return List.copyOf(round);
  }

  static Node tab(Scene scene, Node from) {
    Event.fireEvent(from, new KeyEvent(KeyEvent.KEY_PRESSED, "\t", "", KeyCode.TAB, false, false, false, false));
    return Objects.requireNonNull(scene.getFocusOwner());
  }

  /** Inside a list or table the arrows lead on. */
  private static boolean isInRow(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at instanceof IndexedCell<?>) {
        return true;
      }
    }
    return false;
  }

  /** Within a group of choices the arrows lead on. */
  private static boolean isOther(Node node) {
    return node instanceof ToggleButton button && button.getToggleGroup() != null && !button.isSelected();
  }

  String path(Node node) {
    String name = name(node);
    StringBuilder path = new StringBuilder(node instanceof Control ? node.getClass().getSimpleName() : node.toString())
        .append(name.isEmpty() ? "" : " “" + name + "”");
    int steps = 0;
    for (Node at = node; at != null && steps < 4; at = at.getParent(), steps++) {
      path.append(" < ").append(at.getId() == null ? "" : "#" + at.getId()).append(at.getStyleClass());
    }
    return path.toString();
  }
}
