package io.deskwire.app.cli;

import io.deskwire.app.Environment;
import io.deskwire.app.platform.Interruption;
import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.transport.TransportFactory;
import java.io.PrintStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything the commands need from outside; tests replace parts of it.
 *
 * @param out      answers
 * @param err      reasons, and the little a person wants to know meanwhile
 * @param sessions opens a session for a profile
 * @param prompt   asks for a password without showing it; null when nobody can be asked
 * @param windows  starts what needs JavaFX
 * @param interruption tells that the process is asked to end
 */
public record CliContext(PrintStream out, PrintStream err, Environment environment, TransportFactory transports,
    Function<Profile, ChatSession> sessions, Function<String, @Nullable String> prompt, Windows windows,
    Interruption interruption) {}
