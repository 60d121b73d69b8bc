package io.deskwire.transport.mqtt;

import io.deskwire.message.TopicFilter;
import io.deskwire.transport.Capability;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.ConnectionLostException;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.Inbound;
import io.deskwire.transport.RefusedException;
import io.deskwire.transport.Transport;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.TransportListener;
import io.deskwire.transport.TransportState;
import io.deskwire.transport.UnreachableException;
import io.deskwire.transport.line.Confirmations;
import io.deskwire.transport.line.Faults;
import io.deskwire.transport.line.Lifecycle;
import io.deskwire.transport.line.LineTimer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;

/**
 * MQTT 3.1.1 over TCP, TLS or WebSocket. The library's callback thread calls the listener. The library's own reconnect,
 * off-line buffer and file store are not used: the outbox is the only queue, and every attempt is a new client.
 */
public final class MqttTransport implements Transport {
  /** The library logs client ids, which are secrets; the logger is kept, because a forgotten one forgets its level. */
  private static final Logger LIBRARY_LOG = Logger.getLogger("org.eclipse.paho.client.mqttv3");
  private static final Set<Capability> CAPABILITIES = EnumSet.allOf(Capability.class);
  private static final int REFUSED = 128;
  /** The library throws on the next one; its default of 10 is reached by an ordinary burst. */
  private static final int MAX_IN_FLIGHT = 10_000;
  /** Transient events that the socket has not taken. */
  private static final int BACKLOG = 32;
  private static final Duration GOODBYE = Duration.ofSeconds(1);

  static {
    LIBRARY_LOG.setLevel(Level.OFF);
  }

  private final ConnectRequest request;
  private final Lifecycle lifecycle;
  private final Line line;
  private final Confirmations confirmations = new Confirmations();
  private final AtomicInteger unsent = new AtomicInteger();
  private volatile @Nullable MqttAsyncClient client;
  private volatile boolean inboxNew;

  public MqttTransport(ConnectRequest request, TransportListener listener) {
    this.request = request;
    this.lifecycle = new Lifecycle(request, listener);
    this.line = request.endpoint().dialect().isWebSocket()
        ? new WebSocketMqttLine(request, lifecycle)
        : new TcpLine(request, lifecycle);
  }

  @Override
  public Endpoint endpoint() {
    return request.endpoint();
  }

  @Override
  public Set<Capability> capabilities() {
    return CAPABILITIES;
  }

  @Override
  public TransportState state() {
    return lifecycle.state();
  }

  @Override
  public boolean isInboxNew() {
    return inboxNew;
  }

  @Override
  public CompletableFuture<Void> connect() {
    // the library's threads are daemons only when a daemon starts them
    return lifecycle.begin(() -> Thread.ofPlatform().name("deskwire-mqtt-connect").daemon().start(this::open),
        () -> drop(gone()));
  }

  private void open() {
    try {
      MqttAsyncClient made = new MqttAsyncClient(LineFactory.URL, request.inbox().name(), new MemoryPersistence(),
          new MqttPings());
      // before connect: what a resumed session delivers at once must find it
      made.setCallback(new Callback());
      made.setManualAcks(true);
      client = made;
      if (!lifecycle.isClosed()) {
        made.connect(options(), null, new SignedIn());
      } else {
        line.gate().pass();
      }
      if (lifecycle.isClosed()) {
        dispose(made, false);
      }
    } catch (MqttException | IllegalArgumentException e) {
      line.gate().pass();
      fail(new UnreachableException("The MQTT connection could not be prepared.", e));
    }
  }

  private MqttConnectOptions options() {
    MqttConnectOptions options = new MqttConnectOptions();
    options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    options.setCleanSession(!request.inbox().durable());
    options.setAutomaticReconnect(false);
    options.setMaxInflight(MAX_IN_FLIGHT);
    options.setKeepAliveInterval((int) Math.max(1, request.heartBeat().toSeconds()));
    options.setSocketFactory(new LineFactory.Carrier(line));
    if (!request.credentials().isEmpty()) {
      options.setUserName(Escapes.escape(request.credentials().user()));
      options.setPassword(Escapes.escape(request.credentials().password()).toCharArray());
    }
    return options;
  }

  private void subscribe() {
    lifecycle.stage("confirm the subscriptions");
    MqttAsyncClient current = client;
    List<TopicFilter> filters = request.filters();
    if (current == null || filters.isEmpty()) {
      lifecycle.connected();
      return;
    }
    try {
      current.subscribe(filters.stream().map(TopicFilter::pattern).map(Escapes::escape).toArray(String[]::new),
          filters.stream().mapToInt(filter -> filter.durable() ? 1 : 0).toArray(), null, new Subscribed());
    } catch (MqttException | IllegalArgumentException e) {
      fail(MqttFaults.lost(request.endpoint(), line.fault(), e));
    }
  }

  @Override
  public CompletableFuture<Void> publish(String topic, byte[] payload, boolean durable) {
    MqttAsyncClient current = client;
    if (current == null || !lifecycle.isConnected()) {
      return CompletableFuture.failedFuture(gone());
    }
    String name = confirmations.nextName();
    CompletableFuture<Void> confirmed = confirmations.expect(name);
    if (!durable) {
      unsent.incrementAndGet();
      var _ = confirmed.whenComplete((_, _) -> unsent.decrementAndGet());
    }
    try {
      current.publish(Escapes.escape(topic), payload, durable ? 1 : 0, false, null, new Published(name));
    } catch (IllegalArgumentException e) {
      confirmations.fail(name, new RefusedException("MQTT cannot carry the topic \"" + topic + "\".", e));
    } catch (MqttException e) {
      confirmations.fail(name, MqttFaults.lost(request.endpoint(), line.fault(), e));
    }
    return confirmed;
  }

  private ConnectionLostException gone() {
    return Faults.notConnected(request.endpoint());
  }

  @Override
  public boolean isBackedUp() {
    return unsent.get() > BACKLOG;
  }

  /** Whether small writes leave at once; for tests. */
  public boolean isNoDelay() {
    return line.isNoDelay();
  }

  @Override
  public void close() {
    ConnectionLostException reason = Faults.closedHere();
    boolean goodbye = lifecycle.isConnected();
    lifecycle.end(reason, () -> {
      if (goodbye) {
        LineTimer.after(GOODBYE, line::abort);
        disposeLater(true);
        confirmations.failAll(reason);
      } else {
        drop(reason);
      }
    });
  }

  @Override
  public void abort() {
    ConnectionLostException reason = Faults.cutHere();
    lifecycle.end(reason, () -> drop(reason));
  }

  private void fail(TransportException reason) {
    lifecycle.end(reason, () -> drop(reason instanceof ConnectionLostException ? reason : gone()));
  }

  private void drop(TransportException reason) {
    line.abort();
    disposeLater(false);
    confirmations.failAll(reason);
  }

  private void disposeLater(boolean goodbye) {
    MqttAsyncClient current = client;
    if (current != null) {
      // the library waits for its own threads here, and deadlocks on one of them
      Thread.ofPlatform().name("deskwire-mqtt-close").daemon().start(() -> dispose(current, goodbye));
    }
  }

  private void dispose(MqttAsyncClient old, boolean goodbye) {
    line.gate().await();
    try {
      old.disconnectForcibly(0, goodbye ? GOODBYE.toMillis() : 1, goodbye);
    } catch (MqttException | RuntimeException e) {
      // it is gone either way
    }
    try {
      old.close(true);
    } catch (MqttException | RuntimeException e) {
      // it is gone either way
    }
  }

  private void acknowledge(int id, int qos) {
    MqttAsyncClient current = client;
    if (current == null || lifecycle.isClosed()) {
      return;
    }
    try {
      current.messageArrivedComplete(id, qos);
    } catch (MqttException | RuntimeException e) {
      // the connection has ended meanwhile: the broker delivers it again
    }
  }

  /** The answer to the sign-in. */
  private final class SignedIn implements IMqttActionListener {
    @Override
    public void onSuccess(IMqttToken token) {
      Thread.currentThread().setName("deskwire-mqtt-events"); // the library names it after the secret client id
      inboxNew = request.inbox().durable() && !token.getSessionPresent();
      subscribe();
    }

    @Override
    public void onFailure(IMqttToken token, Throwable error) {
      fail(MqttFaults.attempt(request.endpoint(), line.fault(), error));
    }
  }

  /** The answer to the subscriptions; the library calls a refusal success. */
  private final class Subscribed implements IMqttActionListener {
    @Override
    public void onSuccess(IMqttToken token) {
      int[] granted = token.getGrantedQos();
      List<TopicFilter> filters = request.filters();
      for (int i = 0; i < granted.length && i < filters.size(); i++) {
        if (granted[i] >= REFUSED) {
          fail(new RefusedException("The broker refuses to deliver " + Faults.quoted(Stream.of(filters.get(i)))
              + " to this user; the administrator must allow it."));
          return;
        }
      }
      lifecycle.connected();
    }

    @Override
    public void onFailure(IMqttToken token, Throwable error) {
      if (lifecycle.isClosed()) {
        return;
      }
      // measured: RabbitMQ closes instead of answering
      fail(new RefusedException("The broker closed the connection instead of confirming the subscriptions "
          + Faults.quoted(request.filters().stream()) + "; the administrator must allow them to this user.", error));
    }
  }

  /** The answer to one event; for a transient one, that it was written. */
  private final class Published implements IMqttActionListener {
    private final String name;

    Published(String name) {
      this.name = name;
    }

    @Override
    public void onSuccess(IMqttToken token) {
      confirmations.confirm(name);
    }

    @Override
    public void onFailure(IMqttToken token, Throwable error) {
      confirmations.fail(name, MqttFaults.lost(request.endpoint(), line.fault(), error));
    }
  }

  /** Called on the library's threads; an exception would drop the connection. */
  private final class Callback implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      int id = message.getId();
      int qos = message.getQos();
      AtomicBoolean acknowledged = new AtomicBoolean(qos == 0);
      lifecycle.received(
          new Inbound(Escapes.unescape(topic), message.getPayload(), message.isDuplicate(), true, System.nanoTime(),
              () -> {
                if (acknowledged.compareAndSet(false, true)) {
                  acknowledge(id, qos);
                }
              }));
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
      // Published is told
    }

    @Override
    public void connectionLost(@Nullable Throwable cause) {
      fail(MqttFaults.lost(request.endpoint(), line.fault(), cause));
    }
  }
}
