package io.deskwire.session;

/** Ends a subscription when closed: after {@code close} returns on the session thread nothing is delivered any more. */
public interface Subscription extends AutoCloseable {
  @Override
  void close();
}
