package io.deskwire.ui.settings;

import io.deskwire.session.Profile;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Texts;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The form of a connection profile, in the dialog. */
public final class SignInView {
  private final VBox root = new VBox();
  private final Label problem = Nodes.label("", "form-note");
  private final TextField first;
  private final PasswordField password;
  private final SignInViewModel model;

  /**
   * @param go     key of the words on the button
   * @param signIn called with the profile when the agent wants it
   * @param cancel called when the agent does not; null where there is nothing to go back to
   */
  public SignInView(SignInViewModel model, String title, String go, Consumer<Profile> signIn,
      @Nullable Runnable cancel) {
    this.model = model;
    root.getStyleClass().addAll("sheet-card", "sign-in");
    root.setMaxHeight(Region.USE_PREF_SIZE);
    ProfileForm form = new ProfileForm(model);
    first = form.text("signin.name", "signin.name.hint", model.agentNameProperty());
    var _ = form.text("signin.id", "signin.id.hint", model.agentIdProperty());
    form.lead();
    form.fixedBy();
    var _ = form.place("signin.desk", "signin.desk.hint", model.deskProperty());
    var _ = form.endpoint();
    form.standby();
    var _ = form.text("signin.user", "signin.user.hint", model.userProperty());
    password = form.password();
    form.certificate();
    form.replies();
    problem.textProperty().bind(model.problemProperty());
    Label subtitle = Nodes.wrapped(Texts.of("signin.subtitle"), "muted");
    ScrollPane fields = form.scroll();
    VBox.setVgrow(fields, Priority.ALWAYS);
    // in a low window the fields scroll; what the test says and the buttons are always seen
    root.setMinHeight(0);
    HBox buttons = buttons(Texts.of(go), signIn, cancel);
    buttons.setMinHeight(Region.USE_PREF_SIZE);
    VBox head = new VBox(2, Nodes.label(title, "headline"), subtitle);
    head.setMinHeight(Region.USE_PREF_SIZE);
    root.getChildren().addAll(head, fields, new TestSteps(model).node(), buttons);
  }

  public Node node() {
    return root;
  }

  public void focus() {
    (model.lacksPasswordAlone() ? password : first).requestFocus();
  }

  private HBox buttons(String words, Consumer<Profile> signIn, @Nullable Runnable cancel) {
    Button test = Nodes.button(Texts.of("signin.test"), model::test);
    test.disableProperty().bind(model.completeProperty().not());
    Button go = Nodes.button(words, () -> model.profile().ifPresent(signIn), "primary");
    go.setDefaultButton(true);
    go.disableProperty().bind(model.completeProperty().not());
    problem.setWrapText(true);
    problem.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(problem, Priority.ALWAYS);
    HBox box = new HBox(8, test, problem);
    if (cancel != null) {
      Button back = Nodes.button(Texts.of("dialog.cancel"), cancel);
      back.setCancelButton(true);
      box.getChildren().add(back);
    }
    box.getChildren().add(go);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }
}
