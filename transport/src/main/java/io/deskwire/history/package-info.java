/** Everything received: seen ids, messages, quarantine. */
@NullMarked
package io.deskwire.history;

import org.jspecify.annotations.NullMarked;
