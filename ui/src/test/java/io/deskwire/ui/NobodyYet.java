package io.deskwire.ui;

import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.ui.settings.ProfileDraft;
import io.deskwire.ui.shell.SessionSource;
import java.nio.file.Path;
import java.util.Optional;

/** Nobody has signed in yet, or not since the start. */
public final class NobodyYet implements SessionSource {
  private final ProfileDraft known;

  public NobodyYet() {
    this(ProfileDraft.EMPTY);
  }

  /** @param known what stands in the form */
  public NobodyYet(ProfileDraft known) {
    this.known = known;
  }

  @Override
  public Optional<ChatSession> openKnown() {
    return Optional.empty();
  }

  @Override
  public ChatSession open(Profile profile) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ProfileDraft suggestion() {
    return known;
  }

  @Override
  public Path dataDir() {
    return Path.of("sample");
  }

  @Override
  public Optional<Demo> demo() {
    return Optional.of(() -> {
      throw new IllegalStateException("only looked at");
    });
  }
}
