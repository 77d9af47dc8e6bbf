package org.prasan.vault;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Where a sealed text stands. What was sealed for one place opens in no other, so that nobody who
 * may write to the database can move one client's words into another's file.
 *
 * @param column schema, table and column, as in "client.file.story"
 * @param row the id of the row
 */
public record Place(String column, UUID row) {
  byte[] bytes(UUID coalition) {
    return (coalition + "|" + column + "|" + row).getBytes(StandardCharsets.UTF_8);
  }
}
