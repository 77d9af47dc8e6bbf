package org.prasan.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/** What the operator typed after {@code java -jar prasan.jar}: a command, its words, settings. */
public record CommandLine(String command, Arguments arguments, List<String> settings) {
  private static final String SERVE = "serve";

  public static CommandLine of(String... args) {
    var words = Arrays.stream(args).filter(arg -> !arg.startsWith("-")).toList();
    var settings = Arrays.stream(args).filter(arg -> arg.startsWith("-")).toList();
    if (settings.contains("--help") || settings.contains("-h")) return help(settings);
    return words.isEmpty()
        ? new CommandLine(SERVE, new Arguments(words), settings)
        : new CommandLine(
            words.getFirst(), new Arguments(words.subList(1, words.size())), settings);
  }

  private static CommandLine help(List<String> settings) {
    return new CommandLine("help", new Arguments(List.of()), settings);
  }

  /** Serves pages until it is stopped, or runs a command and ends the process with its code. */
  public void run(Class<?> application) {
    int code = codeOf(application);
    if (!command.equals(SERVE)) System.exit(code);
  }

  /** The code with which the process is to end, once there is nothing left to do. */
  int codeOf(Class<?> application) {
    if (command.equals(SERVE)) return serve(application);
    if (command.equals("help")) return help();
    if (!OperatorText.commands().contains(command)) {
      System.err.println(OperatorText.both("unknown-command", command));
      help();
      return 2;
    }
    return OperationCommands.NAMES.contains(command)
        ? runIn(new SpringApplication(OperationCommands.class), Preparation.Mode.BARE)
        : runIn(new SpringApplication(application), Preparation.Mode.BESIDE);
  }

  private int serve(Class<?> application) {
    var given = new ArrayList<>(settings);
    given.add("--" + Preparation.MODE + "=" + Preparation.Mode.SERVE);
    BuiltBeans.usedBy(new SpringApplication(application), application)
        .run(given.toArray(String[]::new));
    return 0;
  }

  /** Commands of other modules see the whole application, but no port is opened for them. */
  private int runIn(SpringApplication spring, Preparation.Mode mode) {
    if (mode == Preparation.Mode.BARE) spring.setWebApplicationType(WebApplicationType.NONE);
    spring.setLazyInitialization(true);
    spring.setLogStartupInfo(false);
    var given = new ArrayList<>(settings);
    given.add("--" + Preparation.MODE + "=" + mode);
    if (mode == Preparation.Mode.BESIDE)
      for (var port : List.of("--server.port=", "--management.server.port=")) {
        given.removeIf(setting -> setting.startsWith(port));
        given.add(port + "-1");
      }
    var context = spring.run(given.toArray(String[]::new));
    var asked =
        context.getBeanProvider(Command.class).stream()
            .filter(candidate -> candidate.name().equals(command))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("No bean runs the command " + command));
    int code = run(asked);
    return SpringApplication.exit(context, () -> code);
  }

  /** A refusal is a sentence for the operator, never a stack trace. */
  private int run(Command asked) {
    try {
      return asked.run(arguments);
    } catch (CannotStart refusal) {
      System.err.println(refusal.getMessage());
      return refusal.getExitCode();
    }
  }

  private static int help() {
    System.out.println(OperatorText.both("usage"));
    for (var name : OperatorText.commands()) {
      System.out.printf("  %-14s %s%n", name, OperatorText.thai("command." + name));
      System.out.printf("  %-14s %s%n", "", OperatorText.english("command." + name));
    }
    return 0;
  }
}
