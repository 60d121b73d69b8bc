package io.deskwire.ui.shell;

import io.deskwire.session.ChatSession;
import io.deskwire.ui.attachment.FileDialogs;
import io.deskwire.ui.conversation.ExportBox;
import io.deskwire.ui.conversation.ExportViewModel;
import io.deskwire.ui.customer.PastView;
import io.deskwire.ui.customer.PastViewModel;
import io.deskwire.ui.fx.Feed;
import io.deskwire.ui.fx.FxGate;
import io.deskwire.ui.fx.Tone;
import java.time.Clock;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The part of the customer panel that comes from the history: notes, earlier conversations, the transcript. FX thread. */
final class CustomerPanel implements AutoCloseable {
  private final PastViewModel past;
  private final ExportViewModel export;
  private final Node pastView;
  private final ExportBox exportBox;

  /** @param toasts say how saving has ended: the panel need not be seen */
  CustomerPanel(ChatSession session, Feed feed, WorkTabs tabs, Clock clock, FxGate gate, Supplier<FileDialogs> dialogs,
      Toasts toasts) {
    past = new PastViewModel(session, feed, gate);
    export = new ExportViewModel(gate, clock, session::agentName);
    export.outcomeProperty().subscribe(outcome -> {
      if (outcome != null) {
        toasts.show(outcome.saved() ? Tone.GOOD : Tone.FAIR, outcome.words(), outcome.saved());
      }
    });
    pastView = new PastView(past, clock, tabs::show);
    exportBox = new ExportBox(export, () -> tabs.selectedRoom().map(session::room).orElse(null), dialogs);
  }

  Node past() {
    return pastView;
  }

  Node export() {
    return exportBox;
  }

  /** Asks for a file and writes the conversation in front into it, as text. */
  void saveTranscript() {
    exportBox.save();
  }

  /** Turns to a room; null while the panel is not seen: reading a long history costs. */
  void show(@Nullable String room) {
    past.show(room);
  }

  @Override
  public void close() {
    past.close();
    export.close();
  }
}
