import java.nio.file.Path;

/** How much time of a processor each of the pages of {@link Paths} takes. */
final class MeasurePages {
  private static final int TIMES = 100;
  private static final int PEOPLE = 8;

  private MeasurePages() {}

  /** Arguments: address, folder of results, process of the application and of the database. */
  public static void main(String[] arguments) throws Exception {
    var pages = Paths.in(Path.of(arguments[1]));
    var browsers = Paths.browsers(arguments[0], pages, PEOPLE);
    var time = new ProcessorTime(arguments[2], arguments[3]);
    for (var page : pages) {
      var people = browsers.get(page.firstPerson());
      System.out.println(
          time.line(
              page.page(),
              TIMES,
              number -> people.get(number % PEOPLE).open(page.path(number))));
    }
  }
}
