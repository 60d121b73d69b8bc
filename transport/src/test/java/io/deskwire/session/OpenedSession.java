package io.deskwire.session;

import io.deskwire.store.Store;
import io.deskwire.time.EventLoop;
import io.deskwire.transport.TransportFactory;

/**
 * A session over the caller's lines and clock, and the store below it: for tests that break both. What the session does
 * is the product's.
 */
public record OpenedSession(ChatSession session, Store store) {

  /** As {@link ChatSession#open}. */
  public static OpenedSession open(Profile profile, TransportFactory factory, EventLoop loop) {
    LiveSession session = SessionBuilder.open(profile, factory, loop);
    return new OpenedSession(session, session.store());
  }
}
