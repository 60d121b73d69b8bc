/** Brokers, proxies and doubles that the transports are tested with. */
@NullMarked
package io.deskwire.transport.testing;

import org.jspecify.annotations.NullMarked;
