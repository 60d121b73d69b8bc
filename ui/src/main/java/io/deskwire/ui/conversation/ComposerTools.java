package io.deskwire.ui.conversation;

import io.deskwire.ui.attachment.FileDialogs;
import io.deskwire.ui.attachment.Preparation;
import io.deskwire.ui.attachment.Thumbnails;
import io.deskwire.ui.emoji.EmojiBook;
import io.deskwire.ui.emoji.EmojiRecents;
import io.deskwire.ui.emoji.EmojiViewModel;
import io.deskwire.ui.fx.FxGate;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** What all conversations of a window share. FX thread. */
public final class ComposerTools {

  private final CannedReplies canned;
  private final FileDialogs dialogs;
  private final BooleanProperty enterSends = new SimpleBooleanProperty(this, "enterSends", true);
  private final Executor background = oneAtATime();
  private final Preparation preparation = new Preparation(background);
  private final EmojiRecents recents = new EmojiRecents();
  private @Nullable EmojiBook emoji;
  private final Thumbnails thumbnails = new Thumbnails(background, FxGate.platform());

  /** With the system's dialogs. */
  public ComposerTools(CannedReplies canned) {
    this(canned, FileDialogs.system());
  }

  /** @param dialogs where the agent says which files */
  public ComposerTools(CannedReplies canned, FileDialogs dialogs) {
    this.canned = canned;
    this.dialogs = dialogs;
  }

  /** No canned replies but those that are written now. */
  public static ComposerTools plain() {
    return new ComposerTools(CannedReplies.inMemory(List.of(), List.of()));
  }

  /** Two pictures at once would need the memory twice; the thread goes when there is nothing to do. */
  private static Executor oneAtATime() {
    return new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
        task -> Thread.ofPlatform().daemon().name("files").unstarted(task));
  }

  /** The agent's own canned replies, and the team's. */
  public CannedReplies canned() {
    return canned;
  }

  FileDialogs dialogs() {
    return dialogs;
  }

  /** On which files are read, written and decoded. */
  Executor background() {
    return background;
  }

  Preparation preparation() {
    return preparation;
  }

  Thumbnails thumbnails() {
    return thumbnails;
  }

  /** All emoji, read when they are asked for the first time, and those used of late. */
  EmojiViewModel emoji() {
    EmojiBook known = emoji == null ? EmojiBook.of(ConversationTexts.locale()) : emoji;
    emoji = known;
    return new EmojiViewModel(known, recents);
  }

  /** Whether Enter sends and Shift+Enter begins a line; otherwise Ctrl+Enter sends. */
  public BooleanProperty enterSendsProperty() {
    return enterSends;
  }
}
