package io.deskwire.ui.shell;

import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.store.StoreException;
import io.deskwire.ui.settings.Desks;
import io.deskwire.ui.settings.ProfileDraft;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Where sessions come from. The program behind it keeps profiles and passwords; called off the FX thread. */
public interface SessionSource {

  /**
   * Opens the session of the profile that is known; empty when nobody has signed in yet.
   *
   * @throws StoreException when the data folder cannot be used; its message is shown
   */
  Optional<ChatSession> openKnown();

  /**
   * Opens the session of a profile that was typed, and keeps the profile for the next start.
   *
   * @throws StoreException when the data folder cannot be used; its message is shown
   */
  ChatSession open(Profile profile);

  /**
   * Opens the session of a desk that is known and needs nothing typed.
   *
   * @param desk its id
   * @throws StoreException           when the data folder cannot be used; its message is shown
   * @throws IllegalArgumentException when no such desk is among {@link #desks()}
   */
  default ChatSession open(String desk) {
    throw new IllegalArgumentException("no desk " + desk);
  }

  /** All desks that are known. */
  default Desks desks() {
    return Desks.NONE;
  }

  /** Makes up a desk to look at first; empty where none can be had. */
  default Optional<Demo> demo() {
    return Optional.empty();
  }

  /** Makes up desks with customers who write. */
  @FunctionalInterface
  interface Demo {

    /**
     * One more, and opens it. Takes about a second; not on the FX thread.
     *
     * @throws StoreException when it cannot be made; its message is shown
     */
    DemoDesk open();
  }

  /**
   * A desk to look at.
   *
   * @param end takes away everything of it but the session, which is closed before; not on the FX thread
   */
  record DemoDesk(ChatSession session, Runnable end) {}

  /** What stands in the form when nobody has signed in yet. May be called on the FX thread. */
  ProfileDraft suggestion();

  /** Where the data of a profile that is typed will live. May be called on the FX thread. */
  Path dataDir();

  /** A session that somebody else has made, for the demo and for tests; typing another profile opens it plainly. */
  static SessionSource of(Supplier<ChatSession> session) {
    return new SessionSource() {
      @Override
      public Optional<ChatSession> openKnown() {
        return Optional.of(session.get());
      }

      @Override
      public ChatSession open(Profile profile) {
        return ChatSession.open(profile);
      }

      @Override
      public ProfileDraft suggestion() {
        return ProfileDraft.EMPTY;
      }

      @Override
      public Path dataDir() {
        return Path.of("").toAbsolutePath();
      }
    };
  }
}
