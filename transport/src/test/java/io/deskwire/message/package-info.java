/** The wire format: schema, codec, topics. */
@NullMarked
package io.deskwire.message;

import org.jspecify.annotations.NullMarked;
