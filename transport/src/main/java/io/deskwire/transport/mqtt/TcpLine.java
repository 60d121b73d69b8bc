package io.deskwire.transport.mqtt;

import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.line.Dialer;
import io.deskwire.transport.line.Lifecycle;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** MQTT over TCP or TLS. */
final class TcpLine implements Line {
  private final Dialer dialer;
  private final Lifecycle lifecycle;
  private final StartGate gate = new StartGate();
  private volatile @Nullable Socket socket;
  private volatile @Nullable TransportException fault;

  TcpLine(ConnectRequest request, Lifecycle lifecycle) {
    this.dialer = new Dialer(request);
    this.lifecycle = lifecycle;
  }

  @Override
  public void start() throws IOException {
    Thread.currentThread().setName("deskwire-mqtt-connect"); // the library names it after the secret client id
    try {
      socket = dialer.dial(lifecycle);
    } catch (TransportException e) {
      fault = e;
      gate.pass();
      throw new IOException(e);
    }
    lifecycle.stage("answer the sign-in");
  }

  private Socket socket() throws IOException {
    Socket made = socket;
    if (made == null) {
      throw new IOException("not started");
    }
    return made;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new PacketInput(socket().getInputStream(), lifecycle, gate);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new PacketOutput(socket().getOutputStream(), gate);
  }

  @Override
  public void stop() throws IOException {
    Socket made = socket;
    if (made != null) {
      made.close();
    }
  }

  @Override
  public @Nullable TransportException fault() {
    return fault;
  }

  @Override
  public void abort() {
    dialer.abort();
  }

  @Override
  public StartGate gate() {
    return gate;
  }

  @Override
  public boolean isNoDelay() {
    return dialer.isNoDelay();
  }
}
