package io.deskwire.transport.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.transport.TlsTrust;
import io.deskwire.transport.testing.TestCertificates;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions and ciphers are the JDK's, which are kept up to date with it; the desk's own authorities change neither. */
class TlsContextsTest {
  @TempDir
  private Path folder;

  @Test
  void offersTheVersionsAndCiphersOfTheJdk() throws Exception {
    TlsTrust own = new TlsTrust(new TestCertificates(folder).caFile());
    SSLParameters jdk = SSLContext.getDefault().getDefaultSSLParameters();

    for (TlsTrust trust : List.of(TlsTrust.SYSTEM, own)) {
      SSLParameters ours = TlsContexts.of(trust).getDefaultSSLParameters();

      assertThat(ours.getProtocols()).isEqualTo(jdk.getProtocols()).doesNotContain("SSLv3", "TLSv1", "TLSv1.1");
      assertThat(ours.getCipherSuites()).isEqualTo(jdk.getCipherSuites());
    }
  }

  /** Whoever adds a switch here must explain it to this test. */
  @Test
  void trustHasNoOptionButAuthorities() {
    assertThat(TlsTrust.class.getRecordComponents()).extracting(RecordComponent::getName).containsExactly("caFile");
  }
}
