package io.deskwire.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The fault campaign in short, always with the same faults unless {@code -Dseed} gives others. */
@Timeout(600)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes cannot be stopped and continued there")
class CampaignTest {
  private static final Duration SHORT = Duration.ofSeconds(20);

  @TempDir
  private Path folder;

  @Test
  void everythingArrivesOnceAndInOrderWhateverBreaks() throws Exception {
    CampaignReport report = new ChaosCampaign(Long.getLong("seed", 1), folder, System.out).run(SHORT);

    ChaosCampaign.write(report, Path.of("target"));
    assertThat(report.isClean()).as(report.text()).isTrue();
    assertThat(report.parts()).allSatisfy(part -> {
      assertThat(part.injected()).isGreaterThan(5);
      assertThat(part.judged().verdict().shown()).isGreaterThan(100);
    });
  }
}
