package io.deskwire.ui.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ThumbnailsTest {
  private final Thumbnails thumbnails = new Thumbnails(Runnable::run, Runnable::run);
  private final byte[] large = Pictures.sunset(1_000, 1_000, "jpeg");
  private final AtomicInteger asked = new AtomicInteger();

  private CompletableFuture<Optional<byte[]>> bytes() {
    asked.incrementAndGet();
    return CompletableFuture.completedFuture(Optional.of(large));
  }

  @Test
  void aPictureIsDecodedOnce() {
    assertThat(thumbnails.get("a", 100, this::bytes).join()).isPresent();
    assertThat(thumbnails.get("a", 100, this::bytes).join()).isPresent();
    assertThat(asked).hasValue(1);
  }

  @Test
  void theMemoryForPicturesIsBounded() {
    for (int i = 0; i < 20; i++) {
      thumbnails.get("picture " + i, 1_000, this::bytes).join();
    }
    assertThat(thumbnails.used()).isBetween(12_000_000L, 24L * 1024 * 1024);
  }

  @Test
  void whatIsNoPictureIsNoPicture() {
    assertThat(thumbnails.get("a", 9, () -> CompletableFuture.completedFuture(Optional.of(new byte[]{1, 2}))).join())
        .isEmpty();
    assertThat(thumbnails.get("b", 9, () -> CompletableFuture.failedFuture(new IllegalStateException())).join())
        .isEmpty();
  }
}
