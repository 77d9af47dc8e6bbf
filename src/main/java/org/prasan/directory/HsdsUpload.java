package org.prasan.directory;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.exchange.UploadLimits;
import org.prasan.exchange.UploadedArchive;
import org.prasan.exchange.UploadedTable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads what somebody brought in: JSON, or an archive of the tables of HSDS. */
final class HsdsUpload {
  static final int MEGABYTES = 10;
  static final int MOST_SERVICES = 5000;
  private static final int MOST_BYTES = MEGABYTES << 20;
  private static final int DEEPEST = 40;

  /** Each may become an object in memory, which is far larger than its two letters. */
  private static final long MOST_TOKENS = 1_500_000;

  private static final UploadLimits TABLES = new UploadLimits(MEGABYTES, 50_000, 80);
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxTokenCount(MOST_TOKENS)
                          .build())
                  .build())
          .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private HsdsUpload() {}

  /** What could be made of a file. */
  sealed interface Reading {}

  record Read(HsdsContent content) implements Reading {}

  record Refused(String key, List<Object> arguments) implements Reading {}

  static Reading read(InputStream in) throws IOException {
    var bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) return refused("exchange.upload.tooLarge.BYTES", MEGABYTES);
    if (bytes.length == 0) return refused("exchange.upload.notATable.EMPTY");
    return UploadedArchive.isArchive(bytes) ? tables(bytes) : json(bytes);
  }

  private static Reading json(byte[] bytes) {
    try {
      return content(HsdsContent.of(HsdsContent.clean(JSON.readTree(bytes))));
    } catch (StreamConstraintsException tooMuch) {
      return refused("directory.hsds.too-many", MOST_SERVICES);
    } catch (JacksonException unreadable) {
      return refused("directory.hsds.not-json", where(unreadable));
    }
  }

  private static int where(JacksonException unreadable) {
    var location = unreadable.getLocation();
    return location == null ? 0 : Math.max(0, location.getLineNr());
  }

  private static Reading tables(byte[] bytes) {
    return switch (UploadedArchive.read(bytes, TABLES)) {
      case UploadedArchive.No(var because) ->
          new Refused(because.messageKey(), because.messageArguments());
      case UploadedArchive.Tables(var byName) -> joined(byName);
    };
  }

  private static Reading joined(Map<String, UploadedTable.Legible> tables) {
    try {
      return content(HsdsTables.read(tables, JSON));
    } catch (HsdsTables.TooMuch tooMuch) {
      return refused("directory.hsds.too-many", MOST_SERVICES);
    }
  }

  private static Reading content(@Nullable HsdsContent content) {
    if (content == null) return refused("directory.hsds.no-services");
    return content.services().size() > MOST_SERVICES
        ? refused("directory.hsds.too-many", MOST_SERVICES)
        : new Read(content);
  }

  private static Refused refused(String key, Object... arguments) {
    return new Refused(key, List.of(arguments));
  }
}
