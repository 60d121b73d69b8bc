package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.deskwire.message.Role;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Dialect;
import io.deskwire.transport.Inbound;
import io.deskwire.transport.InboxName;
import io.deskwire.transport.TlsTrust;
import io.deskwire.transport.Transport;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.TransportFactory;
import io.deskwire.transport.TransportListener;
import io.deskwire.transport.Transports;
import io.deskwire.transport.testing.ArtemisBroker;
import io.deskwire.transport.testing.CustomerBroker;
import io.deskwire.transport.testing.MosquittoBroker;
import io.deskwire.transport.testing.RabbitBroker;
import io.deskwire.transport.testing.RecordingListener;
import io.deskwire.transport.testing.TestBroker;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * Nothing secret and no message text in logs and sentences for people, whatever happens on a line. Everything is logged
 * that the shipped configuration lets through when somebody turns its root to TRACE.
 */
@Timeout(90)
class LogRedactionTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Path ROOT = Path.of(System.getProperty("deskwire.root", ".."));
  private static final String WRONG = "wr0ng-pa55word";
  private static final String SENT = "s3nt-by-the-agent";
  private static final String RECEIVED = "wr1tten-by-the-customer";
  private static final String POISON = "p01son-by-the-customer";

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final java.util.logging.Logger jdkRoot = java.util.logging.Logger.getLogger("");
  /** What was logged, and what people and callers are told. */
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final Set<String> secrets = ConcurrentHashMap.newKeySet();
  private final Handler jdkLines = new JdkLines();
  private java.util.logging.Level jdkLevel = java.util.logging.Level.INFO;

  @TempDir
  private Path folder;

  /** Not before a broker is up: the JDK logs the command lines that set its passwords. */
  private void listen() throws Exception {
    configure(ROOT.resolve("app/src/main/resources/logback.xml"));
    Lines lines = new Lines();
    lines.setContext(context);
    lines.start();
    root.addAppender(lines);
    root.setLevel(Level.TRACE);
    jdkLevel = jdkRoot.getLevel();
    jdkRoot.setLevel(java.util.logging.Level.ALL);
    jdkRoot.addHandler(jdkLines);
    secrets.addAll(Set.of(WRONG, SENT, RECEIVED, POISON));
  }

  @AfterEach
  void stopListening() throws Exception {
    jdkRoot.removeHandler(jdkLines);
    jdkRoot.setLevel(jdkLevel);
    configure(ROOT.resolve("transport/src/test/resources/logback-test.xml"));
  }

  private void configure(Path file) throws Exception {
    context.reset();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(file.toFile());
  }

  @ParameterizedTest
  @EnumSource(value = Dialect.class, names = {"STOMP_WS", "MQTT", "MQTT_WS"})
  void onArtemis(Dialect dialect) throws Exception {
    everythingHappens(ArtemisBroker.shared(), dialect);
    assertNothingLeaked();
  }

  @ParameterizedTest
  @EnumSource(value = Dialect.class, names = {"STOMP_WS", "MQTT", "MQTT_WS"})
  void onRabbit(Dialect dialect) throws Exception {
    everythingHappens(RabbitBroker.shared(), dialect);
    assertNothingLeaked();
  }

  @Test
  void onMosquitto() throws Exception {
    everythingHappens(MosquittoBroker.shared(), Dialect.MQTT);
    assertNothingLeaked();
  }

  /** That this test can fail: the WebSocket library writes every frame, with passwords, when it is let. */
  @Test
  void wouldSeeAPasswordInALibrarysLog() throws Exception {
    ArtemisBroker broker = ArtemisBroker.shared();
    listen();
    context.getLogger("org.java_websocket").setLevel(Level.TRACE);

    signsInWithAWrongPassword(broker, Dialect.STOMP_WS);

    assertThat(said).anyMatch(line -> line.contains(WRONG));
  }

  private void everythingHappens(TestBroker broker, Dialect dialect) throws Exception {
    listen();
    secrets.add(broker.agent().password());
    secrets.add(broker.restricted().password());
    signsInWithAWrongPassword(broker, dialect);
    if (broker.refusesFilters()) {
      isRefused(broker, dialect, broker.restricted());
    }
    if (broker instanceof RabbitBroker && dialect.isStomp()) {
      isRefused(broker, dialect, CustomerBroker.CUSTOMER); // whose refusal names the queue
      secrets.add(CustomerBroker.CUSTOMER.password());
    }
    talks(broker, dialect);
  }

  private void signsInWithAWrongPassword(TestBroker broker, Dialect dialect) {
    try (ChatSession session = open(broker, dialect, new Credentials(broker.agent().user(), WRONG), "wrong")) {
      await().atMost(SOON).until(() -> problem(session).contains("password"));
    }
  }

  private void isRefused(TestBroker broker, Dialect dialect, Credentials user) {
    try (ChatSession session = open(broker, dialect, user, "refused-" + user.user())) {
      await().atMost(SOON).until(() -> problem(session).contains("refuses") || problem(session).contains("confirming"));
    }
  }

  private void talks(TestBroker broker, Dialect dialect) throws Exception {
    List<Notice> notices = new CopyOnWriteArrayList<>();
    String room = "redaction-" + dialect;
    try (ChatSession session = open(broker, dialect, broker.agent(), "talks")) {
      session.watch(new SessionWatcher() {
        @Override
        public void notice(Notice notice) {
          notices.add(notice);
          said.add(notice.text());
        }

        @Override
        public void messages(List<ChatMessage> changed) {
          changed.forEach(message -> said.add(String.valueOf(message.problem())));
          throw new IllegalStateException("a defect in the window");
        }
      });
      await().atMost(SOON).until(() -> session.connection().isOnline());
      session.room(room).send(SENT).reached(DeliveryState.SENT).get(20, TimeUnit.SECONDS);
      Transport customer = new Transports().create(new ConnectRequest(broker.endpoint(Dialect.MQTT), broker.agent(),
          TlsTrust.SYSTEM, new InboxName("dw1-redaction", false), List.of(), SOON, ConnectRequest.DEFAULT_HEART_BEAT),
          new RecordingListener());
      customer.connect().get(15, TimeUnit.SECONDS);
      for (String payload : List.of(POISON, "{\"text\":{\"" + POISON + "\":1}}", "{\"text\":\"" + RECEIVED + "\"}")) {
        customer.publish("chat/" + room, payload.getBytes(StandardCharsets.UTF_8), true).get(15, TimeUnit.SECONDS);
      }
      customer.close();
      await().atMost(SOON).until(() -> notices.stream().filter(n -> n.kind() == Notice.Kind.QUARANTINED).count() == 2);
      await().atMost(SOON).untilAsserted(() -> assertThat(session.room(room).history(null, 10).get())
          .extracting(ChatMessage::text).contains(SENT, RECEIVED));
      session.goOffline();
      await().atMost(SOON).until(() -> !session.connection().isOnline());
      session.connection().log().forEach(entry -> said.add(String.valueOf(entry.reason())));
    }
  }

  private String problem(ChatSession session) {
    String problem = String.valueOf(session.connection().lines().getFirst().problem());
    said.add(problem);
    return problem;
  }

  private ChatSession open(TestBroker broker, Dialect dialect, Credentials user, String name) {
    Profile profile = Profile.of("desk", new Agent(name, name, Role.AGENT), broker.endpoint(dialect), user,
        folder.resolve(name));
    return SessionBuilder.open(profile, new Tapped());
  }

  private void assertNothingLeaked() {
    assertThat(secrets).hasSizeGreaterThan(8);
    assertThat(said).anyMatch(line -> line.contains("a defect in the window"));
    assertThat(said.stream().filter(line -> secrets.stream().anyMatch(line::contains))).isEmpty();
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** Learns the secret names of every inbox, and what the session is told when a line ends. */
  private final class Tapped implements TransportFactory {
    @Override
    public Transport create(ConnectRequest request, TransportListener listener) {
      secrets.add(request.inbox().name());
      request.filters().stream().map(filter -> filter.pattern())
          .filter(pattern -> pattern.matches("desk/(inbox|probe|answer)/.*"))
          .forEach(pattern -> secrets.add(pattern.substring(pattern.lastIndexOf('/') + 1)));
      said.add(request.toString());
      return new Transports().create(request, new TransportListener() {
        @Override
        public void received(Inbound inbound) {
          listener.received(inbound);
        }

        @Override
        public void proofOfLife(long nanos) {
          listener.proofOfLife(nanos);
        }

        @Override
        public void closed(TransportException reason) {
          said.add(trace(reason));
          listener.closed(reason);
        }
      });
    }
  }

  /** What goes through SLF4J. */
  private final class Lines extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      String thrown = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
      said.add("[" + event.getThreadName() + "] " + event.getLoggerName() + " " + event.getFormattedMessage() + thrown);
    }
  }

  /** What goes through the JDK's own logging. */
  private final class JdkLines extends Handler {
    @Override
    public void publish(LogRecord line) {
      Throwable thrown = line.getThrown();
      said.add("[" + Thread.currentThread().getName() + "] " + line.getLoggerName() + " "
          + new java.util.logging.SimpleFormatter().formatMessage(line) + (thrown == null ? "" : trace(thrown)));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
