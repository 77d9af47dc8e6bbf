package org.prasan.operation;

import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.thymeleaf.exceptions.TemplateProcessingException;

/**
 * A failure as the log may tell it: of which kind, where, and what was behind it. What a failure
 * says of itself often repeats what somebody typed, or the row that the database refused.
 */
final class LoggedFailure extends Throwable {
  /** Nobody follows causes further down, and a circle of them has an end. */
  private static final int DEPTH = 12;

  private LoggedFailure(Throwable failure, @Nullable LoggedFailure cause) {
    super(told(failure), cause, false, true);
    setStackTrace(failure.getStackTrace());
  }

  static LoggedFailure of(Throwable failure) {
    return Objects.requireNonNull(of(failure, DEPTH));
  }

  private static @Nullable LoggedFailure of(@Nullable Throwable failure, int depth) {
    return failure == null || depth == 0
        ? null
        : new LoggedFailure(failure, of(failure.getCause(), depth - 1));
  }

  /** It and what was behind it, as far as it is told. */
  static List<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEPTH).toList();
  }

  private static String told(Throwable failure) {
    var harmless = harmless(failure);
    return failure.getClass().getName() + (harmless.isEmpty() ? "" : ": " + harmless);
  }

  /** Where the words are those of a program about itself or its machine. */
  private static String harmless(Throwable failure) {
    return switch (failure) {
      case PSQLException broken when isOfTheMachine(broken) -> String.valueOf(broken.getMessage());
      case PSQLException refused -> String.join(" ", state(refused), place(refused));
      case SQLException refused -> state(refused);
      case TemplateProcessingException page -> page.getTemplateName() + ":" + page.getLine();
      case CannotStart _,
          NullPointerException _,
          IndexOutOfBoundsException _,
          ClassCastException _,
          FileSystemException _,
          java.net.SocketException _ ->
          String.valueOf(failure.getMessage());
      default -> "";
    };
  }

  private static String state(SQLException refused) {
    return String.valueOf(refused.getSQLState());
  }

  /** No connection, no room, a file or a page that cannot be read: nothing that anybody typed. */
  private static boolean isOfTheMachine(SQLException broken) {
    return state(broken).matches("(08|53|57|58|XX).*");
  }

  private static String place(PSQLException refused) {
    var said = refused.getServerErrorMessage();
    return said == null
        ? ""
        : Stream.of(said.getSchema(), said.getTable(), said.getColumn(), said.getConstraint())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
  }
}
