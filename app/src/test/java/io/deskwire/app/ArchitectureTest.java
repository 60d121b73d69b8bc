package io.deskwire.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.deskwire.session.ChatSession;
import io.deskwire.session.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of packages and the rules of the house, so that breaking one fails the build and says why it is there. */
class ArchitectureTest {
  private static final String ROOT = "io.deskwire.";
  private static final int LONGEST_CLASS = 500;
  private static final String[] WITHOUT_WINDOW = {ROOT + "message..", ROOT + "transport..", ROOT + "latency..",
      ROOT + "store..", ROOT + "outbox..", ROOT + "history..", ROOT + "room..", ROOT + "session..", ROOT + "time..",
      ROOT + "fault.."};
  private static final String[] DIALECTS = {ROOT + "transport.stomp..", ROOT + "transport.json..",
      ROOT + "transport.mqtt.."};
  private static JavaClasses all;

  @BeforeAll
  static void read() {
    all = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .withImportOption(location -> !location.contains("-tests.jar"))
        .importPackages("io.deskwire");
  }

  @Test
  void messageKnowsNothingElse() {
    mayUseOnly("message", "what travels on the wire must be usable by any client");
  }

  @Test
  void storeKnowsNothingElse() {
    mayUseOnly("store", "a database that knows no chat can be tested and replaced alone");
  }

  @Test
  void roomKnowsMessagesAlone() {
    mayUseOnly("room", "a fold over events must stay a pure function", "message");
  }

  @Test
  void latencyKnowsMessagesAlone() {
    mayUseOnly("latency", "figures are made from times, whoever measured them", "message", "time");
  }

  @Test
  void outboxStandsOnTheStore() {
    // history: a row and the line that shows it are written in one transaction
    mayUseOnly("outbox", "sending is above the transports, so switching one loses nothing", "message", "store", "time",
        "history");
  }

  @Test
  void historyStandsOnTheStore() {
    mayUseOnly("history", "what was received does not depend on how it came", "message", "store", "room", "outbox",
        "session", "time");
  }

  @Test
  void transportKnowsMessagesAlone() {
    mayUseOnly("transport", "a connection knows nothing of rooms, retries or storage", "message", "time", "latency");
  }

  @Test
  void faultKnowsEndpointsAlone() {
    mayUseOnly("fault", "a proxy breaks any line alike, so it must not know what a line is for", "transport");
    noClasses().that().resideInAPackage("io.deskwire..").and().resideOutsideOfPackages(ROOT + "fault..", ROOT + "app..")
        .should().dependOnClassesThat().resideInAPackage(ROOT + "fault..")
        .because("a console must not be able to break its own line").check(all);
  }

  @Test
  void dialectsIgnoreEachOther() {
    slices().matching(ROOT + "transport.(stomp|json|mqtt)..").should().notDependOnEachOther()
        .because("a change for one broker must not break another").check(all);
  }

  @Test
  void onlyTheFactoryKnowsDialects() {
    noClasses().that().resideInAPackage("io.deskwire..")
        .and().resideOutsideOfPackages(DIALECTS)
        .and().doNotHaveFullyQualifiedName("io.deskwire.transport.Transports")
        .should().dependOnClassesThat().resideInAnyPackage(DIALECTS)
        .because("the scheme of an endpoint decides, in one place").check(all);
  }

  @Test
  void nothingWithoutAWindowKnowsJavaFx() {
    noClasses().that().resideInAnyPackage(WITHOUT_WINDOW)
        .should().dependOnClassesThat().resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..")
        .because("the command line, bots and services run where there is no screen").check(all);
  }

  @Test
  void dependenciesPointOneWay() {
    noClasses().that().resideInAnyPackage(WITHOUT_WINDOW)
        .should().dependOnClassesThat().resideInAnyPackage("io.deskwire.ui..", "io.deskwire.app..")
        .because("app looks at ui, ui at transport, never back").check(all);
    noClasses().that().resideInAPackage("io.deskwire.ui..")
        .should().dependOnClassesThat().resideInAPackage("io.deskwire.app..")
        .because("app looks at ui, never back").check(all);
  }

  @Test
  void theApiShowsNoTypeOfALibrary() {
    classes().that().resideInAnyPackage(ROOT + "transport", ROOT + "session").and().arePublic()
        .should(showOnly("io.deskwire", "java.", "org.jspecify"))
        .because("a library must be replaceable without touching its callers").check(all);
  }

  @Test
  void nothingIsAnsweredByWhoeverForgetsToAnswer() {
    methods().that().areDeclaredIn(ChatSession.class).or()
        .areDeclaredIn(Room.class)
        .and().arePublic().and().areNotStatic().should().haveModifier(JavaModifier.ABSTRACT)
        .because("a default answer of the session looks like an empty history").check(all);
  }

  @Test
  void theUserInterfaceKnowsNeitherNetworkNorSql() {
    noClasses().that().resideInAPackage("io.deskwire.ui..")
        .should().dependOnClassesThat().resideInAnyPackage("java.sql..", "java.net.http..", "org.sqlite..",
            "org.java_websocket..", "org.eclipse.paho..")
        .because("windows paint snapshots of the session").check(all);
  }

  @Test
  void thereIsOneGateToTheFxThread() {
    noClasses().that().resideOutsideOfPackage("io.deskwire.ui.fx..")
        .should().callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable")
        .because("only a gate can collect a burst of events into one frame").allowEmptyShould(true).check(all);
  }

  @Test
  void viewModelsKnowNoControl() {
    noClasses().that().haveSimpleNameEndingWith("ViewModel")
        .should().dependOnClassesThat(resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application.."))
        .because("view-models are tested without a toolkit").allowEmptyShould(true).check(all);
  }

  @Test
  void onlyTheCommandLinePrints() {
    noClasses().that().resideOutsideOfPackages("io.deskwire.app.cli..", "io.deskwire.app")
        .and().doNotHaveFullyQualifiedName("io.deskwire.app.platform.StrayOutput")
        .should().accessField(System.class, "out").orShould().accessField(System.class, "err")
        .because("standard output belongs to the commands").check(all);
  }

  @Test
  void onlyTheEnvironmentReadsVariables() {
    noClasses().that().doNotHaveFullyQualifiedName("io.deskwire.app.Environment")
        .and().resideInAPackage("io.deskwire.app..")
        .should().callMethod(System.class, "getenv").orShould().callMethod(System.class, "getenv", String.class)
        .because("every setting that comes from outside is listed in one class").check(all);
  }

  @Test
  void theBrokersLibraryIsSeenByTheBrokerAlone() {
    noClasses().that(not(resideInAPackage("io.deskwire.app.broker..")))
        .should().dependOnClassesThat().resideInAnyPackage("org.apache.activemq..", "io.netty..")
        .orShould().dependOnClassesThat().haveFullyQualifiedName("io.deskwire.app.broker.EmbeddedBroker")
        .because("a console that talks to somebody else's broker must start without loading it").check(all);
  }

  @Test
  void nobodyWeakensTls() {
    noClasses().should().beAssignableTo("javax.net.ssl.TrustManager")
        .orShould().beAssignableTo("javax.net.ssl.HostnameVerifier")
        .because("certificates and host names are checked by the JDK, and no option turns that off").check(all);
    noClasses().should().callMethodWhere(named("setProtocols", "setCipherSuites", "setEnabledProtocols",
        "setEnabledCipherSuites", "setDefaultHostnameVerifier", "setHostnameVerifier")
        .and(target(owner(resideInAPackage("javax.net.ssl")))))
        .because("versions and ciphers are the JDK's, which are kept up to date with it").check(all);
    noClasses().that().doNotHaveFullyQualifiedName("io.deskwire.transport.tls.TlsContexts")
        .should().callMethodWhere(named("init").and(target(owner(assignableTo("javax.net.ssl.SSLContext")))))
        .because("whom to trust is decided in one place").check(all);
  }

  private static DescribedPredicate<JavaMethodCall> named(String... names) {
    return DescribedPredicate.describe("is named " + String.join(" or ", names),
        call -> List.of(names).contains(call.getName()));
  }

  @Test
  void thereIsNoFieldInjection() {
    noFields().should().beAnnotatedWith("jakarta.inject.Inject").orShould().beAnnotatedWith("javax.inject.Inject")
        .orShould().beAnnotatedWith("javafx.fxml.FXML")
        .because("parts are put together by constructors in Wiring, views are Java code").check(all);
  }

  @Test
  void staticFieldsNeverChange() {
    fields().that().areStatic().and().areDeclaredInClassesThat(resideInAnyPackage("io.deskwire..")).should().beFinal()
        .because("state that belongs to nobody belongs to no thread").check(all);
  }

  @Test
  void noClassIsLongerThanAPersonReads() throws IOException {
    Path root = Path.of(System.getProperty("deskwire.root", ".."));
    for (String module : List.of("transport", "ui", "app")) {
      Path sources = root.resolve(module).resolve("src");
      if (!Files.isDirectory(sources)) {
        continue;
      }
      try (Stream<Path> files = Files.walk(sources)) {
        assertThat(files.filter(file -> file.toString().endsWith(".java"))
            .filter(file -> lines(file) > LONGEST_CLASS))
            .as("classes over " + LONGEST_CLASS + " lines hide more than one idea").isEmpty();
      }
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void mayUseOnly(String name, String because, String... others) {
    String[] packages = Stream.concat(Stream.of(ROOT + name + ".."), Stream.of(others).map(o -> ROOT + o + ".."))
        .toArray(String[]::new);
    noClasses().that().resideInAPackage(ROOT + name + "..")
        .should().dependOnClassesThat(resideInAPackage("io.deskwire..").and(not(resideInAnyPackage(packages))))
        .because(because).check(all);
  }

  private static ArchCondition<JavaClass> showOnly(String... prefixes) {
    return new ArchCondition<>("show only types of " + String.join(", ", prefixes)) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getMethods().stream().filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
            .forEach(method -> Stream
                .concat(method.getRawParameterTypes().stream(), Stream.of(method.getRawReturnType()))
                .map(JavaClass::getBaseComponentType)
                .filter(shown -> !shown.isPrimitive())
                .filter(shown -> Stream.of(prefixes).noneMatch(shown.getName()::startsWith))
                .forEach(shown -> events.add(
                    SimpleConditionEvent.violated(type, method.getFullName() + " shows " + shown.getName()))));
      }
    };
  }
}
