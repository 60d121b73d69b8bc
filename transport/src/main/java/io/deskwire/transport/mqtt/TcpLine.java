package io.deskwire.transport.mqtt;

import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.line.Dialer;
import io.deskwire.transport.line.Lifecycle;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** MQTT over TCP or TLS. */
final class TcpLine implements Line {
  private final Dialer dialer;
  private final Lifecycle lifecycle;
  private final StartGate gate = new StartGate();
  private volatile @Nullable Socket socket;
  private @Nullable InputStream input; // the library's connecting thread
  private @Nullable OutputStream output; // the library's connecting thread
  private volatile @Nullable TransportException fault;

  TcpLine(ConnectRequest request, Lifecycle lifecycle) {
    this.dialer = new Dialer(request);
    this.lifecycle = lifecycle;
  }

  @Override
  public void start() throws IOException {
    Thread.currentThread().setName("deskwire-mqtt-connect"); // the library names it after the secret client id
    try {
      Socket made = dialer.dial(lifecycle);
      socket = made;
      // now, and not when the library asks for them: a socket that has been closed meanwhile has none, and the library
      // would have started some of its threads by then
      input = made.getInputStream();
      output = made.getOutputStream();
    } catch (TransportException e) {
      fault = e;
      gate.pass();
      throw new IOException(e);
    } catch (IOException e) {
      gate.pass();
      throw e;
    }
    lifecycle.stage("answer the sign-in");
  }

  @Override
  public InputStream getInputStream() {
    return new PacketInput(Objects.requireNonNull(input), lifecycle, gate);
  }

  @Override
  public OutputStream getOutputStream() {
    return new PacketOutput(Objects.requireNonNull(output), gate);
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
