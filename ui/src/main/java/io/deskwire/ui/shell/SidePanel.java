package io.deskwire.ui.shell;

import io.deskwire.room.Owner;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.Figures;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.ReadingWay;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.latency.LatencyCard;
import io.deskwire.ui.room.RoomDeeds;
import io.deskwire.ui.room.RoomMenu;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Who the customer is, and how fast the line to them. */
final class SidePanel {
  /** Letters of an address that still says something; the rest would push everything else out of the panel. */
  private static final int LONGEST = 160;

  /** A longer one would make the whole panel wider. */
  private static final double TAG_WIDE = 180;

  private final VBox root = new VBox();
  private final ScrollPane scroll = new ScrollPane(root);
  private final GridPane facts = new GridPane();
  private final FlowPane tags = new FlowPane(6, 6);
  private final LatencyCard latency = new LatencyCard();

  private final Button addTag = Nodes.button(Texts.of("side.tag.add"), () -> withRoom(RoomDeeds::askTag), "tag",
      "tag-add");
  private final Predicate<Owner> isGone;
  private @Nullable RoomDeeds deeds;
  private @Nullable RoomSummary shown;
  private List<Fact> factsShown = List.of();
  private Set<String> tagsShown = Set.of();
  private boolean gone;
  private @Nullable String stale;

  /**
   * @param isGone whether the agent who answers is known not to be there
   * @param deeds  what can be done with the conversation
   * @param past   what is known from before
   */
  SidePanel(Predicate<Owner> isGone, Node deeds, Node past) {
    this.isGone = isGone;
    root.getStyleClass().add("side-panel");
    facts.getStyleClass().add("facts");
    VBox card = new VBox(facts, tags, deeds);
    card.getStyleClass().add("card");
    root.getChildren().addAll(card, latency, past);
    root.setMinHeight(Region.USE_PREF_SIZE); // scrolled, not squeezed
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("page-scroll");
    scroll.setMinWidth(Region.USE_PREF_SIZE);
  }

  Node node() {
    return scroll;
  }

  /**
   * The line has changed, or a second has gone by without one.
   *
   * @param age how long ago it last proved that it lives, in words; empty when not known, null when it is up
   */
  void stale(@Nullable String age) {
    if (!Objects.equals(age, stale)) {
      stale = age;
      if (shown != null) {
        latency.show(shown, age);
      }
    }
  }

  /** Tags can be changed from now on. */
  void serve(RoomDeeds served) {
    deeds = served;
    tags.getChildren().setAll(addTag);
  }

  private void withRoom(BiConsumer<RoomDeeds, RoomSummary> deed) {
    if (deeds != null && shown != null) {
      deed.accept(deeds, shown);
    }
  }

  private Node chip(String tag) {
    String word = SafeText.line(tag);
    Button off = Nodes.iconButton(Feather.X, Texts.of("side.tag.off", word),
        () -> withRoom((now, room) -> now.untag(room, tag)));
    Label label = Nodes.label(word);
    label.setMaxWidth(TAG_WIDE);
    HBox chip = new HBox(label, off);
    chip.getStyleClass().addAll("tag", "tag-chip");
    return chip;
  }

  /** A colleague may have come or gone. */
  void presence() {
    RoomSummary room = shown;
    if (room != null && isGone.test(room.owner()) != gone) {
      show(room);
    }
  }

  void show(RoomSummary room) {
    shown = room;
    gone = isGone.test(room.owner());
    List<Fact> now = facts(room);
    // a busy room is shown anew at every message, and making labels has their style computed
    if (!now.equals(factsShown)) {
      factsShown = now;
      facts.getChildren().clear();
      now.forEach(this::add);
    }
    Set<String> tagsNow = new TreeSet<>(room.tags());
    if (!tagsNow.equals(tagsShown)) {
      tagsShown = tagsNow;
      tags.getChildren().setAll(tagsNow.stream().map(this::chip).toList());
      if (deeds != null) {
        tags.getChildren().add(addTag);
      }
    }
    Nodes.show(tags, !tags.getChildren().isEmpty());
    latency.show(room, stale);
  }

  /** One row. */
  private record Fact(String key, String value, String style) {}

  private List<Fact> facts(RoomSummary room) {
    List<Fact> found = new ArrayList<>();
    found.add(new Fact("side.customer", SafeText.name(room.name(), room.id()), "strong"));
    fact(found, "side.channel", channel(room));
    fact(found, "side.page", room.opened().page());
    fact(found, "side.language", language(room.opened().language()));
    fact(found, "side.queue", room.queue());
    fact(found, "side.agent", agent(room.owner(), gone));
    fact(found, "side.priority", room.priority() > 0 ? RoomMenu.priority(room.priority()) : null);
    fact(found, "side.help", room.raisedBy());
    fact(found, "side.blocked", blocked(room));
    if (!room.name().equals(room.id())) {
      fact(found, "side.room", room.id());
    }
    return found;
  }

  private static @Nullable String blocked(RoomSummary room) {
    RoomSummary.Blocked blocked = room.blocked();
    return blocked == null ? null : blocked.reason() == null ? blocked.by() : blocked.by() + ": " + blocked.reason();
  }

  private static void fact(List<Fact> found, String key, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      found.add(new Fact(key, SafeText.brief(value, LONGEST), "plain"));
    }
  }

  private void add(Fact fact) {
    Label name = Nodes.label(Texts.of(fact.key()), "muted");
    name.setMinWidth(Region.USE_PREF_SIZE);
    Label text = Nodes.label(fact.value(), fact.style());
    text.setWrapText(true);
    ReadingWay.follow(text, text.textProperty());
    GridPane.setValignment(name, VPos.TOP); // beside the first line of what is longer
    facts.addRow(facts.getRowCount(), name, text);
  }

  private static @Nullable String channel(RoomSummary room) {
    String channel = room.opened().channel();
    String via = room.opened().via();
    return channel == null ? via : via == null ? channel : channel + ", " + via;
  }

  private static @Nullable String language(@Nullable String tag) {
    if (tag == null) {
      return null;
    }
    String name = Locale.forLanguageTag(tag).getDisplayLanguage(Texts.locale());
    return name.isEmpty() || name.equals(tag) ? tag : name + " (" + ReadingWay.apart(tag) + ")";
  }

  private static String agent(Owner owner, boolean gone) {
    String name = owner.agentName() == null ? "" : owner.agentName();
    return switch (owner.kind()) {
      case WAITING -> Texts.of("side.nobody");
      case CLAIMED -> gone ? Texts.dotted(name, Texts.of("side.offline")) : name;
      case SNOOZED -> Texts.dotted(name,
          Texts.of("side.until", Figures.timeOfDay(owner.until(), ZoneId.systemDefault())));
      case CLOSED -> Texts.dotted(name, Texts.of("side.closed"));
    };
  }
}
