package io.deskwire.ui.conversation;

import io.deskwire.ui.fx.list.AnchorCell;
import io.deskwire.ui.fx.list.CellSource;

/** Which cell shows which line. */
final class LineCells implements CellSource<Line> {

  private final LineContext context;

  LineCells(LineContext context) {
    this.context = context;
  }

  /** Kinds of cells. */
  private enum Kind {
    MESSAGE, EVENT, RULE
  }

  @Override
  public Object keyOf(Line line) {
    return line.key();
  }

  @Override
  public Object kindOf(Line line) {
    return switch (line) {
      case Line.Bubble _ -> Kind.MESSAGE;
      case Line.Event _ -> Kind.EVENT;
      case Line.Day _,Line.Unread _,Line.Gap _,Line.Hole _ -> Kind.RULE;
    };
  }

  @Override
  public AnchorCell<Line> makeCell(Object kind) {
    return switch ((Kind) kind) {
      case MESSAGE -> new MessageCell(context);
      case EVENT -> new EventCell(context);
      case RULE -> new RuleCell(context);
    };
  }

  @Override
  public boolean keepsPlace(Line line) {
    return line instanceof Line.OfMessage;
  }
}
