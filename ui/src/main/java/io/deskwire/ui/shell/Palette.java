package io.deskwire.ui.shell;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
import io.deskwire.ui.fx.FxGate;
import io.deskwire.ui.search.Canned;
import io.deskwire.ui.search.Choices;
import io.deskwire.ui.search.Command;
import io.deskwire.ui.search.SearchView;
import io.deskwire.ui.search.SearchViewModel;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Opens the palette over the desk, and its choices in the desk. One per opening. FX thread. */
final class Palette implements Choices {
  /** Between two keys of somebody who types. */
  private static final long PAUSE_MS = 120;

  private final WorkTabs tabs;
  private final Desk.Sheets sheets;
  private final SearchViewModel model;

  Palette(ChatSession session, WorkTabs tabs, Desk.Sheets sheets, Clock clock, FxGate gate, List<Command> commands,
      List<Canned> canned) {
    this.tabs = tabs;
    this.sheets = sheets;
    model = new SearchViewModel(session, commands, canned, clock, gate,
        CompletableFuture.delayedExecutor(PAUSE_MS, TimeUnit.MILLISECONDS, gate), this);
  }

  /** Shows it, with a text in its field. */
  void open(String typed) {
    SearchView view = new SearchView(model);
    model.textProperty().set(typed);
    sheets.cover(view.node(), view::focus);
  }

  @Override
  public void leave() {
    sheets.lift();
  }

  @Override
  public void openRoom(String id) {
    tabs.open(id, true);
  }

  @Override
  public void openMessage(ChatMessage message) {
    tabs.show(message);
  }
}
