package io.deskwire.ui.fx.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeightIndexTest {

  private final HeightIndex index = new HeightIndex(50);

  @Test
  void unknownHeightsCountAsTheFirstGuess() {
    index.replace(0, 0, 10);
    assertThat(index.total()).isEqualTo(500);
    assertThat(index.sumOfFirst(4)).isEqualTo(200);
  }

  @Test
  void unknownHeightsCountAsTheAverageOfTheKnownOnes() {
    index.replace(0, 0, 4);
    index.set(0, 10);
    index.set(1, 30);
    assertThat(index.total()).isEqualTo(80);
    assertThat(index.get(3)).isEqualTo(20);
  }

  @Test
  void findsTheItemAtAPixel() {
    index.replace(0, 0, 5);
    for (int i = 0; i < 5; i++) {
      index.set(i, 10 * (i + 1));
    }
    assertThat(index.indexAt(0)).isEqualTo(0);
    assertThat(index.indexAt(9.9)).isEqualTo(0);
    assertThat(index.indexAt(10)).isEqualTo(1);
    assertThat(index.indexAt(59)).isEqualTo(2);
    assertThat(index.indexAt(60)).isEqualTo(3);
    assertThat(index.indexAt(10_000)).isEqualTo(4);
  }

  @Test
  void agreesWithPlainAdditionOverRandomChanges() {
    Random random = new Random(7);
    List<Float> plain = new ArrayList<>();
    for (int step = 0; step < 4_000; step++) {
      switch (random.nextInt(4)) {
        case 0 -> {
          int at = random.nextBoolean() ? plain.size() : random.nextInt(plain.size() + 1);
          int count = 1 + random.nextInt(5);
          index.replace(at, 0, count);
          for (int i = 0; i < count; i++) {
            plain.add(at, 0f);
          }
          for (int i = at; i < at + count; i++) {
            float height = 1 + random.nextInt(90);
            plain.set(i, height);
            index.set(i, height);
          }
        }
        case 1 -> {
          if (!plain.isEmpty()) {
            int at = random.nextInt(plain.size());
            int count = Math.min(plain.size() - at, random.nextInt(3));
            index.replace(at, count, 0);
            plain.subList(at, at + count).clear();
          }
        }
        case 2 -> {
          if (!plain.isEmpty()) {
            int at = random.nextInt(plain.size());
            float height = 1 + random.nextInt(90);
            plain.set(at, height);
            index.set(at, height);
          }
        }
        default -> {
          int count = random.nextInt(plain.size() + 1);
          double sum = plain.subList(0, count).stream().mapToDouble(f -> f).sum();
          assertThat(index.sumOfFirst(count)).isCloseTo(sum, within(1e-6));
          double all = plain.stream().mapToDouble(f -> f).sum();
          assertThat(index.total()).isCloseTo(all, within(1e-6));
          if (count < plain.size()) {
            assertThat(index.indexAt(sum)).isEqualTo(count);
          }
        }
      }
    }
  }
}
