package io.deskwire.transport;

import io.deskwire.transport.testing.CustomerBroker;
import io.deskwire.transport.testing.ShippedArtemis;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Customers with a role each, as shipped for Artemis. */
class ArtemisAclTest extends CustomerRightsContract {
  @TempDir
  private static Path folder;

  private static @Nullable ShippedArtemis started;

  @BeforeAll
  static void start() throws Exception {
    started = new ShippedArtemis(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    if (started != null) {
      started.stop();
    }
  }

  @Override
  CustomerBroker broker() {
    return Objects.requireNonNull(started);
  }

  /** Measured on 2.55: a refused attempt to take a session over reads nothing, but what waited in it is gone. */
  @Override
  boolean keepsWhatAThiefHasTouched() {
    return false;
  }

  @Override
  boolean cutsTheLineOfAKnownName() {
    return true;
  }
}
