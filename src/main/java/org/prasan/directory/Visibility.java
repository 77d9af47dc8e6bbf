package org.prasan.directory;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one place that decides what a reader may see of the directory: as a function of a service
 * that was read, and as a condition of a query; a test compares the two over all cases. Every list,
 * search, count, suggestion and file goes through one of them.
 */
final class Visibility {
  private static final String OWN = "s.organization_id = :trusted";
  private static final String NAMED =
      """
      exists (
        select 1 from directory.service_grant g
        where g.coalition_id = s.coalition_id and g.service_id = s.id
          and ((g.kind = 'ORGANIZATION' and g.grantee = cast(:trusted as text))
            or (g.kind = 'SEAT' and g.grantee = any(:seats))))\
      """;

  private Visibility() {}

  /** Whether the reader may know that there is such a service. */
  static boolean ofService(Reader reader, Level level, Guard guard) {
    return switch (level) {
      case PUBLIC -> true;
      case MEMBERS -> reader.member();
      case SEATS -> isOwn(reader, guard) || isNamed(reader, guard);
      case NEVER -> isOwn(reader, guard);
    };
  }

  /**
   * Whether the reader may read a part kept at that level; what is never shown is shown to none.
   */
  static boolean ofPart(Reader reader, Level level, Guard guard) {
    return level != Level.NEVER && ofService(reader, level, guard);
  }

  /** The parts of a service that the reader may read; none if the service is hidden. */
  static Set<FieldGroup> parts(Reader reader, Confidentiality kept, Guard guard) {
    var parts = EnumSet.noneOf(FieldGroup.class);
    if (!ofService(reader, kept.level(), guard)) return parts;
    for (var part : FieldGroup.values()) if (ofPart(reader, kept.of(part), guard)) parts.add(part);
    return parts;
  }

  private static boolean isOwn(Reader reader, Guard guard) {
    return guard.owner().equals(reader.trusted());
  }

  private static boolean isNamed(Reader reader, Guard guard) {
    return (reader.trusted() != null && guard.organizations().contains(reader.trusted()))
        || reader.seats().stream().anyMatch(guard.seats()::contains);
  }

  // ── the same as SQL, over directory.service s ──

  /** The condition under which a service may be known of. */
  static String service() {
    return """
        (case s.level when 'PUBLIC' then true when 'MEMBERS' then :member
           when 'SEATS' then (%s or %s) else %s end)\
        """
        .formatted(OWN, NAMED, OWN);
  }

  /** The condition under which a part of a service may be read that may itself be known of. */
  static String part(FieldGroup part) {
    return level("s." + part.column());
  }

  /** The same for a level that stands elsewhere, as with a place. */
  static String level(String column) {
    return """
        (case %s when 'PUBLIC' then true when 'MEMBERS' then :member
           when 'SEATS' then (%s or %s) else false end)\
        """
        .formatted(column, OWN, NAMED);
  }

  static Map<String, @Nullable Object> values(Reader reader) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("member", reader.member());
    values.put("trusted", reader.trusted() == null ? null : reader.trusted().value());
    values.put("seats", reader.seats().toArray(String[]::new));
    return values;
  }
}
