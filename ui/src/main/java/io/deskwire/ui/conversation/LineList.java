package io.deskwire.ui.conversation;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ModifiableObservableListBase;

/** Lines to watch, in which a run of lines can be replaced in one change. */
final class LineList extends ModifiableObservableListBase<Line> {

  private final List<Line> lines = new ArrayList<>();

  /** Replaces the lines from {@code from} up to {@code to}; what is equal at both ends is left alone. */
  void replace(int from, int to, List<Line> by) {
    int start = 0;
    int most = Math.min(to - from, by.size());
    while (start < most && lines.get(from + start).equals(by.get(start))) {
      start++;
    }
    int end = 0;
    while (end < most - start && lines.get(to - 1 - end).equals(by.get(by.size() - 1 - end))) {
      end++;
    }
    List<Line> old = lines.subList(from + start, to - end);
    List<Line> fresh = by.subList(start, by.size() - end);
    if (old.isEmpty() && fresh.isEmpty()) {
      return;
    }
    beginChange();
    if (!old.isEmpty()) {
      List<Line> removed = new ArrayList<>(old);
      old.clear();
      nextRemove(from + start, removed);
    }
    if (!fresh.isEmpty()) {
      lines.addAll(from + start, fresh);
      nextAdd(from + start, from + start + fresh.size());
    }
    endChange();
  }

  @Override
  public Line get(int index) {
    return lines.get(index);
  }

  @Override
  public int size() {
    return lines.size();
  }

  @Override
  protected void doAdd(int index, Line line) {
    lines.add(index, line);
  }

  @Override
  protected Line doSet(int index, Line line) {
    return lines.set(index, line);
  }

  @Override
  protected Line doRemove(int index) {
    return lines.remove(index);
  }
}
