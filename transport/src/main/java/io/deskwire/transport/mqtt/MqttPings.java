package io.deskwire.transport.mqtt;

import io.deskwire.transport.line.LineTimer;
import java.time.Duration;
import org.eclipse.paho.client.mqttv3.MqttPingSender;
import org.eclipse.paho.client.mqttv3.internal.ClientComms;
import org.jspecify.annotations.Nullable;

/** The library's keep-alive on our timer; its own starts a thread per connection, named after the secret client id. */
final class MqttPings implements MqttPingSender {
  private @Nullable ClientComms comms; // guarded by this
  private LineTimer.Handle next = LineTimer.Handle.NONE; // guarded by this
  private boolean running; // guarded by this

  @Override
  public synchronized void init(ClientComms clientComms) {
    comms = clientComms;
  }

  @Override
  public synchronized void start() {
    running = true;
    if (comms != null) {
      schedule(comms.getClientState() == null ? 1000 : comms.getKeepAlive());
    }
  }

  @Override
  public synchronized void stop() {
    running = false;
    next.cancel();
  }

  @Override
  public synchronized void schedule(long delayInMilliseconds) {
    if (running) {
      next.cancel();
      next = LineTimer.after(Duration.ofMillis(Math.max(1, delayInMilliseconds)), this::check);
    }
  }

  private void check() {
    ClientComms current;
    synchronized (this) {
      current = running ? comms : null;
    }
    if (current != null) {
      current.checkForActivity(); // sends a ping when due, and schedules the next check
    }
  }
}
