@NullMarked
package io.deskwire.transport.failover;

import org.jspecify.annotations.NullMarked;
