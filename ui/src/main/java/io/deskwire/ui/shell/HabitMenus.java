package io.deskwire.ui.shell;

import io.deskwire.ui.fx.Texts;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

/** How many chats the agent takes, and when they count as away, to choose from. FX thread. */
final class HabitMenus {
  private static final List<Integer> LIMITS = List.of(0, 1, 2, 3, 4, 5, 6, 8, 10);
  private static final List<Integer> MINUTES = List.of(0, 5, 10, 15, 30, 60);

  private final Menu limit = new Menu(Texts.of("menu.limit"));
  private final Menu idle = new Menu(Texts.of("menu.idle"));
  private ShellState.Habits shown = ShellState.Habits.USUAL;

  HabitMenus(Consumer<ShellState.Habits> changed) {
    fill(limit, LIMITS, most -> most == 0 ? Texts.of("menu.limit.none") : Texts.of("menu.limit.most", most),
        most -> changed.accept(new ShellState.Habits(most, shown.idleMinutes())));
    fill(idle, MINUTES, minutes -> minutes == 0 ? Texts.of("menu.idle.never") : Texts.of("menu.idle.after", minutes),
        minutes -> changed.accept(new ShellState.Habits(shown.limit(), minutes)));
  }

  private static void fill(Menu menu, List<Integer> values, IntFunction<String> words, Consumer<Integer> choose) {
    ToggleGroup group = new ToggleGroup();
    for (int value : values) {
      RadioMenuItem item = new RadioMenuItem(words.apply(value));
      item.setToggleGroup(group);
      item.setUserData(value);
      item.setOnAction(_ -> choose.accept(value));
      menu.getItems().add(item);
    }
  }

  Menu limit() {
    return limit;
  }

  Menu idle() {
    return idle;
  }

  void show(ShellState.Habits habits) {
    shown = habits;
    select(limit, value -> value == habits.limit());
    select(idle, value -> value == habits.idleMinutes());
  }

  private static void select(Menu menu, IntPredicate is) {
    menu.getItems().stream().map(RadioMenuItem.class::cast)
        .forEach(item -> item.setSelected(is.test((Integer) item.getUserData())));
  }
}
