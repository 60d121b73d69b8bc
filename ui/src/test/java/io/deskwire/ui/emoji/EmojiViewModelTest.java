package io.deskwire.ui.emoji;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmojiViewModelTest {
  private final EmojiRecents recents = new EmojiRecents();
  private final EmojiViewModel emoji = new EmojiViewModel(EmojiBook.of(Locale.ENGLISH), recents);

  private String chosen() {
    return emoji.chosen().map(Emoji::text).orElse("");
  }

  @ParameterizedTest
  @CsvSource({"en,thumbs up,👍", "en,HEART red,❤️", "de,daumen hoch,👍", "de,freudentränen,😂", "es,corazon rojo,❤️",
      "fr,pouce,👍", "fr,coeur rouge,❤️",
      "fr,drapeau suède,🇸🇪", "de,thumbs up,👍", "sv,thumbs up,👍"})
  void findsByWordsInTheLanguageOfTheConsoleAndInEnglish(String language, String typed, String expected) {
    assertThat(EmojiBook.of(Locale.of(language)).find(typed)).extracting(Emoji::text).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({"de", "es", "fr"})
  void everyEmojiHasAName(String language) {
    EmojiBook book = EmojiBook.of(Locale.of(language));
    assertThat(book.all()).hasSameSizeAs(EmojiBook.of(Locale.ENGLISH).all()).allMatch(each -> !each.name().isBlank());
    assertThat(book.find("grinning").getFirst().name()).isNotEqualTo("grinning face");
  }

  @Test
  void whatBeginsWithTheWordComesFirst() {
    assertThat(EmojiBook.of(Locale.ENGLISH).find("cat").getFirst().name()).startsWith("cat");
  }

  @Test
  void nothingIsChosenWhereNothingIsFound() {
    emoji.queryProperty().set("xyzzy");
    assertThat(emoji.rows()).isEmpty();
    assertThat(emoji.take()).isEmpty();
  }

  @Test
  void arrowsGoThroughTheGridAndOverTitles() {
    assertThat(chosen()).isEqualTo("😀");
    emoji.step(1);
    assertThat(chosen()).isEqualTo("😃");
    emoji.jump(1);
    emoji.jump(-1);
    assertThat(chosen()).isEqualTo("😃");
    emoji.step(-1);
    emoji.step(-1);
    assertThat(chosen()).isEqualTo("😀");
    for (int i = 0; i < 500; i++) {
      emoji.jump(1);
      assertThat(emoji.chosen()).isPresent();
    }
    assertThat(emoji.chosen().orElseThrow().group()).isEqualTo(EmojiGroup.FLAGS);
    emoji.step(1);
    assertThat(emoji.chosen()).isPresent();
  }

  @Test
  void whatWasUsedLastStandsFirst() {
    emoji.queryProperty().set("rocket");
    emoji.take();
    emoji.queryProperty().set("thumbs up");
    emoji.take();
    emoji.queryProperty().set("");
    assertThat(emoji.rows().get(1).emoji()).extracting(Emoji::text).containsExactly("👍", "🚀");
    assertThat(recents.all()).hasSize(2);
  }

  @Test
  void onlyAFewAreRemembered() {
    List<Emoji> all = EmojiBook.of(Locale.ENGLISH).all();
    all.forEach(recents::add);
    assertThat(recents.all()).hasSize(EmojiRecents.MOST).startsWith(all.getLast());
  }
}
