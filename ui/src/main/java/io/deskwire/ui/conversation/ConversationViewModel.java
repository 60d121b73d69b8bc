package io.deskwire.ui.conversation;

import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.room.Owner;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
import io.deskwire.session.ClaimOutcome;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.MessagePlace;
import io.deskwire.session.Room;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.SafeText;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * One conversation without its window: lines, who answers, what is stuck, what is being written. Knows no control, no
 * stage and no toolkit thread; every call comes on the gate's thread, and results of the session are brought there.
 */
public final class ConversationViewModel {

  private final ChatSession session;
  private final Room room;
  private final Executor gate;
  private final LineModel model;
  private final History history;
  private final ComposerViewModel composer;
  private final ReadOnlyObjectWrapper<@Nullable RoomSummary> summary = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Standing> standing = new ReadOnlyObjectWrapper<>(this, "standing",
      Standing.WAITING);
  private final ReadOnlyBooleanWrapper online = new ReadOnlyBooleanWrapper(this, "online", true);
  private final ReadOnlyBooleanWrapper ownerGone = new ReadOnlyBooleanWrapper(this, "ownerGone");
  private final ReadOnlyStringWrapper looking = new ReadOnlyStringWrapper(this, "looking", "");
  private final StuckMessages stuck = new StuckMessages();
  private final Words words;
  private final Announcement announcement;
  private final DayWatch days;
  private final ReadOnlyIntegerWrapper newBelow = new ReadOnlyIntegerWrapper(this, "newBelow");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
  private final HiddenMessages hidden;
  private final Seek seek;
  private final FindViewModel find;
  private boolean asked;
  private boolean attended;
  private boolean atEnd = true;

  /**
   * Starts reading the newest page.
   *
   * @param gate  runs tasks on the thread that calls this view-model
   * @param clock with the zone in which days begin
   */
  public ConversationViewModel(ChatSession session, Room room, Executor gate, Clock clock, Delay delay) {
    this.session = session;
    this.room = room;
    this.gate = gate;
    model = new LineModel(clock.getZone());
    words = new Words(clock, agentId(), session::agentName);
    announcement = new Announcement(words);
    days = new DayWatch(clock, delay);
    history = new History(room, gate, model, this::pageShown);
    hidden = new HiddenMessages(model, words);
    seek = new Seek(history, model, hidden::reveal, () -> trouble.set(ConversationTexts.of("seek.gone")));
    // of the history's own life; what it could not read is said there
    history.problemProperty().subscribe(problem -> {
      if (!problem.isEmpty()) {
        seek.forget();
      }
    });
    find = new FindViewModel(room, gate, delay, place -> seekTo(Seek.Target.of(place, Seek.Aim.SEE)));
    composer = new ComposerViewModel(session, room, gate, delay);
    begin();
    history.open();
  }

  /** What is known of the room without reading. */
  private void begin() {
    model.setNewFrom(room.readMark());
    onConnection(session.connection());
    room.summary().ifPresent(this::show);
    standingChanged();
  }

  /** For one that was made with a {@link LateRoom}: its room has a name now. */
  void begun() {
    begin();
  }

  ObservableList<Line> lines() {
    return model.lines();
  }

  LineModel model() {
    return model;
  }

  ComposerViewModel composer() {
    return composer;
  }

  /** What puts lines and moments into words. */
  Words words() {
    return words;
  }

  Announcement announcement() {
    return announcement;
  }

  Room room() {
    return room;
  }

  String roomId() {
    return room.id();
  }

  String agentId() {
    return session.profile().agent().id();
  }

  /** Whether it is only read along: nobody is told, and nothing can be written. */
  boolean isSilent() {
    return room instanceof SilentRoom;
  }

  /** Null for a room of which nothing is known yet. */
  ReadOnlyObjectProperty<@Nullable RoomSummary> summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Standing> standingProperty() {
    return standing.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty onlineProperty() {
    return online.getReadOnlyProperty();
  }

  /** Whether the colleague who answers is known not to be there: anybody may take over then. */
  ReadOnlyBooleanProperty ownerGoneProperty() {
    return ownerGone.getReadOnlyProperty();
  }

  /** Which colleagues have the room in front of them, a sentence; empty for nobody. */
  ReadOnlyStringProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }

  /** The first own message that is held or failed and keeps later ones back; null when none. */
  ReadOnlyObjectProperty<@Nullable ChatMessage> stuckProperty() {
    return stuck.firstProperty();
  }

  /** How many unsent messages wait behind the stuck one. */
  ReadOnlyIntegerProperty stuckLaterProperty() {
    return stuck.laterProperty();
  }

  /** Messages that came while the agent was reading further up. */
  ReadOnlyIntegerProperty newBelowProperty() {
    return newBelow.getReadOnlyProperty();
  }

  /** What did not work last, one sentence; empty when nothing. */
  ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /** Changes at midnight. */
  ReadOnlyObjectProperty<LocalDate> todayProperty() {
    return days.todayProperty();
  }

  ReadOnlyBooleanProperty loadingOlderProperty() {
    return history.loadingProperty();
  }

  ReadOnlyStringProperty historyProblemProperty() {
    return history.problemProperty();
  }

  // what comes in

  /** Lines that are new or changed; those of other rooms are ignored. */
  public void onMessages(List<ChatMessage> changed) {
    List<ChatMessage> ours = changed.stream().filter(message -> message.room().equals(room.id())).toList();
    List<ChatMessage> fresh = ours.stream()
        .filter(message -> model.find(message.id()) == null && !hidden.leavesOut(message)).toList();
    boolean answered = fresh.stream().anyMatch(ChatMessage::isOwn);
    boolean foreign = fresh.stream().anyMatch(message -> message.type().isConversation() && !message.isOwn());
    if (answered) {
      model.setNewFrom(LineModel.NOTHING_NEW);
    } else if (foreign && !isSeen() && history.isOpened() && model.newFrom() == LineModel.NOTHING_NEW) {
      model.setNewFrom(room.readMark());
    }
    List<ChatMessage> shown = history.live(ours);
    find.changed(ours);
    // by id: comparing whole messages with each other is quadratic, and a burst brings thousands in one frame
    Set<String> ids = fresh.stream().map(ChatMessage::id).collect(Collectors.toSet());
    composer.answeredByColleagues(
        (int) shown.stream().filter(message -> ids.contains(message.id()) && isColleagues(message)).count());
    announcement.came(shown.stream().filter(message -> ids.contains(message.id())).toList());
    if (!atEnd) {
      newBelow.set(newBelow.get() + (int) shown.stream().filter(message -> ids.contains(message.id()))
          .filter(message -> message.type().isConversation() && !message.isOwn()).count());
    }
    stuck.find(model.unsent());
    markRead();
  }

  private boolean isColleagues(ChatMessage message) {
    return message.type() == EventType.MESSAGE && !message.isOwn() && !message.late()
        && message.from().role() != Role.CUSTOMER && !message.from().id().equals(agentId());
  }

  /** The room is new or has changed. */
  public void onRoom(RoomSummary changed) {
    if (!changed.id().equals(room.id())) {
      return;
    }
    show(changed);
    if (changed.owner().isClaimedBy(agentId())) {
      trouble.set("");
    }
    standingChanged();
  }

  private void show(RoomSummary now) {
    hidden.room(now); // before those who are told of the room ask for it
    summary.set(now);
    model.setMissing(now.missing());
  }

  /** The lines to the broker have changed. */
  public void onConnection(ConnectionSummary connection) {
    online.set(connection.isOnline());
    onPresence();
  }

  /** A colleague has come or gone. */
  public void onPresence() {
    looking.set(Onlookers.words(session.peers(), room.id()));
    if (isOwnerGone() != ownerGone.get()) {
      standingChanged();
    }
  }

  private boolean isOwnerGone() {
    RoomSummary now = summary.get();
    String owner = now == null || now.owner().kind() != Owner.Kind.CLAIMED ? null : now.owner().agentId();
    return owner != null && session.isOffline(owner);
  }

  /** The line of an unsent message goes away. */
  public void onDropped(String messageId) {
    history.dropped(messageId);
    stuck.find(model.unsent());
  }

  /** Lines from this one on have come faster than they could be handed over: they are read again. */
  public void onMissed(ChatMessage first) {
    if (first.room().equals(room.id())) {
      history.reload();
    }
  }

  // what the agent does

  /** Whether the agent looks at this conversation: its tab is in front and its window has the focus. */
  public void setAttended(boolean newAttended) {
    if (attended && !newAttended) {
      // what comes from now on is new; what was new has been seen
      model.setNewFrom(LineModel.NOTHING_NEW);
    }
    attended = newAttended;
    markRead();
  }

  /** Where the list stands. */
  void positionChanged(boolean newAtEnd) {
    atEnd = newAtEnd;
    if (atEnd) {
      newBelow.set(0);
      markRead();
    }
  }

  /** Reads the page before the oldest line. @return false when one is being read, or there is none */
  boolean loadOlder() {
    return history.loadOlder();
  }

  /** Reads the history back to a message, wherever it stands; {@link #seek} has it then. */
  public void seek(ChatMessage message) {
    seekTo(Seek.Target.of(MessagePlace.of(message), Seek.Aim.STAND));
  }

  /** Goes back to where somebody has stopped reading. */
  void returnTo(ReadingPlace place) {
    seek.to(new Seek.Target(place.line(), Seek.Aim.RETURN, place.offset()));
  }

  /** Goes to the oldest line that has not been read; nothing when all have. */
  void seekUnread() {
    if (model.newFrom() != LineModel.NOTHING_NEW) {
      seekTo(Seek.Target.of(new MessagePlace("", model.newFrom(), Long.MAX_VALUE), Seek.Aim.UNREAD));
    }
  }

  private void seekTo(Seek.Target target) {
    trouble.set("");
    seek.to(target);
  }

  /** On the way to a line that may be far up. */
  Seek seek() {
    return seek;
  }

  /** What a blocked customer has written since. */
  HiddenMessages hidden() {
    return hidden;
  }

  /** Shows to everybody again what the customer writes. */
  void unblock() {
    act(room.unblock());
  }

  /** Finding words in the conversation. */
  FindViewModel find() {
    return find;
  }

  /** Whether the message can be quoted: it is not a note, and the customer can have seen it. */
  static boolean canReply(ChatMessage message) {
    return message.type() == EventType.MESSAGE && (message.delivery() == null || !message.delivery().isUnsent());
  }

  /** What is written next answers this message. */
  void reply(ChatMessage message) {
    if (canReply(message)) {
      composer.replyTo(message);
    }
  }

  void claim() {
    if (asked || standing.get() == Standing.MINE) {
      return;
    }
    asked = true;
    trouble.set("");
    standingChanged();
    Futures.then(room.claim(), gate, this::claimEnded, error -> {
      asked = false;
      standingChanged();
      failed(error);
    });
  }

  void retry(ChatMessage message) {
    session.message(message.id()).ifPresent(handle -> act(handle.retry()));
  }

  void drop(ChatMessage message) {
    act(session.drop(message.id()));
  }

  void edit(ChatMessage message) {
    if (message.attachment() == null) {
      composer.edit(message);
    }
  }

  /** Takes back what has not left of a file. */
  void cancel(ChatMessage message) {
    session.message(message.id()).ifPresent(handle -> act(handle.cancel()));
  }

  /** Takes the last message that has not left into the composer. @return false when there is none */
  boolean editLast() {
    for (ChatMessage message : model.unsent().reversed()) {
      boolean waits = message.delivery() == DeliveryState.QUEUED || message.delivery() == DeliveryState.HELD;
      if (waits && message.attachment() == null) {
        composer.edit(message);
        return true;
      }
    }
    return false;
  }

  /** Whether nothing is under way and nothing said here that would be missed: it could be closed and opened again. */
  boolean isAtRest() {
    return composer.isEmpty() && !asked && trouble.get().isEmpty() && !find.openProperty().get();
  }

  /** Keeps the draft and lets go of everything. */
  public void close() {
    find.close();
    composer.close();
    history.close();
    days.close();
  }

  private void pageShown() {
    stuck.find(model.unsent());
    markRead();
    seek.on();
  }

  private boolean isSeen() {
    return attended && atEnd;
  }

  private void markRead() {
    List<ChatMessage> messages = model.messages();
    if (isSeen() && !messages.isEmpty() && messages.getLast().order() > room.readMark()) {
      room.markRead(messages.getLast());
    }
  }

  private void claimEnded(ClaimOutcome outcome) {
    asked = false;
    String winner = outcome.winner();
    trouble.set(switch (outcome.kind()) {
      case WON -> "";
      case LOST ->
        winner == null
            ? ConversationTexts.of("claim.lostUnknown")
            : ConversationTexts.of("claim.lost", SafeText.line(winner));
      case NOT_SETTLED -> ConversationTexts.of("claim.notSettled");
    });
    room.summary().ifPresent(this::show);
    standingChanged();
  }

  private void standingChanged() {
    RoomSummary now = summary.get();
    Standing next = Standing.of(now, agentId(), asked);
    ownerGone.set(isOwnerGone());
    String owner = now == null || now.owner().agentName() == null ? "" : SafeText.line(now.owner().agentName());
    composer.setStandingReason(switch (next) {
      case MINE -> "";
      case WAITING -> ConversationTexts.of("reason.take");
      case CLAIMING -> ConversationTexts.of("reason.claiming");
      case OTHERS -> ConversationTexts.of(ownerGone.get() ? "reason.gone" : "reason.other", owner);
      case SNOOZED -> ConversationTexts.of("reason.snoozed");
      case CLOSED -> ConversationTexts.of("reason.closed");
    });
    standing.set(next); // last: who is told finds the composer as it shall be
  }

  private void act(CompletableFuture<?> future) {
    trouble.set("");
    Futures.then(future, gate, _ -> {}, this::failed);
  }

  private void failed(Throwable error) {
    trouble.set(ConversationTexts.of("action.failed", Futures.sentence(error)));
  }

  /** What canned replies call by name. */
  Map<String, String> variables() {
    String name = customerName();
    RoomSummary now = summary.get();
    String queue = now == null ? null : now.queue();
    return Map.of("customer.name", name, "customer.firstName", name.split("\\s", 2)[0], "agent.name",
        SafeText.line(session.profile().agent().name()), "room", room.id(), "queue",
        queue == null ? "" : SafeText.line(queue));
  }

  /** The customer's name to show. */
  String customerName() {
    RoomSummary now = summary.get();
    return SafeText.name(now == null ? room.id() : now.name(), room.id());
  }
}
