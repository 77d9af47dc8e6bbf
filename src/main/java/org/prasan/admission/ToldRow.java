package org.prasan.admission;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.prasan.language.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads what an applicant told as it is kept. */
final class ToldRow {
  private static final Logger LOG = LoggerFactory.getLogger(ToldRow.class);

  private ToldRow() {}

  /** One that cannot be read tells its name alone, so that it keeps nobody from the others. */
  static Told read(ResultSet row, JsonMapper json) throws SQLException {
    try {
      return json.readValue(row.getString("told"), Told.class);
    } catch (JacksonException e) {
      // Without its message, which repeats what was told.
      LOG.error("Application {} cannot be read: {}", row.getString("id"), e.getClass());
      return Told.begun(
          LocalizedText.of(row.getString("name_th"), row.getString("name_en")),
          new Told.Contact(null, "", null));
    }
  }
}
