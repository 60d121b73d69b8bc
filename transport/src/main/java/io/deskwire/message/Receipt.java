package io.deskwire.message;

import java.util.Map;

/**
 * What a client has got and shown; cumulative, so a lost receipt costs nothing.
 *
 * @param delivered highest {@code seq} stored, per stream
 * @param read      highest {@code seq} shown to a person, per stream
 * @param heads     the sender's own last {@code seq}, per topic path, so that a lost tail is noticed
 */
public record Receipt(Map<String, Long> delivered, Map<String, Long> read, Map<String, Long> heads) {}
