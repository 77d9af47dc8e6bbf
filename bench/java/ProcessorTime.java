import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much time of a processor one request takes in the application and in the database, counted by
 * the kernel, whatever else runs on the machine.
 */
final class ProcessorTime {
  private static final int AT_ONCE = 4;
  private static final double TICKS_A_SECOND = 100;

  private final long application;
  private final long database;

  ProcessorTime(String application, String database) {
    this.application = Long.parseLong(application);
    this.database = Long.parseLong(database);
  }

  /** One request of many. */
  interface Request {
    void send(int number) throws Exception;
  }

  /** Name, milliseconds of the application and of the database, after as many to get warm. */
  String line(String name, int times, Request request) throws Exception {
    all(times, request);
    double app = seconds(application);
    double db = withChildren(database);
    all(times, request);
    return "%s\t%.2f\t%.2f"
        .formatted(
            name,
            (seconds(application) - app) * 1000 / times,
            (withChildren(database) - db) * 1000 / times);
  }

  /** Seconds so far of the application, of the database and of this process. */
  double[] all() throws IOException {
    return new double[] {
      seconds(application), withChildren(database), seconds(ProcessHandle.current().pid())
    };
  }

  private static void all(int times, Request request) throws Exception {
    try (var programs = Executors.newFixedThreadPool(AT_ONCE)) {
      var asked =
          programs.invokeAll(
              IntStream.range(0, times)
                  .<Callable<Void>>mapToObj(
                      number ->
                          () -> {
                            request.send(number);
                            return null;
                          })
                  .toList());
      for (var one : asked) one.get();
    }
  }

  private static double withChildren(long process) throws IOException {
    double all = seconds(process);
    try (Stream<ProcessHandle> children = ProcessHandle.of(process).orElseThrow().children()) {
      for (var child : children.toList()) all += seconds(child.pid());
    }
    return all;
  }

  /** The 14th and 15th field, counted after the name, which may hold blanks. */
  private static double seconds(long process) throws IOException {
    try {
      var line = Files.readString(Path.of("/proc/" + process + "/stat"));
      var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
    } catch (NoSuchFileException e) {
      return 0;
    }
  }
}
