package io.deskwire.app.broker;

import io.deskwire.transport.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what at the embedded broker: everybody who is let in reads and writes every room, nobody reaches the
 * broker's management by message, which would otherwise be open to any program on the machine.
 */
final class BrokerGuard implements ActiveMQSecurityManager5 {
  private static final String MANAGEMENT = "activemq.management";
  private final Credentials wanted;

  /**
   * @param wanted {@link Credentials#NONE} to let anybody in
   */
  BrokerGuard(Credentials wanted) {
    this.wanted = wanted;
  }

  @Override
  public @Nullable Subject authenticate(@Nullable String user, @Nullable String password,
      RemotingConnection connection, String domain) {
    if (!validateUser(user, password)) {
      return null;
    }
    Subject subject = new Subject();
    subject.getPrincipals().add(new UserPrincipal(Objects.requireNonNullElse(user, "anonymous")));
    return subject;
  }

  @Override
  public boolean authorize(Subject subject, Set<Role> roles, CheckType check, String address) {
    return mayUse(check, address);
  }

  @Override
  public boolean validateUser(@Nullable String user, @Nullable String password) {
    boolean rightUser = same(wanted.user(), Objects.requireNonNullElse(user, ""));
    boolean rightPassword = same(wanted.password(), Objects.requireNonNullElse(password, ""));
    return wanted.isEmpty() || (rightUser && rightPassword);
  }

  @Override
  public boolean validateUserAndRole(@Nullable String user, @Nullable String password, Set<Role> roles,
      CheckType check) {
    return validateUser(user, password) && mayUse(check, "");
  }

  private static boolean mayUse(CheckType check, String address) {
    return check != CheckType.MANAGE && check != CheckType.EDIT && !address.startsWith(MANAGEMENT);
  }

  /** In a time that does not tell how many characters were right. */
  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
