package io.deskwire.ui.emoji;

import java.util.Optional;

/** The groups of Unicode's own order, with their numbers in the files of names. */
public enum EmojiGroup {
  SMILEYS(0, "emoji.smileys"), PEOPLE(1, "emoji.people"), NATURE(3, "emoji.nature"), FOOD(4, "emoji.food"), TRAVEL(5,
      "emoji.travel"), ACTIVITIES(6,
          "emoji.activities"), OBJECTS(7, "emoji.objects"), SYMBOLS(8, "emoji.symbols"), FLAGS(9, "emoji.flags");

  private final int number;
  private final String key;

  EmojiGroup(int number, String key) {
    this.number = number;
    this.key = key;
  }

  /** Of its title. */
  String key() {
    return key;
  }

  static Optional<EmojiGroup> of(int number) {
    for (EmojiGroup group : values()) {
      if (group.number == number) {
        return Optional.of(group);
      }
    }
    return Optional.empty();
  }
}
