package io.deskwire.ui.conversation;

import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
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
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
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
  private final LineModel model;
  private final History history;
  private final ComposerViewModel composer;
  private final ReadOnlyBooleanWrapper online = new ReadOnlyBooleanWrapper(this, "online", true);
  private final ReadOnlyStringWrapper looking = new ReadOnlyStringWrapper(this, "looking", "");
  private final StuckMessages stuck = new StuckMessages();
  private final Words words;
  private final Announcement announcement;
  private final DayWatch days;
  private final Trouble trouble;
  private final Answering answering;
  private final Attention attention;
  private final HiddenMessages hidden;
  private final Seek seek;
  private final FindViewModel find;

  /**
   * Starts reading the newest page.
   *
   * @param gate  runs tasks on the thread that calls this view-model
   * @param clock with the zone in which days begin
   */
  public ConversationViewModel(ChatSession session, Room room, Executor gate, Clock clock, Delay delay) {
    this.session = session;
    this.room = room;
    model = new LineModel(clock.getZone());
    words = new Words(clock, agentId(), session::agentName);
    announcement = new Announcement(words);
    trouble = new Trouble(gate);
    attention = new Attention(room, model);
    days = new DayWatch(clock, delay);
    history = new History(room, gate, model, this::pageShown);
    hidden = new HiddenMessages(model, words);
    seek = new Seek(history, model, hidden::reveal, () -> trouble.say(ConversationTexts.of("seek.gone")));
    // of the history's own life; what it could not read is said there
    history.problemProperty().subscribe(problem -> {
      if (!problem.isEmpty()) {
        seek.forget();
      }
    });
    find = new FindViewModel(room, gate, delay, place -> seekTo(Seek.Target.of(place, Seek.Aim.SEE)));
    composer = new ComposerViewModel(session, room, gate, delay);
    answering = new Answering(session, room, gate, trouble, composer::setStandingReason, this::look);
    begin();
    history.open();
  }

  /** What is known of the room without reading. */
  private void begin() {
    model.setNewFrom(room.readMark());
    onConnection(session.connection());
    look();
    answering.update();
  }

  private void look() {
    room.summary().ifPresent(this::show);
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
    return answering.summaryProperty();
  }

  ReadOnlyObjectProperty<Standing> standingProperty() {
    return answering.standingProperty();
  }

  ReadOnlyBooleanProperty onlineProperty() {
    return online.getReadOnlyProperty();
  }

  /** Whether the colleague who answers is known not to be there: anybody may take over then. */
  ReadOnlyBooleanProperty ownerGoneProperty() {
    return answering.ownerGoneProperty();
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
    return attention.newBelowProperty();
  }

  /** What did not work last, one sentence; empty when nothing. */
  ReadOnlyStringProperty troubleProperty() {
    return trouble.saidProperty();
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
    attention.coming(fresh, history.isOpened());
    List<ChatMessage> shown = history.live(ours);
    find.changed(ours);
    // by id: comparing whole messages with each other is quadratic, and a burst brings thousands in one frame
    Set<String> ids = fresh.stream().map(ChatMessage::id).collect(Collectors.toSet());
    List<ChatMessage> news = shown.stream().filter(message -> ids.contains(message.id())).toList();
    composer.answeredByColleagues((int) news.stream().filter(this::isColleagues).count());
    announcement.came(news);
    stuck.find(model.unsent());
    attention.came(news);
  }

  private boolean isColleagues(ChatMessage message) {
    return message.type() == EventType.MESSAGE && !message.isOwn() && !message.late()
        && message.from().role() != Role.CUSTOMER && !message.from().id().equals(agentId());
  }

  /** The room is new or has changed. */
  public void onRoom(RoomSummary changed) {
    if (changed.id().equals(room.id())) {
      show(changed);
    }
  }

  private void show(RoomSummary now) {
    hidden.room(now); // before those who are told of the room ask for it
    model.setMissing(now.missing());
    answering.room(now);
  }

  /** The lines to the broker have changed. */
  public void onConnection(ConnectionSummary connection) {
    online.set(connection.isOnline());
    onPresence();
  }

  /** A colleague has come or gone. */
  public void onPresence() {
    looking.set(Onlookers.words(session.peers(), room.id()));
    answering.presence();
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
    attention.attended(newAttended);
  }

  /** Where the list stands. */
  void positionChanged(boolean newAtEnd) {
    attention.atEnd(newAtEnd);
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
    trouble.forget();
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
    trouble.watch(room.unblock());
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
    answering.claim();
  }

  void retry(ChatMessage message) {
    session.message(message.id()).ifPresent(handle -> trouble.watch(handle.retry()));
  }

  void drop(ChatMessage message) {
    trouble.watch(session.drop(message.id()));
  }

  void edit(ChatMessage message) {
    if (message.attachment() == null) {
      composer.edit(message);
    }
  }

  /** Takes back what has not left of a file. */
  void cancel(ChatMessage message) {
    session.message(message.id()).ifPresent(handle -> trouble.watch(handle.cancel()));
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
    return composer.isEmpty() && !answering.isAsked() && trouble.isNone() && !find.openProperty().get();
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
    attention.markRead();
    seek.on();
  }

  /** What canned replies call by name. */
  Map<String, String> variables() {
    String name = customerName();
    RoomSummary now = answering.summaryProperty().get();
    String queue = now == null ? null : now.queue();
    return Map.of("customer.name", name, "customer.firstName", name.split("\\s", 2)[0], "agent.name",
        SafeText.line(session.profile().agent().name()), "room", room.id(), "queue",
        queue == null ? "" : SafeText.line(queue));
  }

  /** The customer's name to show. */
  String customerName() {
    RoomSummary now = answering.summaryProperty().get();
    return SafeText.name(now == null ? room.id() : now.name(), room.id());
  }
}
