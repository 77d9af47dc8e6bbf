package org.prasan;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Something that is asked for.
 *
 * @param leaves the tables in which it may leave rows although it was refused
 * @param prepare leads to where it can be asked for, each time anew; then answers the request
 */
public record Asked(String name, Pattern leaves, Supplier<Supplier<Request>> prepare) {
  /** What a request that only reads may leave: too much said about readings is no harm. */
  public static final Pattern READINGS = Pattern.compile("audit\\..*|referral\\.look");

  public static final Pattern NOTHING = Pattern.compile("(?!)");
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  public Asked {
    name = ID.matcher(name).replaceAll("…");
  }

  /** The same, where more may be left. */
  public Asked leaving(Pattern left) {
    return new Asked(name, left, prepare);
  }

  /** What is asked for once something else was done. */
  public static Asked after(Request before, String name, Pattern leaves, Request request) {
    return new Asked(
        name,
        leaves,
        () -> {
          before.exchange();
          return () -> request;
        });
  }

  /** A request, ready to be sent. */
  public interface Request {
    MvcTestResult exchange();
  }

  @Override
  public String toString() {
    return name;
  }
}
