package org.prasan.portability;

import java.util.List;
import java.util.Set;

/**
 * A table whose rows belong to coalitions.
 *
 * @param name schema and table, as in "meeting.decision"
 * @param columns what somebody wrote, not what the database computes
 * @param bytes those of them that hold bytes, as what is sealed
 * @param order by which its rows always come in the same order
 * @param refersTo other tables of whose rows there must be some first
 */
record CoalitionTable(
    String name,
    List<String> columns,
    Set<String> bytes,
    List<String> order,
    Set<String> refersTo) {

  String quoted() {
    return "\"" + name.replace(".", "\".\"") + "\"";
  }

  /** All columns of a row that goes by a short name. */
  String columnsOf(String row) {
    return String.join(", ", columns.stream().map(column -> row + quoted(column)).toList());
  }

  static String quoted(String column) {
    return "\"" + column + "\"";
  }

  String json() {
    return "json/" + name + ".jsonl";
  }

  String csv() {
    return "csv/" + name + ".csv";
  }
}
