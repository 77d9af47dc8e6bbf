package org.prasan;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a page asks of the database, besides beginning and ending its transaction. */
public final class CountedQueries {
  private static final String ASKED = "Executing prepared SQL";

  private CountedQueries() {}

  /** Every statement the work sends from this thread, in its order. */
  public static List<String> of(Runnable work) {
    var asked = new CopyOnWriteArrayList<String>();
    var thread = Thread.currentThread().getName();
    var listening =
        new AppenderBase<ILoggingEvent>() {
          @Override
          protected void append(ILoggingEvent event) {
            var message = event.getFormattedMessage();
            if (event.getThreadName().equals(thread) && message.contains("[")) asked.add(message);
          }
        };
    var log = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
    var before = log.getLevel();
    log.setLevel(Level.DEBUG);
    log.addAppender(listening);
    listening.start();
    try {
      work.run();
    } finally {
      log.detachAppender(listening);
      log.setLevel(before);
    }
    return asked.stream().filter(message -> message.startsWith(ASKED)).toList();
  }
}
