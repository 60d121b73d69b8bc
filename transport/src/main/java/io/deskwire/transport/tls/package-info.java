/** Whom a TLS endpoint may be, and what went wrong in the words of the person who has to repair it. */
@NullMarked
package io.deskwire.transport.tls;

import org.jspecify.annotations.NullMarked;
