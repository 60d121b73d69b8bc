package io.deskwire.transport.tls;

import io.deskwire.transport.BadEndpointException;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.TlsException;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.UnreachableException;
import io.deskwire.transport.line.Faults;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why a TLS handshake failed, in plain words. */
public final class TlsFaults {
  private TlsFaults() {}

  public static TransportException of(Endpoint endpoint, IOException e) {
    String where = Faults.address(endpoint);
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      TransportException known = certificate(endpoint, cause, e);
      if (known != null) {
        return known;
      }
    }
    String message = e.getMessage() == null ? "" : e.getMessage().toLowerCase(Locale.ROOT);
    if (message.contains("unsupported or unrecognized ssl message")) {
      return new BadEndpointException(
          where + " does not speak TLS; use another port, or the endpoint without encryption.", e);
    }
    if (e instanceof SocketTimeoutException) {
      return new UnreachableException(where + " did not answer the TLS handshake in time; check the port.", e);
    }
    if (e instanceof EOFException || e instanceof SocketException || message.contains("terminated the handshake")) {
      return new UnreachableException(
          where + " closed the connection during the TLS handshake; check that this port speaks TLS.", e);
    }
    if (e instanceof SSLException && (message.contains("protocol_version") || message.contains("handshake_failure"))) {
      return new TlsException(
          where + " and this computer share no version of TLS or no cipher; the administrator must update the broker.",
          e);
    }
    return new TlsException("The TLS handshake with " + where + " failed.", e);
  }

  private static @Nullable TransportException certificate(Endpoint endpoint, Throwable cause,
      IOException e) {
    String host = endpoint.host();
    if (cause instanceof CertificateExpiredException) {
      return new TlsException("The certificate of " + host + " has expired; the administrator must renew it.", e);
    }
    if (cause instanceof CertificateNotYetValidException) {
      return new TlsException(
          "The certificate of " + host + " is not valid yet; check the clocks of this computer and of the broker.", e);
    }
    if (cause instanceof CertPathBuilderException) {
      return new TlsException("The certificate of " + host
          + " is not trusted: its authority is unknown; name the desk's own authorities (a PEM file) in the profile.",
          e);
    }
    if (cause instanceof CertificateException && cause.getMessage() != null && isAboutNames(cause.getMessage())) {
      return new TlsException("The certificate is for another host than " + host
          + "; use the name in the certificate, or have it issued for this host.", e);
    }
    return null;
  }

  /** The JDK has no exception of its own for it. */
  private static boolean isAboutNames(String message) {
    return message.startsWith("No name matching") || message.startsWith("No subject alternative")
        || message.contains("doesn't match");
  }
}
