/** The broker that the program brings along, for the demo and for a desk on one machine. */
@NullMarked
package io.deskwire.app.broker;

import org.jspecify.annotations.NullMarked;
