/** The one façade: what user interfaces, the command line and services use. */
@NullMarked
package io.deskwire.session;

import org.jspecify.annotations.NullMarked;
