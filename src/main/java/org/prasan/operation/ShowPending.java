package org.prasan.operation;

import java.sql.SQLException;

/** {@code pending}: what the next start would change in the tables; changes nothing itself. */
class ShowPending implements Command {
  private final Settings settings;

  ShowPending(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "pending";
  }

  @Override
  public int run(Arguments arguments) {
    var scripts = pending().scripts();
    for (var script : scripts) System.out.println(script.module() + "/" + script.name());
    System.out.println(
        scripts.isEmpty()
            ? OperatorText.both("pending.none")
            : OperatorText.both("pending.some", String.valueOf(scripts.size())));
    return 0;
  }

  private PendingMigrations pending() {
    try (var database = Database.joining(settings, place -> {})) {
      return PendingMigrations.in(database.await(), MigrationScripts.onClasspath());
    } catch (SQLException e) {
      throw CannotStart.because(
          "database-connect", settings.data().toString(), String.valueOf(e.getMessage()));
    }
  }
}
