package io.deskwire.ui.shell;

import io.deskwire.session.Profile;
import io.deskwire.ui.fx.Fixed;
import io.deskwire.ui.fx.FxGate;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.settings.ConnectionTester;
import io.deskwire.ui.settings.Desks;
import io.deskwire.ui.settings.ProfileDraft;
import io.deskwire.ui.settings.SignInView;
import io.deskwire.ui.settings.SignInViewModel;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Forms of desks over whatever there is: of the one that is open, of one to be opened, of one for later. FX thread. */
final class DeskForms {
  private final SessionSource source;
  private final Desks desks;
  private final ConnectionTester tester;
  private final FxGate gate;
  private final Fixed fixed;
  private final Desk.Sheets sheets;
  private final Consumer<Profile> open;
  private final Runnable list;

  /**
   * @param fixed what cannot be changed
   * @param open  opens a desk as it was typed
   * @param list  shows all desks
   */
  DeskForms(SessionSource source, ConnectionTester tester, FxGate gate, Fixed fixed, Desk.Sheets sheets,
      Consumer<Profile> open, Runnable list) {
    this.source = source;
    this.desks = source.desks();
    this.tester = tester;
    this.gate = gate;
    this.fixed = fixed;
    this.sheets = sheets;
    this.open = open;
    this.list = list;
  }

  /** What is typed when nobody has signed in yet. */
  SignInViewModel first() {
    return model(source.suggestion(), source.dataDir());
  }

  /**
   * The form of the desk that is open.
   *
   * @param now its profile; null when none is open
   */
  void profile(@Nullable Profile now) {
    show(now == null ? first() : model(ProfileDraft.of(now), now.dataDir()), "signin.title", "signin.go", open,
        () -> {});
  }

  /** The form of a desk that cannot be opened before something is typed. */
  void signIn(String id) {
    show(model(desks.draft(id), desks.dataDir(id)), "signin.title", "signin.go", open, () -> {});
  }

  /** The form of a desk that is not open, a new one for the empty id; it is kept, and the list comes back. */
  void edit(String id) {
    SignInViewModel model = model(desks.draft(id), desks.dataDir(id));
    model.withoutPassword();
    show(model, id.isEmpty() ? "desks.new" : "desks.change", "desks.save", profile -> {
      desks.keeper().ifPresent(keeper -> keeper.keep(profile));
      list.run();
    }, list);
  }

  private SignInViewModel model(ProfileDraft draft, Path dataDir) {
    return new SignInViewModel(draft, dataDir, tester, gate, fixed);
  }

  private void show(SignInViewModel model, String title, String go, Consumer<Profile> done, Runnable cancelled) {
    SignInView form = new SignInView(model, Texts.of(title), go, profile -> {
      sheets.lift();
      done.accept(profile);
    }, () -> {
      sheets.lift();
      cancelled.run();
    });
    StackPane cover = new StackPane(form.node());
    cover.getStyleClass().add("veil");
    sheets.cover(cover, form::focus);
  }
}
