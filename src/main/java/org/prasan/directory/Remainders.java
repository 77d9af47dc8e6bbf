package org.prasan.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
            select id, extra from directory.service
            where coalition_id = :coalition and id = any(:ids) and extra <> '{}'
            """)
        .param("coalition", coalition.value())
        .param("ids", services.stream().map(ServiceId::value).toArray(UUID[]::new))
        .query(
            row -> {
              found.put(
                  new ServiceId(row.getObject("id", UUID.class)),
                  json.readValue(row.getString("extra"), ObjectNode.class));
            });
    return found;
  }

  void write(CoalitionId coalition, ServiceId service, ObjectNode rest) {
    jdbc.sql(
            """
            update directory.service set extra = cast(:extra as jsonb)
            where coalition_id = :coalition and id = :id
            """)
        .param("coalition", coalition.value())
        .param("id", service.value())
        .param("extra", rest.toString())
        .update();
  }
}
