package io.deskwire.transport;

/**
 * One event as it came from the broker, not yet decoded.
 *
 * @param topic        in MQTT form; for the plain JSON dialect made from the payload's room, empty when it has none
 * @param payload      owned by the receiver
 * @param redelivered  whether the broker says that it may have delivered it before (DUP, {@code redelivered})
 * @param roleFromTopic false where the line has no topics and the payload alone says who wrote
 * @param arrivedNanos {@link System#nanoTime()} when the last byte was read
 * @param ack          tells the broker that the event is stored; from any thread, once, ignored after close. Does
 *                     nothing where there is nothing to acknowledge
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Inbound(String topic, byte[] payload, boolean redelivered, boolean roleFromTopic, long arrivedNanos,
    Runnable ack) {}
