package io.deskwire.message;

/** A run of one stream's events on one topic, both ends included: what a {@code resend} asks for. */
public record SeqRange(String stream, String topic, long from, long to) {}
