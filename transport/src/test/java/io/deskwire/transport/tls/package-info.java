/** Tests of whom a TLS endpoint may be. */
@NullMarked
package io.deskwire.transport.tls;

import org.jspecify.annotations.NullMarked;
