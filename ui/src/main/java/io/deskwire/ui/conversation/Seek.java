package io.deskwire.ui.conversation;

import io.deskwire.session.MessagePlace;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Reads the history back to where somebody wants to go, and tells when it is there. One thread, the gate's. */
final class Seek {

  /** What is wanted there. */
  enum Aim {
    /** To stand on the line with the keyboard. */
    STAND,
    /** To see it, while the keyboard stays where it is. */
    SEE,
    /** To have the list as it was left. */
    RETURN,
    /** To see what has not been read yet: the place is the last line that has. */
    UNREAD
  }

  /**
   * Where to go.
   *
   * @param offset pixels from the top of the list, for {@link Aim#RETURN}
   */
  record Target(MessagePlace place, Aim aim, double offset) {

    static Target of(MessagePlace place, Aim aim) {
      return new Target(place, aim, 0);
    }
  }

  private final History history;
  private final LineModel model;
  private final Predicate<String> reveal;
  private final Runnable gone;
  private final ReadOnlyObjectWrapper<@Nullable Target> found = new ReadOnlyObjectWrapper<>(this, "found");
  private @Nullable Target wanted;

  /**
   * @param reveal gives a message its line that was left out; false for one that was not
   * @param gone   told when what was sought is nowhere
   */
  Seek(History history, LineModel model, Predicate<String> reveal, Runnable gone) {
    this.history = history;
    this.model = model;
    this.reveal = reveal;
    this.gone = gone;
  }

  /** What was sought and is there now; null for none. */
  ReadOnlyObjectProperty<@Nullable Target> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** What is being read for; null for nothing. */
  @Nullable
  Target wanted() {
    return wanted;
  }

  void to(Target target) {
    wanted = target;
    found.set(null);
    on();
  }

  /** Another page is there. */
  void on() {
    Target target = wanted;
    if (target == null) {
      return;
    }
    if (target.aim() != Aim.UNREAD && isThere(target)) {
      arrived(target);
    } else if (target.aim() != Aim.UNREAD && history.loadAround(target.place())) {
      return; // it comes with what stands around it
    } else if (!history.loadBackTo(target.place())) {
      if (target.aim() == Aim.UNREAD) {
        arrived(target);
      } else {
        wanted = null;
        if (target.aim() != Aim.RETURN) {
          gone.run();
        }
      }
    }
  }

  /** Whoever comes back after a restart has not asked to see what is hidden. */
  private boolean isThere(Target target) {
    String id = target.place().id();
    return model.find(id) != null || (target.aim() != Aim.RETURN && reveal.test(id));
  }

  /** The history cannot be read just now. */
  void forget() {
    wanted = null;
  }

  private void arrived(Target target) {
    wanted = null;
    found.set(target);
  }
}
