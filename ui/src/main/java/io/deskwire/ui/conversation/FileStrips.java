package io.deskwire.ui.conversation;

import io.deskwire.session.ChatMessage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.util.Subscription;

/** The files among the lines of one conversation: what is done with them, what is asked and said of them. FX thread. */
final class FileStrips {

  private final FilesViewModel files;
  private final FileDeeds deeds;
  private final Strip program = new Strip("cv-strip-warn");
  private final Strip outcome = new Strip("cv-strip-claim");
  private final Subscription said;

  /**
   * Nothing is asked yet.
   *
   * @param within what is shown in the window over which the system's dialogs come
   * @param view   shows a picture in full
   */
  FileStrips(ConversationViewModel viewModel, ComposerTools tools, Executor gate, Delay delay, Supplier<Node> within,
      Consumer<ChatMessage> view) {
    files = new FilesViewModel(viewModel.room(), gate, tools.background(), delay, name -> {
      Node node = within.get();
      return tools.dialogs().save(node.getScene() == null ? null : node.getScene().getWindow(), name);
    });
    deeds = new FileDeeds(files, tools.thumbnails(), viewModel::cancel, view);
    program.action(ConversationTexts.of("file.saveAnyway"), files::saveAnyway, "cv-destructive");
    program.action(ConversationTexts.of("composer.cancel"), files::dismiss);
    outcome.action(ConversationTexts.of("file.dismiss"), files::dismiss);
    said = files.questionProperty().subscribe(program::say).and(files.outcomeProperty().subscribe(outcome::say));
  }

  FileDeeds deeds() {
    return deeds;
  }

  /** Asks whether a program shall be saved. */
  Node program() {
    return program;
  }

  /** Says what has become of a file. */
  Node outcome() {
    return outcome;
  }

  void close() {
    said.unsubscribe();
    files.close();
  }
}
