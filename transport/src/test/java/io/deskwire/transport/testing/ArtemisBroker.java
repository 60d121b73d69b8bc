package io.deskwire.transport.testing;

import io.deskwire.transport.Dialect;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.TlsTrust;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.postoffice.impl.LocalQueueBinding;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.RolePrincipal;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * Embedded Artemis on loopback: one acceptor takes STOMP and MQTT, plain and over WebSocket; a second one the same with
 * TLS. In memory, but for {@link #persistent}.
 */
public final class ArtemisBroker implements TestBroker {
  /** 15 s in a real one. */
  private static final Duration LIVE_EVENTS_EXPIRE = Duration.ofMillis(500);
  private static @Nullable ArtemisBroker shared;

  private final int port;
  private final int tlsPort = Ports.free();
  private final @Nullable Path data;
  private final TestCertificates certificates = new TestCertificates(TestFolder.create("artemis"));
  private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();

  private ArtemisBroker(int port, @Nullable Path data) throws Exception {
    this.port = port;
    this.data = data;
    server.setConfiguration(configuration());
    server.setSecurityManager(new Users());
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "artemis-stop"));
  }

  /** The one of this JVM, started when first asked for. */
  public static synchronized ArtemisBroker shared() {
    try {
      if (shared == null) {
        shared = new ArtemisBroker(Ports.free(), null);
      }
      return shared;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** One that keeps everything in this folder, for a process that may be killed. */
  public static ArtemisBroker persistent(int port, Path data) throws Exception {
    return new ArtemisBroker(port, data);
  }

  private void stop() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      TestFolder.delete(certificates.folder());
    }
  }

  private Configuration configuration() throws Exception {
    TestCertificates.Server key = certificates.forLoopback();
    // Artemis takes ? ; & and = apart by itself; nothing in the values needs escaping
    String options = "?protocols=STOMP,MQTT;multicastPrefix=/topic/;webSocketMaxFramePayloadLength=33554432"
        + ";tcpNoDelay=true;quietPeriod=0;shutdownTimeout=0";
    String tls = ";sslEnabled=true;keyStoreType=PKCS12;keyStorePath=" + key.keyStoreFile() + ";keyStorePassword="
        + TestCertificates.PASSWORD;
    Configuration configuration = new ConfigurationImpl().setName("test").setPersistenceEnabled(false)
        .setJMXManagementEnabled(false).setSecurityEnabled(true)
        .addAcceptorConfiguration("plain", "tcp://127.0.0.1:" + port + options)
        .addAcceptorConfiguration("tls", "tcp://127.0.0.1:" + tlsPort + options + tls);
    if (data != null) {
      configuration.setPersistenceEnabled(true).setJournalType(JournalType.NIO).setJournalFileSize(4 << 20)
          .setJournalDirectory(data.resolve("journal").toString())
          .setBindingsDirectory(data.resolve("bindings").toString())
          .setPagingDirectory(data.resolve("paging").toString())
          .setLargeMessagesDirectory(data.resolve("large").toString())
          // a full disk would block every publisher; a process that was stopped would take itself for deadlocked
          .setMaxDiskUsage(-1).setCriticalAnalyzer(false);
    }
    AddressSettings all = new AddressSettings().setDefaultAddressRoutingType(RoutingType.MULTICAST)
        .setDefaultQueueRoutingType(RoutingType.MULTICAST)
        // by default the eleventh delivery of a message is its last
        .setMaxDeliveryAttempts(-1)
        // at once by default: one console's leaving then refuses the subscriptions of another that is just coming
        .setAutoDeleteAddressesDelay(Duration.ofMinutes(10).toMillis());
    configuration.addAddressSetting("#", all);
    // queues events of QoS 0 for an MQTT session that is away (measured): typing must not wait there
    configuration.addAddressSetting("live.#", new AddressSettings(all).setExpiryDelay(LIVE_EVENTS_EXPIRE.toMillis()));
    configuration.putSecurityRoles("#", Set.of(everything("agent"), everything("restricted")));
    // so that a refusal names the queue, as it does where somebody forgot a permission
    Role addressAlone = new Role("restricted", false, false, false, false, false, false, false, false, true, false,
        false,
        false);
    configuration.putSecurityRoles("desk.rooms.#", Set.of(everything("agent"), addressAlone));
    return configuration;
  }

  private static Role everything(String name) {
    return new Role(name, true, true, true, true, true, true, false, true, true, true, false, false);
  }

  @Override
  public Endpoint endpoint(Dialect dialect) {
    return TestBroker.loopback(dialect, dialect.tls() ? tlsPort : port);
  }

  @Override
  public int largestPayload() {
    return 30 << 20;
  }

  @Override
  public boolean marksRedelivery(Dialect dialect) {
    return dialect.isStomp();
  }

  @Override
  public Duration forgetsLiveEventsAfter(Dialect dialect) {
    return dialect.isMqtt() ? LIVE_EVENTS_EXPIRE.plusMillis(200) : Duration.ZERO;
  }

  /** Otherwise every message of the contract suite, with its 10 MiB ones, piles up in them until the broker stops. */
  @Override
  public void forgetInboxes() {
    ActiveMQServer broker = server.getActiveMQServer();
    broker.getPostOffice().getAllBindings().filter(LocalQueueBinding.class::isInstance)
        .map(LocalQueueBinding.class::cast).map(LocalQueueBinding::getQueue)
        .filter(queue -> queue.getConsumerCount() == 0).forEach(queue -> {
          try {
            queue.deleteQueue();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  public TlsTrust trust() {
    return new TlsTrust(certificates.caFile());
  }

  /** Two users, each with the role of its own name. */
  private static final class Users implements ActiveMQSecurityManager5 {
    private static final Map<String, String> PASSWORDS = Map.of(AGENT.user(), AGENT.password(), RESTRICTED.user(),
        RESTRICTED.password());

    @Override
    public @Nullable Subject authenticate(@Nullable String user, @Nullable String password,
        RemotingConnection connection, String securityDomain) {
      if (user == null || password == null || !password.equals(PASSWORDS.get(user))) {
        return null;
      }
      Subject subject = new Subject();
      subject.getPrincipals().add(new UserPrincipal(user));
      subject.getPrincipals().add(new RolePrincipal(user));
      return subject;
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType checkType, String address) {
      return roles.stream().filter(checkType::hasRole)
          .anyMatch(role -> subject.getPrincipals().contains(new RolePrincipal(role.getName())));
    }

    @Override
    public boolean validateUser(String user, String password) {
      return password.equals(PASSWORDS.get(user));
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType checkType) {
      return false;
    }
  }
}
