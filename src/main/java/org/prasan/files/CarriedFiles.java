package org.prasan.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.function.Consumer;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.FileSystemUtils;

/** The bytes of a coalition's files on their way to another installation, named by their hash. */
@Service
public class CarriedFiles {
  private static final int SOME = 500;

  private final JdbcClient jdbc;
  private final FileFolder folder;

  CarriedFiles(JdbcClient jdbc, FileFolder folder) {
    this.jdbc = jdbc;
    this.folder = folder;
  }

  /** The hashes that rows name, each once. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void each(CoalitionId coalition, Consumer<String> taker) {
    jdbc.sql(
            """
            select distinct sha256 from files.file where coalition_id = :coalition order by sha256
            """)
        .withFetchSize(SOME)
        .param("coalition", coalition.value())
        .query((RowCallbackHandler) row -> taker.accept(row.getString("sha256")));
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public long count(CoalitionId coalition) {
    return jdbc.sql("select count(distinct sha256) from files.file where coalition_id = :coalition")
        .param("coalition", coalition.value())
        .query(Long.class)
        .single();
  }

  /**
   * The bytes of one.
   *
   * @throws FileNotFoundException if the disk does not have what a row names
   */
  public InputStream open(CoalitionId coalition, String sha256) throws IOException {
    var place = folder.of(coalition, sha256);
    if (Files.notExists(place)) throw new FileNotFoundException(sha256);
    return Files.newInputStream(place);
  }

  /** Keeps the bytes for good; the caller compares their hash before a row names them. */
  public void keep(CoalitionId coalition, String sha256, InputStream bytes) throws IOException {
    var incoming = folder.incoming();
    try {
      FileFolder.take(bytes, incoming, Long.MAX_VALUE);
      folder.keep(incoming, coalition, sha256);
    } catch (FileRefused e) {
      throw new IllegalStateException(e);
    } finally {
      Files.deleteIfExists(incoming);
    }
  }

  /** Of a coalition that could not be brought in. */
  public void forget(CoalitionId coalition) {
    try {
      FileSystemUtils.deleteRecursively(folder.root().resolve(coalition.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
