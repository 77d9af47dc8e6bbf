package org.prasan.operation;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Tells the operator, as the last thing of a start, where Prasan is and where it keeps its data.
 */
@Component
class StartBanner {
  private final Settings settings;
  private final Database database;
  private final Environment environment;
  private final ObjectProvider<StartNotes> notes;
  private final ObjectProvider<BuildProperties> build;

  StartBanner(
      Settings settings,
      Database database,
      Environment environment,
      ObjectProvider<StartNotes> notes,
      ObjectProvider<BuildProperties> build) {
    this.settings = settings;
    this.database = database;
    this.environment = environment;
    this.notes = notes;
    this.build = build;
  }

  @EventListener
  void ready(AvailabilityChangeEvent<ReadinessState> change) {
    if (change.getState() != ReadinessState.ACCEPTING_TRAFFIC) return;
    var port = environment.getProperty("local.server.port");
    if (port == null || port.equals("-1")) return;
    System.out.println(text());
  }

  private String text() {
    var lines = new StringBuilder();
    lines.append(
        """

          ประสาน · Prasan %s
          ที่อยู่ · address        %s
          ฐานข้อมูล · database    %s
          ตาราง · tables         %s
          ข้อมูล · data folder    %s
          สถานะ · health         http://127.0.0.1:%s/actuator/health
        """
            .formatted(
                version(),
                settings.baseUrl(),
                database.await().location(),
                tables(),
                settings.data(),
                environment.getProperty("local.management.port", "8081")));
    notes
        .orderedStream()
        .map(StartNotes::lines)
        .flatMap(List::stream)
        .forEach(line -> lines.append("  ").append(line).append('\n'));
    return lines.toString();
  }

  /** Two starts with the same sign have the same tables. */
  private static String tables() {
    return MigrationScripts.onClasspath().fingerprint().substring(0, 12);
  }

  private String version() {
    var known = build.getIfAvailable();
    return known == null ? "" : String.valueOf(known.getVersion());
  }
}
