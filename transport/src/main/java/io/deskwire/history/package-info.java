/** Every line of every conversation, room states, and what could not be understood. */
@NullMarked
package io.deskwire.history;

import org.jspecify.annotations.NullMarked;
