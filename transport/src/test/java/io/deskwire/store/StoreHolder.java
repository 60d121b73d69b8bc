package io.deskwire.store;

import java.io.IOException;
import java.nio.file.Path;

/** Another process that works with a data folder until its input ends. */
final class StoreHolder {
  private StoreHolder() {}

  public static void main(String[] args) throws IOException {
    try (Store _ = Store.open(Path.of(args[0]))) {
      System.out.println("open");
      int end = System.in.read();
      System.out.println("closed " + end);
    }
  }
}
