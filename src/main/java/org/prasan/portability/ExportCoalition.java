package org.prasan.portability;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.prasan.audit.Audit;
import org.prasan.operation.CannotStart;
import org.prasan.operation.OwnerOnly;
import org.prasan.operation.OwnersTransaction;
import org.prasan.operation.SealedFiles;
import org.prasan.operation.Secret;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Tenancy;
import org.prasan.vault.CarriedKeys;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a coalition out whole: into one file, and the keys of its clients into another beside it
 * that replaces its predecessor, or takes it away; also while people work.
 */
@Service
class ExportCoalition {
  private final OwnersTransaction owners;
  private final WriteExport export;
  private final CarriedKeys keys;
  private final SealedFiles sealedFiles;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final JsonMapper json;

  ExportCoalition(
      OwnersTransaction owners,
      WriteExport export,
      CarriedKeys keys,
      SealedFiles sealedFiles,
      Audit audit,
      TransactionTemplate transaction,
      JsonMapper json) {
    this.owners = owners;
    this.export = export;
    this.keys = keys;
    this.sealedFiles = sealedFiles;
    this.audit = audit;
    this.transaction = transaction;
    this.json = json;
  }

  /** Whether other programs, and whoever finds the file, may read what it holds. */
  enum Form {
    SEALED,
    OPEN
  }

  /** Always under the same name, so that a newer one takes its place. */
  static Path keysBeside(Path file, String slug) {
    return file.toAbsolutePath().resolveSibling(slug + "-client-keys.prasan");
  }

  /** The coalition's own people find in their log that it was done. */
  Manifest into(Path target, Coalition coalition, Form form, Secret passphrase) throws IOException {
    var part = partOf(target);
    try {
      Files.deleteIfExists(part);
      var written = write(part, coalition, form, passphrase, target);
      force(part);
      // Read back what the disk has, before anybody relies on it.
      var readBack =
          new ReadExport(part, sealedFiles, form == Form.SEALED ? passphrase : null, json).check();
      if (!readBack.equals(written)) throw CannotStart.because("import-damaged", part.toString());
      // After the data, so that each client in it has its key unless erased since.
      var keyFile = keysBeside(target, coalition.slug());
      if (written.sealed().keys() > 0) writeKeys(keyFile, coalition, passphrase);
      else Files.deleteIfExists(keyFile); // An older one would bring back who was erased.
      note(coalition, written, form);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      return written;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private Manifest write(Path part, Coalition coalition, Form form, Secret passphrase, Path target)
      throws IOException {
    var keyFile = keysBeside(target, coalition.slug()).getFileName().toString();
    try (var out = open(part, form, passphrase)) {
      return owners.reading(
          owner -> {
            try {
              return export.of(coalition, keyFile, owner, out);
            } catch (IOException e) {
              throw CannotStart.because(
                  "export-io", target.toString(), String.valueOf(e.getMessage()));
            }
          });
    }
  }

  private OutputStream open(Path part, Form form, Secret passphrase) throws IOException {
    return form == Form.SEALED
        ? sealedFiles.write(part, passphrase)
        : Files.newOutputStream(OwnerOnly.file(part));
  }

  private void writeKeys(Path file, Coalition coalition, Secret passphrase) throws IOException {
    var part = partOf(file);
    try {
      Files.deleteIfExists(part);
      try (var out = sealedFiles.write(part, passphrase)) {
        owners.reading(
            owner -> {
              try {
                keys.write(coalition.id(), out);
                return null;
              } catch (IOException e) {
                throw CannotStart.because(
                    "export-io", file.toString(), String.valueOf(e.getMessage()));
              }
            });
      }
      force(part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void note(Coalition coalition, Manifest written, Form form) {
    Tenancy.run(
        coalition.id(),
        () ->
            transaction.executeWithoutResult(
                status ->
                    audit.record(
                        Acting.system(coalition, ExportCommand.NAME),
                        "coalition.exported",
                        "coalition",
                        coalition.id(),
                        null,
                        Map.of(
                            "rows", written.rows(),
                            "files", written.files().count(),
                            "sealed", form == Form.SEALED))));
  }

  private static Path partOf(Path file) {
    return file.toAbsolutePath().resolveSibling(file.getFileName() + ".part");
  }

  private static void force(Path file) throws IOException {
    try (var bytes = FileChannel.open(file, StandardOpenOption.WRITE)) {
      bytes.force(true);
    }
  }
}
