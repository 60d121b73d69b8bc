package io.deskwire.app.platform;

import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Short sounds, made here: no files, no codec. */
public enum Chime {
  /** Two notes upwards: somebody waits. */
  CALL(660, 880),
  /** One note: an answer. */
  WORD(784, 784),
  /** Two notes downwards: a colleague. */
  NAME(880, 660);

  private static final Logger log = LoggerFactory.getLogger(Chime.class);
  private static final float RATE = 44_100;
  private static final double SECONDS = 0.12;
  private static final double LOUDNESS = 0.25;

  private final int first;
  private final int second;

  Chime(int first, int second) {
    this.first = first;
    this.second = second;
  }

  /** Plays it, and waits until it is over (a quarter of a second). @return what is in the way; empty when nothing is */
  public Optional<String> play() {
    AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
    try (SourceDataLine line = AudioSystem.getSourceDataLine(format)) {
      line.open(format);
      line.start();
      byte[] samples = samples();
      line.write(samples, 0, samples.length);
      line.drain();
      return Optional.empty();
    } catch (LineUnavailableException | IllegalArgumentException e) { // the second where there is no sound card
      log.debug("no sound", e);
      return Optional.of("This computer offers no sound output.");
    }
  }

  byte[] samples() {
    int each = (int) (RATE * SECONDS);
    byte[] samples = new byte[each * 2 * 2];
    for (int i = 0; i < each * 2; i++) {
      int within = i % each;
      double fade = Math.sin(Math.PI * within / each); // no click at either end
      double wave = Math.sin(2 * Math.PI * (i < each ? first : second) * within / RATE);
      short value = (short) (wave * fade * LOUDNESS * Short.MAX_VALUE);
      samples[i * 2] = (byte) value;
      samples[i * 2 + 1] = (byte) (value >> 8);
    }
    return samples;
  }
}
