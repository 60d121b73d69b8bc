package io.deskwire.session;

import io.deskwire.message.Envelope;

/**
 * One event for consumers other than the console's windows: the command line, bots, services.
 *
 * @param position cursor; a consumer that stores it and asks again with it misses nothing and gets nothing twice. 0 for
 *                 live events, which are not stored
 * @param topic    in MQTT form
 * @param envelope with room and role as the topic says
 * @param arrivedAt own clock, ms since 1970 UTC
 * @param late     fills a gap: its place is before events already given
 */
public record ChatEvent(long position, String topic, Envelope envelope, long arrivedAt, boolean late) {}
