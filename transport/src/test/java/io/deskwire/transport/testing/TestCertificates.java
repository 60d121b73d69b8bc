package io.deskwire.transport.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Random;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** A certificate authority made for one run of the tests, and servers' certificates signed by it. */
public final class TestCertificates {
  public static final String PASSWORD = "only-for-tests";
  private static final X500Name ISSUER = new X500Name("CN=Deskwire test authority");
  private static final Random SERIAL = new Random();

  private final Path folder;
  private final KeyPair authority = keys();
  private final X509Certificate authorityCertificate;

  public TestCertificates(Path folder) {
    this.folder = folder;
    this.authorityCertificate = sign(ISSUER, authority, null, Duration.ofDays(30));
    write(folder.resolve("ca.pem"), pem(authorityCertificate));
  }

  public Path folder() {
    return folder;
  }

  public Path caFile() {
    return folder.resolve("ca.pem");
  }

  /** A server that is {@code localhost} and {@code 127.0.0.1}. */
  public Server forLoopback() {
    return server("loopback", loopback(), Duration.ofDays(30));
  }

  public Server forAnotherHost() {
    return server("another", new GeneralNames(new GeneralName(GeneralName.dNSName, "other.example")),
        Duration.ofDays(30));
  }

  public Server expired() {
    return server("expired", loopback(), Duration.ofMinutes(-5));
  }

  private static GeneralNames loopback() {
    return new GeneralNames(new GeneralName[]{new GeneralName(GeneralName.dNSName, "localhost"),
        new GeneralName(GeneralName.iPAddress, "127.0.0.1")});
  }

  private Server server(String name, GeneralNames names, Duration valid) {
    KeyPair keys = keys();
    X509Certificate certificate = sign(new X500Name("CN=Deskwire test server"), keys, names, valid);
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", keys.getPrivate(), PASSWORD.toCharArray(),
          new Certificate[]{certificate, authorityCertificate});
      Path file = folder.resolve(name + ".p12");
      try (var out = Files.newOutputStream(file)) {
        store.store(out, PASSWORD.toCharArray());
      }
      write(folder.resolve(name + ".pem"), pem(certificate) + pem(authorityCertificate));
      write(folder.resolve(name + ".key"), pem(new JcaPKCS8Generator(keys.getPrivate(), null)));
      return new Server(file, folder.resolve(name + ".pem"), folder.resolve(name + ".key"), store);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate sign(X500Name subject, KeyPair keys, @Nullable GeneralNames names,
      Duration valid) {
    Instant now = Instant.now();
    X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(ISSUER,
        new BigInteger(64, SERIAL).abs().add(BigInteger.ONE), Date.from(now.minus(Duration.ofHours(1))),
        Date.from(now.plus(valid)), subject, keys.getPublic());
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(names == null));
      if (names != null) {
        builder.addExtension(Extension.subjectAlternativeName, false, names);
      }
      PrivateKey signer = authority.getPrivate();
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(Object object) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One server's key and certificate, in the forms that brokers want. */
  public record Server(Path keyStoreFile, Path certificateFile, Path keyFile, KeyStore keyStore) {

    public SSLContext context() {
      try {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keyStore, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
