package org.prasan.membership;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.language.NameKey;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames.Named;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which organization of the registry somebody is who tells a name, and which ones are nearly so
 * called.
 */
@Service
@Transactional(readOnly = true)
public class Namesakes {
  private static final int SHORT = 6;
  private static final int MOST = 5;

  private final JdbcClient jdbc;
  private final Registry registry;

  Namesakes(JdbcClient jdbc, Registry registry) {
    this.jdbc = jdbc;
    this.registry = registry;
  }

  private record Spelled(Named named, List<String> other) {
    boolean is(String key) {
      return Stream.concat(Stream.of(named.name().th()), other.stream())
          .anyMatch(name -> NameKey.of(name).equals(key));
    }

    boolean isNearly(String key) {
      var own = NameKey.of(named.name().th());
      var steps = Math.min(own.length(), key.length()) < SHORT ? 1 : 2;
      return Math.abs(own.length() - key.length()) <= steps && Suggestions.steps(own, key) <= steps;
    }
  }

  /** By its name in whatever spelling, or else by its number in a register. */
  public Optional<Named> of(
      CoalitionId coalition, String name, @Nullable String authority, @Nullable String number) {
    var key = NameKey.of(name);
    var called = spelled(coalition).stream().filter(one -> one.is(key)).findFirst();
    if (called.isPresent()) return called.map(Spelled::named);
    return authority == null || number == null
        ? Optional.empty()
        : registry.registered(coalition, authority, number);
  }

  /** Those whose name differs by a letter or two, but not those of the very name. */
  public List<Named> nearly(CoalitionId coalition, String name) {
    var key = NameKey.of(name);
    return spelled(coalition).stream()
        .filter(one -> !one.is(key) && one.isNearly(key))
        .map(Spelled::named)
        .limit(MOST)
        .toList();
  }

  private List<Spelled> spelled(CoalitionId coalition) {
    return jdbc.sql(
            """
            select id, name_th, name_en, also_spelled from membership.organization
            where coalition_id = :coalition order by name_th collate "th-x-icu", id
            """)
        .param("coalition", coalition.value())
        .query(
            (row, number) ->
                new Spelled(
                    new Named(
                        new OrganizationId(row.getObject("id", UUID.class)),
                        LocalizedText.of(row.getString("name_th"), row.getString("name_en"))),
                    Organizations.list(row, "also_spelled")))
        .list();
  }
}
