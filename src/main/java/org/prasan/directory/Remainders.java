package org.prasan.directory;

import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What imported services said beyond what the directory knows to say. Without regard to who asks:
 * {@link ReadServices} takes out what a reader may not see.
 */
@Repository
class Remainders {
  private static final String ID = "id";

  private final JdbcClient jdbc;
  private final JsonMapper json;

  Remainders(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Those of the services that have any. */
  Map<ServiceId, ObjectNode> of(CoalitionId coalition, List<ServiceId> services) {
    var found = new HashMap<ServiceId, ObjectNode>();
    jdbc.sql(
            """
            select id, extra, brought_as from directory.service
            where coalition_id = :coalition and id = any(:ids)
              and (extra <> '{}' or brought_as is not null)
            """)
        .param("coalition", coalition.value())
        .param("ids", services.stream().map(ServiceId::value).toArray(UUID[]::new))
        .query(
            row -> {
              var rest = json.readValue(row.getString("extra"), ObjectNode.class);
              @Nullable UUID id = row.getObject("brought_as", UUID.class);
              if (id != null) rest.put(ID, id.toString());
              found.put(new ServiceId(row.getObject("id", UUID.class)), rest);
            });
    return found;
  }

  /** Those that files brought under these ids, which another service may have as its own. */
  Map<ServiceId, UUID> broughtAs(CoalitionId coalition, Collection<UUID> ids) {
    var found = new HashMap<ServiceId, UUID>();
    jdbc.sql(
            """
            select id, brought_as from directory.service
            where coalition_id = :coalition and brought_as = any(:ids)
            """)
        .param("coalition", coalition.value())
        .param("ids", ids.toArray(UUID[]::new))
        .query(
            row -> {
              found.put(
                  new ServiceId(row.getObject("id", UUID.class)),
                  row.getObject("brought_as", UUID.class));
            });
    return found;
  }

  /** The id under which programs know the service. */
  static UUID id(ServiceId own, @Nullable ObjectNode rest) {
    var brought = rest == null ? "" : rest.path(ID).asString("");
    return brought.isEmpty() ? own.value() : UUID.fromString(brought);
  }

  void write(CoalitionId coalition, ServiceId service, ObjectNode rest) {
    var id = id(service, rest);
    var more = rest.deepCopy();
    more.remove(ID);
    jdbc.sql(
            """
            update directory.service set extra = cast(:extra as jsonb), brought_as = :brought
            where coalition_id = :coalition and id = :id
            """)
        .param("coalition", coalition.value())
        .param("id", service.value())
        .param("extra", more.toString())
        .param("brought", id.equals(service.value()) ? null : id, Types.OTHER)
        .update();
  }
}
