package org.prasan.operation;

import org.springframework.core.env.Environment;

/** {@code config}: the settings in force, so that nobody has to guess which file won. */
class ShowSettings implements Command {
  private final Environment environment;
  private final Settings settings;

  ShowSettings(Environment environment, Settings settings) {
    this.environment = environment;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "config";
  }

  @Override
  public int run(Arguments arguments) {
    KnownSettings.inForce(settings).forEach(ShowSettings::show);
    for (var name : KnownSettings.ALSO_SHOWN) {
      var value = environment.getProperty(name, "");
      show(name, name.endsWith("password") && !value.isEmpty() ? "…" : value);
    }
    return 0;
  }

  private static void show(String name, String value) {
    System.out.printf("%-34s %s%n", name, value);
  }
}
