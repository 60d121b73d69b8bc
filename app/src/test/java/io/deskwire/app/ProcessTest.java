package io.deskwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own: what a shell sees. */
class ProcessTest {

  @TempDir
  private Path folder;

  @Test
  void helpIsExitCode0() throws Exception {
    assertThat(Program.run("--help").code()).isZero();
  }

  @Test
  void aFailureIsExitCode1WithOneSentenceAndNothingOnStandardOutput() throws Exception {
    Program.Ended ended = Program.run("send", "--endpoint", "mqtt://127.0.0.1:1", "--room", "r1", "--text", "x",
        "--timeout", "1",
        "--data-dir", folder.toString());
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.err()).contains("kept in");
  }

  @Test
  void wrongUsageIsExitCode2() throws Exception {
    Program.Ended ended = Program.run("send");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err().lines()).hasSize(1);
  }
}
