package io.deskwire.app.cli;

import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.TlsTrust;

/** Where to connect and as whom. */
public record Connection(Endpoint endpoint, Credentials credentials, TlsTrust trust) {}
