package io.deskwire.session;

import java.util.Random;

/** What stands in files of tests: never twice the same within one, and the same in every run. */
final class SampleBytes {
  private SampleBytes() {}

  static byte[] of(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }
}
