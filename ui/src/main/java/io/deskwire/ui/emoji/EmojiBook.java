package io.deskwire.ui.emoji;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** All emoji with their names in one language, in Unicode's order. Immutable. */
public final class EmojiBook {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final String ENGLISH = "en";

  private final List<Emoji> all;

  private EmojiBook(List<Emoji> all) {
    this.all = List.copyOf(all);
  }

  /** The names of this language, and English ones where it has none. English words find them in every language. */
  public static EmojiBook of(Locale locale) {
    List<String[]> english = lines(ENGLISH);
    List<String[]> own = lines(locale.getLanguage());
    Map<String, String[]> names = new HashMap<>();
    own.forEach(line -> names.put(line[1], line));
    List<Emoji> all = new ArrayList<>(english.size());
    for (String[] line : english) {
      String[] named = names.get(line[1]);
      String words = line[2] + " " + line[3];
      EmojiGroup.of(Integer.parseInt(line[0])).ifPresent(group -> all.add(named == null
          ? new Emoji(group, line[1], line[2], plain(words))
          : new Emoji(group, line[1], named[2], plain(named[2] + " " + named[3] + " " + words))));
    }
    return new EmojiBook(all);
  }

  /** Group, emoji, name and related words; none for a language without a file. */
  private static List<String[]> lines(String language) {
    try (InputStream in = EmojiBook.class.getResourceAsStream("/deskwire/emoji/emoji_" + language + ".tsv")) {
      return in == null
          ? List.of()
          : new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines()
              .map(line -> line.split("\t", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Emoji> all() {
    return all;
  }

  /** Those that have a word with each of these beginnings: first those whose name begins so. */
  public List<Emoji> find(String typed) {
    List<String> beginnings = List.of(plain(typed).strip().split(" "));
    if (beginnings.getFirst().isEmpty()) {
      return all;
    }
    List<Emoji> first = new ArrayList<>();
    List<Emoji> then = new ArrayList<>();
    for (Emoji emoji : all) {
      if (beginnings.stream().allMatch(each -> emoji.words().contains(" " + each))) {
        (emoji.words().startsWith(" " + beginnings.getFirst()) ? first : then).add(emoji);
      }
    }
    first.addAll(then);
    return first;
  }

  /** Words in small letters without accents, each after a space. */
  private static String plain(String words) {
    String bare = MARKS.matcher(Normalizer.normalize(words, Normalizer.Form.NFD)).replaceAll("");
    String simple = bare.toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae").replace("ß", "ss");
    return " " + GAPS.matcher(simple).replaceAll(" ").strip();
  }
}
