package io.deskwire.session;

/** Puts a session together from its parts. */
final class SessionBuilder {
  private SessionBuilder() {}

  static ChatSession open(Profile profile) {
    if (profile.endpoints().isEmpty()) {
      throw new IllegalStateException();
    }
    throw new UnsupportedOperationException(profile.name());
  }
}
