package io.deskwire.ui.emoji;

import java.util.ArrayList;
import java.util.List;

/** The emoji used last, the newest first; forgotten with the program. One thread. */
public final class EmojiRecents {
  static final int MOST = 18;

  private final List<Emoji> used = new ArrayList<>();

  void add(Emoji emoji) {
    used.remove(emoji);
    used.addFirst(emoji);
    if (used.size() > MOST) {
      used.removeLast();
    }
  }

  List<Emoji> all() {
    return List.copyOf(used);
  }
}
