package io.deskwire.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.Fx;
import io.deskwire.ui.SceneWalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every view as a screen reader and a keyboard meet it. */
class AccessibilityTest extends PlacesHarness {

  /** Everything that is open, what lies on top of the desk alone where something does. */
  private List<String> walk(Function<SceneWalk, List<String>> question) {
    return Fx.get(() -> {
      List<String> wrong = new ArrayList<>();
      for (Window window : List.copyOf(Window.getWindows())) {
        if (window.isShowing()) {
          wrong.addAll(question.apply(new SceneWalk(window.getScene().getRoot())));
        }
      }
      return wrong;
    });
  }

  /** In the window in front, within what covers the desk where something does. */
  private List<String> walkFront(Function<SceneWalk, List<String>> question) {
    return Fx.get(() -> question.apply(new SceneWalk(front())));
  }

  @Test
  void everyViewIsWalked() throws IOException {
    Set<String> walked = Stream.of(Place.values()).flatMap(place -> place.views().stream())
        .map(view -> view.substring(0, view.indexOf(' '))).collect(Collectors.toSet());
    Path sources = Path.of(System.getProperty("deskwire.root", ".."), "ui/src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith("View.java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))).isNotEmpty().isSubsetOf(walked);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyPlaceShowsItsViews(Place place) {
    open(place);
    for (String view : place.views()) {
      String selector = view.substring(view.indexOf(' ') + 1);
      until(() -> Window.getWindows().stream().filter(Window::isShowing)
          .anyMatch(window -> window.getScene().getRoot().lookup(selector) != null));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsCutOffCanBeReadInATooltip(Place place) {
    open(place);
    assertThat(walk(SceneWalk::cut)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everythingThatTakesTheFocusHasANameAndARole(Place place) {
    open(place);
    assertThat(walk(SceneWalk::unnamed)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void neighboursAreNotReadOutAlike(Place place) {
    open(place);
    assertThat(walk(SceneWalk::alike)).isEmpty();
  }

  /** But for the list of canned replies: there Tab chooses. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CANNED")
  void tabReachesEverythingAndComesBack(Place place) {
    open(place);
    assertThat(walkFront(SceneWalk::unreached)).isEmpty();
  }

  @Test
  void shiftTabGoesRoundBackwardsWithinASheet() {
    open(Place.KEY_SHEET);
    Button change = Fx.get(() -> (Button) ui().scene().getRoot().lookupAll(".sheet-card .button").stream()
        .filter(node -> "Change keys …".equals(((Button) node).getText())).findFirst().orElseThrow());
    Fx.run(change::requestFocus);
    press(KeyCode.TAB, false, false, true);
    assertThat(Fx.get(() -> ((Button) ui().scene().getFocusOwner()).getText())).isEqualTo("Close");
  }
}
