/** Which of several connections is sent over: a rule without threads and clocks. */
@NullMarked
package io.deskwire.transport.failover;

import org.jspecify.annotations.NullMarked;
