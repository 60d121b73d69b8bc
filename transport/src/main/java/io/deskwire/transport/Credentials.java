package io.deskwire.transport;

/**
 * User and password; kept in memory only. {@link #toString()} never shows the password.
 *
 * @param user     empty for brokers that take anybody
 * @param password as the user typed it
 */
public record Credentials(String user, String password) {

  public static final Credentials NONE = new Credentials("", "");

  public boolean isEmpty() {
    return user.isEmpty() && password.isEmpty();
  }

  @Override
  public String toString() {
    return "Credentials[user=" + user + ", password=" + (password.isEmpty() ? "none" : "***") + "]";
  }
}
