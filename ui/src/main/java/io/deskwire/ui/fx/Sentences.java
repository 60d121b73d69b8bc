package io.deskwire.ui.fx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What the parts below the window say, in the window's language. They say it in English, as it stands in logs, on the
 * command line and on the disk; {@code i18n/sentences.properties} has each of their sentences, by which it is known again
 * here with what it is about. What is not known stays as it is. Any thread.
 */
public final class Sentences {
  private static final String BUNDLE = "deskwire.i18n.sentences";
  private static final Pattern HOLE = Pattern.compile("\\{([0-9])}");
  private static final int MOST_KEPT = 500;
  private static final Sentences OWN = new Sentences(Locale.getDefault(Locale.Category.DISPLAY));

  /** A sentence as it is known again; which of its places is which is in {@code holes}. */
  private record Known(String key, Pattern english, List<Integer> holes, int letters) {}

  private final List<Known> all = new ArrayList<>();
  private final ResourceBundle words;
  private final boolean english;
  /** The same few are asked for every second. */
  private final Map<String, String> said = new ConcurrentHashMap<>();

  Sentences(Locale locale) {
    ResourceBundle root = ResourceBundle.getBundle(BUNDLE, Locale.ROOT);
    words = ResourceBundle.getBundle(BUNDLE, locale);
    english = words.getLocale().equals(Locale.ROOT);
    for (String key : root.keySet()) {
      all.add(known(key, root.getString(key).replace("''", "'")));
    }
    // the one that says most about what it fits
    all.sort(Comparator.comparingInt(Known::letters).reversed());
  }

  /** This sentence, or what is in its place, in the language of the window. */
  public static String of(String sentence) {
    return OWN.say(sentence);
  }

  private static Known known(String key, String text) {
    StringBuilder pattern = new StringBuilder();
    List<Integer> holes = new ArrayList<>();
    int letters = 0;
    int at = 0;
    Matcher hole = HOLE.matcher(text);
    while (hole.find()) {
      pattern.append(Pattern.quote(text.substring(at, hole.start()))).append("(.*?)");
      letters += hole.start() - at;
      holes.add(Integer.parseInt(hole.group(1)));
      at = hole.end();
    }
    pattern.append(Pattern.quote(text.substring(at)));
    return new Known(key, Pattern.compile(pattern.toString(), Pattern.DOTALL), holes, letters + text.length() - at);
  }

  String say(String sentence) {
    if (english) {
      return sentence;
    }
    String before = said.get(sentence);
    if (before != null) {
      return before;
    }
    if (said.size() > MOST_KEPT) {
      said.clear();
    }
    String now = find(sentence);
    said.put(sentence, now);
    return now;
  }

  private String find(String sentence) {
    for (Known each : all) {
      Matcher matcher = each.english().matcher(sentence);
      if (matcher.matches()) {
        return Texts.filled(words.getString(each.key()), arguments(each, matcher.toMatchResult()));
      }
    }
    return sentence;
  }

  /** In their order; what stands in a sentence may be a sentence itself. */
  private Object[] arguments(Known known, MatchResult found) {
    Object[] arguments = new Object[known.holes().stream().mapToInt(hole -> hole + 1).max().orElse(0)];
    IntStream.range(0, known.holes().size())
        .forEach(i -> arguments[known.holes().get(i)] = find(found.group(i + 1)));
    return arguments;
  }
}
