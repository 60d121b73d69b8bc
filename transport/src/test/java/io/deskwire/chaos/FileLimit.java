package io.deskwire.chaos;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Has Linux end this process in the middle of a write: the first one behind a place that no file may grow beyond. SQLite
 * tells nobody when it moves its log or spills a transaction, but it has to write.
 */
@SuppressWarnings("restricted") // of the tests alone, which run with native access
final class FileLimit {
  /** What a shell shows of a process that has died of it: SIGXFSZ is signal 25. */
  static final int KILLED = 128 + 25;
  private static final int SIGXFSZ = 25;
  private static final int RLIMIT_FSIZE = 1;
  private static final int RLIMIT_CORE = 4;
  private static final Linker LINKER = Linker.nativeLinker();

  private FileLimit() {}

  /**
   * From now on a write beyond this is the last thing that this process does.
   *
   * @param bytes of each file
   */
  static void set(long bytes) {
    // Java's own handler would leave it at a failed write
    call("signal", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.ADDRESS), SIGXFSZ,
        MemorySegment.NULL);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, bytes);
  }

  private static void limit(int resource, long value) {
    FunctionDescriptor function = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT,
        ValueLayout.ADDRESS);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment softAndHard = arena.allocate(ValueLayout.JAVA_LONG, 2);
      call("getrlimit", function, resource, softAndHard);
      softAndHard.setAtIndex(ValueLayout.JAVA_LONG, 0, value);
      if (!Integer.valueOf(0).equals(call("setrlimit", function, resource, softAndHard))) {
        throw new IllegalStateException("the limit cannot be set");
      }
    }
  }

  private static Object call(String name, FunctionDescriptor function, Object... arguments) {
    MethodHandle handle = LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), function);
    try {
      return handle.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
