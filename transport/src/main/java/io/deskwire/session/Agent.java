package io.deskwire.session;

import io.deskwire.message.Role;
import io.deskwire.message.Sender;

/**
 * The person at this console.
 *
 * @param id   {@code [A-Za-z0-9_-]{1,64}}, the same on every computer of the agent
 * @param role AGENT or LEAD; BOT for programs
 */
public record Agent(String id, String name, Role role) {

  public Sender asSender() {
    return new Sender(id, name, role);
  }
}
