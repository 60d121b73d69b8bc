package io.deskwire.ui.fx;

import java.lang.reflect.Field;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Words whose letters depend on their neighbours: Arabic, Hebrew, Hindi, Thai, letters with combining marks, joined emoji.
 * The toolkit has them shaped by the system, on Linux by Pango.
 */
public final class Shaping {
  private static final Logger log = LoggerFactory.getLogger(Shaping.class);
  /**
   * Characters of one paragraph. For each line the toolkit shapes again all that follows it: 1,200 characters take a frame
   * to wrap, 16,000 take a minute.
   */
  private static final int MOST_WRAPPED = 1_200;
  /** First and last of what the toolkit has shaped: marks, Hebrew to the scripts of India, joiners, directions, forms. */
  private static final int[] SHAPED = {0x0300, 0x036F, 0x0590, 0x1CFF, 0x200C, 0x200D, 0x202A, 0x202E, 0xAB70, 0xABFF,
      0xFB1D, 0xFEFC, 0x10800, 0x1254F};

  private Shaping() {}

  /**
   * Mends how shaped words are broken into lines on Linux; without effect elsewhere, and where the toolkit has changed. FX
   * thread, before the first words are laid out.
   *
   * <p>
   * JavaFX (25.0.4, 26.0.2 and 27-ea+11) remembers the bytes of a run of letters by the run alone. When the run is cut at
   * the end of a line, what is left of it is drawn with the letters of all of it: past the edge, and with some words from
   * the right layout fails in every frame. Here nothing is remembered, as only runs that were cut are shaped twice. Where it
   * cannot be done the log says why.
   */
  public static void mend() {
    if (!System.getProperty("os.name", "").startsWith("Linux")) {
      return; // other systems' shapers remember nothing
    }
    try {
      Class<?> manager = Class.forName("com.sun.javafx.text.GlyphLayoutManager");
      Object shared = manager.getMethod("getInstance").invoke(null);
      try {
        Field remembered = shared.getClass().getDeclaredField("runUtf8");
        remembered.setAccessible(true);
        if (!(remembered.get(shared) instanceof Forgetful)) {
          remembered.set(shared, new Forgetful());
        }
      } finally {
        manager.getMethod("dispose", Class.forName("com.sun.javafx.text.GlyphLayout")).invoke(null, shared);
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      log.warn("Long words in Arabic, Hebrew or Hindi may be drawn past the edge: {}", e.toString());
    }
  }

  /** Whether breaking it into lines would hold up the window: it has a long paragraph that is shaped. */
  public static boolean isSlow(String text) {
    return text.length() > MOST_WRAPPED
        && text.lines().anyMatch(line -> line.length() > MOST_WRAPPED && line.codePoints().anyMatch(Shaping::isShaped));
  }

  private static boolean isShaped(int character) {
    for (int i = 0; i < SHAPED.length; i += 2) {
      if (character >= SHAPED[i] && character <= SHAPED[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /** What Pango's layout puts bytes into, to free them at the end of each text; it gives none of them back. */
  private static final class Forgetful extends AbstractMap<Object, Long> {
    private final List<Long> bytes = new ArrayList<>();

    @Override
    public @Nullable Long get(@Nullable Object run) {
      return null;
    }

    @Override
    public @Nullable Long put(Object run, Long address) {
      bytes.add(address);
      return null;
    }

    @Override
    public Collection<Long> values() {
      return bytes;
    }

    @Override
    public void clear() {
      bytes.clear();
    }

    @Override
    public Set<Map.Entry<Object, Long>> entrySet() {
      return Set.of();
    }
  }
}
