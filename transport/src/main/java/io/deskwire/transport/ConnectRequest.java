package io.deskwire.transport;

import io.deskwire.message.TopicFilter;
import java.time.Duration;
import java.util.List;

/**
 * Everything a transport needs for one attempt.
 *
 * @param timeout   for the whole of it: look-up, TCP, TLS, upgrade, sign-in, subscriptions
 * @param heartBeat how often each side proves that it is alive; 1 s to 60 s
 */
public record ConnectRequest(Endpoint endpoint, Credentials credentials, TlsTrust trust, InboxName inbox,
    List<TopicFilter> filters, Duration timeout, Duration heartBeat) {

  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
  public static final Duration DEFAULT_HEART_BEAT = Duration.ofSeconds(10);
}
