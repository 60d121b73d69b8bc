package io.deskwire.ui.settings;

import io.deskwire.session.Profile;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Tries a profile without keeping anything of it. */
public interface ConnectionTester {

  /**
   * Goes step by step: name found, port answers, certificate trusted, signed in, subscribed, message there and back. Ends
   * with the first step that fails. Never blocks the caller; completes on any thread, and never exceptionally for what a
   * network can do.
   */
  CompletableFuture<List<Step>> test(Profile profile);

  /**
   * One step in plain language.
   *
   * @param text   what was tried, and how it went, one sentence
   * @param advice what to do when it failed; else null
   */
  record Step(boolean ok, String text, @Nullable String advice) {}
}
