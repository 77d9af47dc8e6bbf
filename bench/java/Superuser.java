import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;

/** The database of a data folder whose product runs, without row-level security. */
final class Superuser {
  private Superuser() {}

  static Connection of(Path data) throws Exception {
    var port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3).strip();
    var password = Files.readString(data.resolve("secrets/database-superuser")).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/prasan", "postgres", password);
  }
}
