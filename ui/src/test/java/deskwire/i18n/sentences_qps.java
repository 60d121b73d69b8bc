package deskwire.i18n;

import io.deskwire.ui.fx.PseudoWords;

/** Found by its name, as every bundle is: for {@code -Dtour.language=qps}. */
public final class sentences_qps extends PseudoWords {
  public sentences_qps() {
    super("sentences");
  }
}
