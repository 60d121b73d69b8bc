package io.deskwire.ui.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
  private static final byte[] TEXT = {'H', 'e', 'l', 'l', 'o'};

  @ParameterizedTest
  @CsvSource({"../../x,x", "/etc/passwd,passwd", "C:\\Windows\\win.ini,win.ini", "..,file", "...hidden,hidden",
      "a.txt. .,a.txt",
      "con,_con", "NUL.txt,_NUL.txt", "com1.tar.gz,_com1.tar.gz", "a<b>|?*.txt,ab.txt", "report.pdf,report.pdf"})
  void aNameLeadsNowhereAndMeansNothingToAFileSystem(String given, String safe) {
    assertThat(FileNames.safe(given)).isEqualTo(safe);
  }

  @Test
  void marksThatTurnLettersAroundAreNotInIt() {
    assertThat(FileNames.safe("invoice\u202Efdp.exe")).isEqualTo("invoicefdp.exe");
    assertThat(FileNames.safe("a\u200B\u2066\u0000.txt")).isEqualTo("a.txt");
  }

  @Test
  void aLongNameKeepsItsEnding() {
    assertThat(FileNames.safe("x".repeat(500) + ".pdf")).hasSize(120).endsWith(".pdf");
  }

  @Test
  void nothingAtAllIsAName() {
    assertThat(FileNames.safe(" ")).isEqualTo("file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.exe", "photo.jpg.EXE", "a.bat", "a.cmd", "a.ps1", "a.sh", "a.jar", "a.js", "a.vbs",
      "a.scr", "a.msi",
      "a.app", "a.desktop", "a.lnk"})
  void whatADoubleClickStartsIsAProgram(String name) {
    assertThat(FileNames.isProgram(name, TEXT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.pdf", "exe", "a.exe.txt", "readme"})
  void whatIsOnlyReadIsNone(String name) {
    assertThat(FileNames.isProgram(name, TEXT)).isFalse();
  }

  @Test
  void aProgramUnderAnotherNameIsKnownByHowItBegins() {
    assertThat(FileNames.isProgram("photo.jpg", new byte[]{'M', 'Z', 0, 0})).isTrue();
    assertThat(FileNames.isProgram("readme", new byte[]{'#', '!', '/', 'b'})).isTrue();
    assertThat(FileNames.isProgram("readme", new byte[]{'M'})).isFalse();
  }

  @Test
  void whateverTheNameIsItStaysInTheFolder() {
    Path folder = Path.of("/folder");
    int[] tricks = {'.', '/', '\\', ' ', 0, '\n', ':', 0x202E, 0x200B, 0x1F600, 'a', '~', '$', '%', 0xD800};
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder name = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        name.appendCodePoint(random.nextInt(3) > 0 ? tricks[random.nextInt(tricks.length)] : random.nextInt(0x3000));
      }
      String safe = FileNames.safe(name.toString());
      assertThat(safe).isNotBlank();
      assertThat(folder.resolve(safe).normalize().getParent()).as(name.toString()).isEqualTo(folder);
      assertThat(FileNames.safe(safe)).isEqualTo(safe);
    }
  }
}
