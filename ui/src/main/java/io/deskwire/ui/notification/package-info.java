/** What is told to an agent who does not look: bubbles, sounds, and when to keep quiet. */
@org.jspecify.annotations.NullMarked
package io.deskwire.ui.notification;
