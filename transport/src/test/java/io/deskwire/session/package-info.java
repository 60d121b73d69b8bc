/** Tests of the facade on a real broker, and doubles for tests of other modules. */
@NullMarked
package io.deskwire.session;

import org.jspecify.annotations.NullMarked;
