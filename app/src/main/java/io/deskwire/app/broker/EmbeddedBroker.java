package io.deskwire.app.broker;

import io.deskwire.transport.Credentials;
import io.deskwire.transport.Dialect;
import io.deskwire.transport.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Apache Artemis inside this process: STOMP over WebSocket on one port, MQTT and MQTT over WebSocket on another, all in
 * the same rooms. Never listens beyond loopback without sign-in, opens no JMX, writes nothing outside its folder.
 */
public final class EmbeddedBroker implements LocalBroker {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);

  /** As large as a client's limit: what is too large for the protocol is then put aside by the reader, with its reason. */
  private static final int MAX_FRAME = 32 << 20;
  private static final int STOMP_WINDOW = 1 << 20;
  private static final Duration SESSION_EXPIRY = Duration.ofDays(14);
  private static final Duration LIVE_EXPIRY = Duration.ofSeconds(15);
  private static final String STOMP = "stomp";
  private static final String MQTT = "mqtt";

  private final EmbeddedActiveMQ server;
  private final Credentials credentials;
  private final String host;
  private final int stompPort;
  private final int mqttPort;
  private final BrokerFolder folder;

  private EmbeddedBroker(EmbeddedActiveMQ server, Credentials credentials, String host, int stompPort, int mqttPort,
      BrokerFolder folder) {
    this.server = server;
    this.credentials = credentials;
    this.host = host;
    this.stompPort = stompPort;
    this.mqttPort = mqttPort;
    this.folder = folder;
  }

  /** Found by {@link java.util.ServiceLoader}. */
  public static final class Starter implements LocalBroker.Starter {
    @Override
    public LocalBroker start(BrokerOptions options) throws BrokerException {
      return EmbeddedBroker.start(options);
    }
  }

  private static EmbeddedBroker start(BrokerOptions options) throws BrokerException {
    checkFree(options.address(), options.stompPort());
    checkFree(options.address(), options.mqttPort());
    BrokerFolder folder = BrokerFolder.take(options.folder());
    Credentials credentials = options.signIn() ? madeCredentials() : Credentials.NONE;
    EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    try {
      server.setConfiguration(configuration(options, folder.path()));
      server.setSecurityManager(new BrokerGuard(credentials));
      server.start();
      int stompPort = port(server, STOMP);
      int mqttPort = port(server, MQTT);
      log.info("embedded broker is up on {}, ports {} and {}", options.address().getHostAddress(), stompPort, mqttPort);
      return new EmbeddedBroker(server, credentials, hostName(options.address()), stompPort, mqttPort, folder);
    } catch (Exception e) { // the library declares nothing narrower
      stop(server);
      folder.close();
      throw new BrokerException("The embedded broker did not start: " + e.getMessage() + ".", e);
    }
  }

  private static Configuration configuration(BrokerOptions options, Path folder) throws Exception {
    boolean keeps = options.folder() != null;
    Configuration config = new ConfigurationImpl().setName("deskwire")
        .setPersistenceEnabled(keeps)
        .setSecurityEnabled(true)
        .setJMXManagementEnabled(false)
        .setMessageCounterEnabled(false)
        .setGracefulShutdownEnabled(false)
        // by default a disk that is 90 % full blocks every publisher without a word
        .setMaxDiskUsage(-1)
        // by default a machine that was asleep for two minutes looks like a deadlock and halts the whole process
        .setCriticalAnalyzer(false)
        .setJournalType(JournalType.NIO)
        .setJournalFileSize(4 << 20)
        .setJournalMinFiles(2)
        .setThreadPoolMaxSize(16)
        .setScheduledThreadPoolMaxSize(2)
        .setGlobalMaxSize(128L << 20)
        .setMessageExpiryScanPeriod(LIVE_EXPIRY.toMillis())
        .setJournalDirectory(folder.resolve("journal").toString())
        .setBindingsDirectory(folder.resolve("bindings").toString())
        .setPagingDirectory(folder.resolve("paging").toString())
        .setLargeMessagesDirectory(folder.resolve("large").toString());
    String address = options.address().getHostAddress();
    String bracketed = address.contains(":") ? "[" + address + "]" : address;
    String common = "tcpNoDelay=true;quietPeriod=0;shutdownTimeout=1;useEpoll=false;useKQueue=false;webSocketMaxFramePayloadLength="
        + MAX_FRAME;
    config.addAcceptorConfiguration(STOMP,
        "tcp://" + bracketed + ":" + options.stompPort() + "?protocols=STOMP;multicastPrefix=/topic/;"
            + "stompConsumerWindowSize=" + STOMP_WINDOW + ";stompMaxFramePayloadLength=" + MAX_FRAME + ";" + common);
    config.addAcceptorConfiguration(MQTT,
        "tcp://" + bracketed + ":" + options.mqttPort() + "?protocols=MQTT;defaultMqttSessionExpiryInterval="
            + SESSION_EXPIRY.toSeconds() + ";" + common);
    config.addAddressSetting("#", rooms());
    for (String live : List.of("live.#", "desk.agents.#", "desk.probe.#", "desk.ask", "desk.answer.#")) {
      config.addAddressSetting(live, rooms().setExpiryDelay(LIVE_EXPIRY.toMillis()));
    }
    return config;
  }

  private static AddressSettings rooms() {
    return new AddressSettings().setAutoCreateAddresses(true)
        .setAutoCreateQueues(true)
        .setDefaultAddressRoutingType(RoutingType.MULTICAST)
        .setDefaultQueueRoutingType(RoutingType.MULTICAST)
        // a console that crashes ten times on its way to the commit must still get its message the eleventh time
        .setMaxDeliveryAttempts(-1)
        // at once by default: a console that leaves then takes an address away while another one subscribes to it, and
        // the newcomer is refused (AMQ339016)
        .setAutoDeleteAddressesDelay(600_000)
        .setDefaultConsumerWindowSize(STOMP_WINDOW);
  }

  private static int port(EmbeddedActiveMQ server, String name) throws IOException {
    Acceptor acceptor = server.getActiveMQServer().getRemotingService().getAcceptor(name);
    int port = acceptor == null ? -1 : acceptor.getActualPort();
    if (port <= 0) {
      throw new IOException("it does not listen for " + name);
    }
    return port;
  }

  /** The library goes on without a port or an address that it cannot have. */
  private static void checkFree(InetAddress address, int port) throws BrokerException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(address, port));
    } catch (IOException e) {
      throw new BrokerException(
          "The embedded broker cannot listen on " + address.getHostAddress() + (port == 0
              ? ": " + e.getMessage() + ". Choose an address of this computer with --address."
              : " port " + port + ": " + e.getMessage() + ". Choose another port, or stop the program that has it."),
          e);
    }
  }

  private static Credentials madeCredentials() {
    byte[] random = new byte[18];
    new SecureRandom().nextBytes(random);
    return new Credentials("deskwire", Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }

  private static String hostName(InetAddress address) throws UnknownHostException {
    return address.isAnyLocalAddress() ? InetAddress.getLocalHost().getHostName() : address.getHostAddress();
  }

  @Override
  public Endpoint stompOverWebSocket() {
    return new Endpoint(Dialect.STOMP_WS, host, stompPort, "/ws");
  }

  @Override
  public Endpoint mqtt() {
    return new Endpoint(Dialect.MQTT, host, mqttPort, "");
  }

  @Override
  public Endpoint mqttOverWebSocket() {
    return new Endpoint(Dialect.MQTT_WS, host, mqttPort, "/ws");
  }

  @Override
  public Credentials credentials() {
    return credentials;
  }

  @Override
  public void close() {
    stop(server);
    folder.close();
  }

  private static void stop(EmbeddedActiveMQ server) {
    try {
      server.stop();
    } catch (Exception e) { // the library declares nothing narrower
      log.warn("the embedded broker did not stop in good order", e);
    }
  }
}
