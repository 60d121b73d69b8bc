/** The demo: the console with a broker and customers of its own, all inside this process and on this machine. */
@NullMarked
package io.deskwire.app.demo;

import org.jspecify.annotations.NullMarked;
