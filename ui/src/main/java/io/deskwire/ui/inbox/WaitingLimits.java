package io.deskwire.ui.inbox;

import io.deskwire.ui.fx.Tone;

/**
 * How long a customer may wait at this desk; ms.
 *
 * @param fair from here on a colleague should look
 * @param poor from here on it is too long
 */
public record WaitingLimits(long fair, long poor) {

  /** Half a minute and two minutes. */
  public static final WaitingLimits DEFAULT = new WaitingLimits(30_000, 120_000);

  /** How a customer feels who has waited so long. */
  public Tone tone(long waited) {
    if (waited >= poor) {
      return Tone.POOR;
    }
    return waited >= fair ? Tone.FAIR : Tone.GOOD;
  }
}
