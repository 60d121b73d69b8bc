package io.deskwire.ui.attachment;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.scene.image.Image;

/**
 * Small pictures of all conversations of a window: decoded beside the FX thread, kept while there is room. Owned by the
 * thread of its gate.
 */
public final class Thumbnails {
  private static final long MEMORY = 24L * 1024 * 1024;
  private static final int BYTES_PER_PIXEL = 4;

  private final Executor background;
  private final Executor gate;
  private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long used;

  /** One picture; empty for what cannot be shown. */
  private static final class Entry {
    private final CompletableFuture<Optional<Image>> image = new CompletableFuture<>();
    private long bytes;
  }

  /**
   * Empty.
   *
   * @param background on which pictures are decoded
   * @param gate       runs tasks on the thread that asks
   */
  public Thumbnails(Executor background, Executor gate) {
    this.background = background;
    this.gate = gate;
  }

  /**
   * The picture of a message, or of a file that is to be sent.
   *
   * @param key   what makes it the same picture
   * @param most  pixels of its longer side
   * @param bytes asked for when it is not here
   * @return done on the gate's thread; empty for what is no picture, is damaged or claims to be too large
   */
  public CompletableFuture<Optional<Image>> get(String key, int most,
      Supplier<CompletableFuture<Optional<byte[]>>> bytes) {
    String exact = key + " " + most;
    Entry known = entries.get(exact);
    if (known != null) {
      return known.image;
    }
    CompletableFuture<Optional<Image>> image = bytes.get()
        .thenApplyAsync(all -> all.flatMap(Picture::of).flatMap(picture -> picture.decode(most)), background)
        .exceptionally(_ -> Optional.empty());
    Entry entry = new Entry();
    entries.put(exact, entry);
    var _ = image.thenAccept(made -> gate.execute(() -> {
      entry.bytes = made.map(each -> (long) (each.getWidth() * each.getHeight() * BYTES_PER_PIXEL)).orElse(0L);
      used += entry.bytes;
      makeRoom();
      entry.image.complete(made);
    }));
    return entry.image;
  }

  /** The oldest go; who still shows one has it. */
  private void makeRoom() {
    Iterator<Entry> oldest = entries.values().iterator();
    while (used > MEMORY && oldest.hasNext()) {
      Entry entry = oldest.next();
      if (entry.image.isDone()) {
        used -= entry.bytes;
        oldest.remove();
      }
    }
  }

  /** Bytes of the pictures kept. */
  long used() {
    return used;
  }
}
