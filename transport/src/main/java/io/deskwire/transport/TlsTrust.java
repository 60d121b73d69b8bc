package io.deskwire.transport;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whom a TLS endpoint may be. Host names are always checked; there is no switch to turn checks off.
 *
 * @param caFile PEM file with the desk's own certificate authorities, trusted beside the system's; null for the
 *               system's alone
 */
public record TlsTrust(@Nullable Path caFile) {

  public static final TlsTrust SYSTEM = new TlsTrust(null);
}
