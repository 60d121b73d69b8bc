package io.deskwire.ui.keys;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which keys do what at the moment. Two actions never have the same keys, and none has keys that a text field wants:
 * whatever the settings file says. FX thread.
 */
public final class Keymap {
  private static final Logger log = LoggerFactory.getLogger(Keymap.class);

  private final boolean mac;
  /** What the agent has changed; an empty list takes the keys away. */
  private final Map<KeyAction, List<KeyCombination>> own = new EnumMap<>(KeyAction.class);
  /** Of a version that knows more actions: kept for it. */
  private final Map<String, String> unknown = new LinkedHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * The usual keys.
   *
   * @param mac whether the keyboard is a Mac's
   */
  public Keymap(boolean mac) {
    this.mac = mac;
  }

  /**
   * Takes what {@link #changes} gave before. What cannot be is left out and logged; the usual keys stay then.
   *
   * @param changes id of an action and its keys, empty for none
   */
  public void restore(Map<String, String> changes) {
    own.clear();
    unknown.clear();
    Map<KeyAction, String> wanted = new EnumMap<>(KeyAction.class);
    changes.forEach((id, keys) -> action(id).ifPresentOrElse(found -> wanted.put(found, keys),
        () -> unknown.put(id, keys)));
    // keys are taken away first, so that another action may have got them
    wanted.forEach((action, _) -> own.put(action, List.of()));
    wanted.forEach((action, keys) -> {
      if (!keys.isBlank() && !take(action, keys)) {
        log.warn("the keys \"{}\" of {} cannot be used; it has the usual ones", keys, action.id());
        own.remove(action);
        if (action.usual(mac).stream().anyMatch(each -> holder(each, action).isPresent())) {
          own.put(action, List.of());
        }
      }
    });
    tell();
  }

  private boolean take(KeyAction action, String keys) {
    try {
      KeyCombination combination = KeyCombination.valueOf(keys);
      if (Refusal.of(combination, mac) == null && holder(combination, action).isEmpty()) {
        own.put(action, List.of(combination));
        return true;
      }
    } catch (IllegalArgumentException e) {
      log.debug("no keys: {}", keys, e);
    }
    return false;
  }

  private static Optional<KeyAction> action(String id) {
    for (KeyAction action : KeyAction.values()) {
      if (action.id().equals(id)) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }

  /** What differs from the usual, for the settings file. */
  public Map<String, String> changes() {
    Map<String, String> changes = new LinkedHashMap<>();
    own.forEach((action, keys) -> changes.put(action.id(), keys.isEmpty() ? "" : keys.getFirst().getName()));
    changes.putAll(unknown);
    return changes;
  }

  /** The keys of an action, the one to be shown first; empty for one that has none. */
  public List<KeyCombination> keys(KeyAction action) {
    return own.getOrDefault(action, action.usual(mac));
  }

  /** The keys of an action in words, for menus and tooltips; empty for one that has none. */
  public String words(KeyAction action) {
    List<KeyCombination> keys = keys(action);
    return keys.isEmpty() ? "" : KeyWords.of(keys.getFirst(), mac);
  }

  /** In words, whoever has them. */
  public String words(KeyCombination keys) {
    return KeyWords.of(keys, mac);
  }

  /** Whether the agent has changed it. */
  public boolean isChanged(KeyAction action) {
    return own.containsKey(action);
  }

  /** What a key that was pressed shall do. */
  public Optional<KeyAction> find(KeyEvent event) {
    for (KeyAction action : KeyAction.values()) {
      for (KeyCombination keys : keys(action)) {
        if (keys.match(event)) {
          return Optional.of(action);
        }
      }
    }
    return Optional.empty();
  }

  /** Why no action may have these keys; empty when one may. */
  public Optional<Refusal> refusal(KeyCombination keys) {
    return Optional.ofNullable(Refusal.of(keys, mac));
  }

  /** Who else has these keys. */
  public Optional<KeyAction> holder(KeyCombination keys, KeyAction except) {
    for (KeyAction action : KeyAction.values()) {
      if (action != except && keys(action).contains(keys)) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }

  /**
   * Gives an action keys instead of those it has, and takes them away from whoever has them.
   *
   * @throws IllegalArgumentException when no action may have them
   */
  public void bind(KeyAction action, KeyCombination keys) {
    refusal(keys).ifPresent(refusal -> {
      throw new IllegalArgumentException(keys + ": " + refusal);
    });
    holder(keys, action).ifPresent(other -> {
      List<KeyCombination> left = new ArrayList<>(keys(other));
      left.remove(keys);
      own.put(other, left.stream().limit(1).toList());
    });
    own.put(action, List.of(keys));
    forgetWhatIsUsual();
    tell();
  }

  /** Takes an action's keys away. */
  public void unbind(KeyAction action) {
    own.put(action, List.of());
    tell();
  }

  /** Gives one action its usual keys again, and takes them away from whoever has them. */
  public void reset(KeyAction action) {
    own.remove(action);
    for (KeyCombination keys : action.usual(mac)) {
      holder(keys, action).ifPresent(other -> own.put(other, List.of()));
    }
    tell();
  }

  public void resetAll() {
    own.clear();
    tell();
  }

  private void forgetWhatIsUsual() {
    own.entrySet().removeIf(entry -> entry.getKey().usual(mac).equals(entry.getValue()));
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }

  /** Runs with every change until unsubscribed. */
  public Subscription onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
