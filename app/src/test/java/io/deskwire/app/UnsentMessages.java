package io.deskwire.app;

import io.deskwire.message.Role;
import io.deskwire.session.Agent;
import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Writes ten messages to a broker that is not there, says so, and waits to be killed. */
final class UnsentMessages {
  static final String READY = "ten messages are on disk";

  private UnsentMessages() {}

  public static void main(String[] args) throws Exception {
    ChatSession session = ChatSession.open(profile(args[0], Path.of(args[1])));
    for (int i = 0; i < 10; i++) {
      session.room("parcel").send("message " + i);
    }
    System.out.println(READY);
    new CountDownLatch(1).await();
  }

  static Profile profile(String url, Path folder) throws Exception {
    return Profile.of("desk", new Agent("anna", "Anna", Role.AGENT), Endpoint.parse(url), Credentials.NONE, folder);
  }
}
