package io.deskwire.app.platform;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of one installation: a file in its data folder, a new one each day or 5 MB, 30 MB in all. Nothing secret and
 * no message text is ever logged; until {@link #open} nothing is written anywhere, so commands stay quiet.
 */
public final class LogFile {
  private static final String APPENDER = "deskwire-file";

  private LogFile() {}

  /** Starts writing, from INFO on. Does nothing where another logging library was put on the class path. */
  public static void open(Path file) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return;
    }
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    if (root.getAppender(APPENDER) != null) {
      return;
    }
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{24} - %msg%n%rEx{20}");
    encoder.start();

    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setName(APPENDER);
    appender.setFile(file.toString());
    appender.setEncoder(encoder);

    SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(appender);
    policy.setFileNamePattern(file + ".%d{yyyy-MM-dd}.%i.gz");
    policy.setMaxFileSize(FileSize.valueOf("5MB"));
    policy.setTotalSizeCap(FileSize.valueOf("30MB"));
    policy.setMaxHistory(14);
    policy.start();

    appender.setRollingPolicy(policy);
    appender.start();
    root.addAppender(appender);
    root.setLevel(Level.INFO);
  }

  /** Stops writing; for tests and for a folder that is about to be deleted. */
  public static void close() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
      var appender = root.getAppender(APPENDER);
      if (appender != null) {
        root.detachAppender(appender);
        appender.stop();
      }
    }
  }
}
