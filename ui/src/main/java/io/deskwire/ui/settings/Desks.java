package io.deskwire.ui.settings;

import io.deskwire.session.Profile;
import io.deskwire.store.StoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The desks that this installation knows. A desk is known by its folder of messages, which no other one ever gets: its
 * place and its name may change. Any thread; nothing waits for a network.
 */
public interface Desks {

  /** Knows none, and keeps none: for the demo and for tests. */
  Desks NONE = new Desks() {
    @Override
    public List<Entry> all() {
      return List.of();
    }

    @Override
    public String idOf(Path dataDir) {
      return "";
    }

    @Override
    public boolean asks(String id) {
      return true;
    }

    @Override
    public ProfileDraft draft(String id) {
      return ProfileDraft.EMPTY;
    }

    @Override
    public Path dataDir(String id) {
      return Path.of("").toAbsolutePath();
    }

    @Override
    public String start() {
      return "";
    }

    @Override
    public int waiting(String id) {
      return 0;
    }

    @Override
    public Optional<Keeper> keeper() {
      return Optional.empty();
    }
  };

  /**
   * One of them.
   *
   * @param id        its folder, as the settings say
   * @param agent     who answers there; empty before anybody has signed in
   * @param endpoints in order of preference
   */
  record Entry(String id, String name, String agent, List<String> endpoints) {}

  /** All, in the order in which they were added. */
  List<Entry> all();

  /** Which desk's messages are in a folder; of one that is not known, what it would be. */
  String idOf(Path dataDir);

  /** Whether somebody has to type something, such as a password, before it can be opened. */
  boolean asks(String id);

  /** What its form shows; an empty form for the empty id. */
  ProfileDraft draft(String id);

  /** Where its messages are; for the empty id, where those of one more desk will be. */
  Path dataDir(String id);

  /** The desk that opens at the start; empty for the one used last. */
  String start();

  /**
   * So many of its messages have not been sent. Reads a disk.
   *
   * @throws StoreException when that cannot be read
   */
  int waiting(String id);

  /** Changes which desks are known; empty where nothing is kept. */
  Optional<Keeper> keeper();

  /** Adds, changes and removes desks. Any thread. */
  interface Keeper {

    /** Keeps a desk, new or changed; its folder says which. The password is kept in memory alone. */
    void keep(Profile profile);

    /** This desk opens at the start from now on; for the empty id the one used last. */
    void startWith(String id);

    /**
     * Forgets a desk that is not open. Waits for a disk.
     *
     * @param history whether its messages are deleted as well; otherwise they stay in their folder
     * @throws StoreException when they cannot be deleted; then the desk is still known
     */
    void remove(String id, boolean history);
  }
}
