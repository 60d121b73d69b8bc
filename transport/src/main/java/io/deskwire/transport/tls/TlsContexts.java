package io.deskwire.transport.tls;

import io.deskwire.transport.TlsException;
import io.deskwire.transport.TlsTrust;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Builds TLS contexts that trust the system's authorities and, beside them, a desk's own. */
public final class TlsContexts {
  private TlsContexts() {}

  /**
   * Reads the file of own authorities anew, so that a renewed one counts from the next attempt on.
   *
   * @throws TlsException when that file cannot be used
   */
  public static SSLContext of(TlsTrust trust) throws TlsException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      Path caFile = trust.caFile();
      context.init(null, caFile == null ? null : managers(authorities(caFile)), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new TlsException("TLS cannot be used on this computer: " + e.getMessage() + ".", e);
    }
  }

  private static Collection<? extends Certificate> authorities(Path file) throws TlsException {
    try {
      byte[] pem = Files.readAllBytes(file);
      Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem));
      if (found.isEmpty()) {
        throw new TlsException("The file of certificate authorities " + file + " has no certificate in it.");
      }
      return found;
    } catch (NoSuchFileException e) {
      throw new TlsException("The file of certificate authorities " + file + " does not exist.", e);
    } catch (IOException e) {
      throw new TlsException("The file of certificate authorities " + file + " cannot be read.", e);
    } catch (CertificateException e) {
      throw new TlsException("The file of certificate authorities " + file + " is not a PEM file of certificates.", e);
    }
  }

  private static TrustManager[] managers(Collection<? extends Certificate> own)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int count = 0;
    for (X509Certificate certificate : systemAuthorities()) {
      store.setCertificateEntry("system-" + count++, certificate);
    }
    for (Certificate certificate : own) {
      store.setCertificateEntry("own-" + count++, certificate);
    }
    return factory(store).getTrustManagers();
  }

  private static X509Certificate[] systemAuthorities() throws GeneralSecurityException {
    for (TrustManager manager : factory(null).getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        return x509.getAcceptedIssuers();
      }
    }
    return new X509Certificate[0];
  }

  private static TrustManagerFactory factory(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }
}
