package io.deskwire.transport;

import org.jspecify.annotations.Nullable;

/**
 * Why a connection could not be made, or a request was not carried out. The subclasses say what the user can do; the
 * message is one sentence for people, in English, without a library's words.
 */
public abstract sealed class TransportException extends Exception permits BadEndpointException, UnreachableException,
    TlsException, SignInException, RefusedException, ConnectionLostException {

  TransportException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
