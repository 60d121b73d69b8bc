package io.deskwire.ui.shell;

import io.deskwire.session.ChatSession;
import io.deskwire.session.Peer;
import io.deskwire.ui.notification.Notifications;

/** The menu's words become deeds. FX thread. */
final class DeskMenu implements TopBar.Actions {
  private final Desk desk;
  private final ChatSession session;
  private final Desk.Sheets sheets;
  private final Notifications notifications;

  DeskMenu(Desk desk, ChatSession session, Desk.Sheets sheets, Notifications notifications) {
    this.desk = desk;
    this.session = session;
    this.sheets = sheets;
    this.notifications = notifications;
  }

  @Override
  public void status(Peer.Status status) {
    desk.status(status);
  }

  @Override
  public void workOffline() {
    session.goOffline();
  }

  @Override
  public void reconnect() {
    session.reconnectNow();
  }

  @Override
  public void editProfile() {
    sheets.editProfile();
  }

  @Override
  public void showKeys() {
    sheets.showKeys();
  }

  @Override
  public void showSettings() {
    sheets.showSettings();
  }

  @Override
  public void showNotifications() {
    sheets.showNotifications();
  }

  @Override
  public void habits(ShellState.Habits habits) {
    desk.habits(habits);
  }

  @Override
  public void doNotDisturb(boolean on) {
    notifications.save().accept(notifications.rules().get().withDoNotDisturb(on));
  }

  @Override
  public void openOutbox() {
    desk.openOutbox(null);
  }

  @Override
  public void showSidePanel(boolean shown) {
    desk.showSidePanel(shown);
  }

  @Override
  public void showFloor(boolean shown) {
    desk.showFloor(shown);
  }
}
