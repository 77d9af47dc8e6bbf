package org.prasan.files;

import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Service;

/** Compares what the database knows of a coalition's files with what lies in the folder. */
@Service
public class CheckFiles {
  private static final int AT_ONCE = 500;

  private final FileRows rows;
  private final FileFolder folder;

  CheckFiles(FileRows rows, FileFolder folder) {
    this.rows = rows;
    this.folder = folder;
  }

  /** How many files there are, how many of them are gone, and how many hold other bytes. */
  public record Report(long files, long missing, long changed) {
    public boolean complete() {
      return missing == 0 && changed == 0;
    }
  }

  /** Reads every byte: for doctor and after a restore. */
  public Report check(CoalitionId coalition) throws IOException {
    long files = 0;
    long missing = 0;
    long changed = 0;
    var last = new UUID(0, 0);
    while (true) {
      var some = rows.after(coalition, last, AT_ONCE);
      for (var file : some) {
        var path = folder.of(coalition, file.sha256());
        files++;
        if (Files.notExists(path)) missing++;
        else if (!Intake.sha256(path).equals(file.sha256())) changed++;
        last = file.id().value();
      }
      if (some.size() < AT_ONCE) return new Report(files, missing, changed);
    }
  }
}
