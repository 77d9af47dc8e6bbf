package org.prasan.client;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.prasan.tenancy.Acting;
import org.prasan.vault.BlindField;
import org.prasan.vault.BlindIndexes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** By which clients of an organization are found again without anything being opened. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Blinds {
  private final JdbcClient jdbc;
  private final BlindIndexes indexes;

  Blinds(JdbcClient jdbc, BlindIndexes indexes) {
    this.jdbc = jdbc;
    this.indexes = indexes;
  }

  void replace(Acting acting, ClientId file, DataGroup group, Map<Detail, String> told) {
    var details = Detail.of(group).stream().map(Enum::name).toArray(String[]::new);
    jdbc.sql(
            """
            delete from client.blind
            where coalition_id = :coalition and organization_id = :owner and file_id = :file
              and detail = any(:details)
            """)
        .params(ClientFiles.scope(acting))
        .param("file", file.value())
        .param("details", details)
        .update();
    told.forEach((detail, text) -> insert(acting, file, detail, text));
  }

  /** Of a birth date a day alone is compared: a year would make strangers of one age look alike. */
  private void insert(Acting acting, ClientId file, Detail detail, String text) {
    var field = detail.foundBy();
    if (field == null || (field == BlindField.BIRTH_DATE && text.length() < 10)) return;
    var blind = indexes.of(acting.coalitionId(), field, text);
    if (blind.isEmpty()) return;
    jdbc.sql(
            """
            insert into client.blind
              (coalition_id, organization_id, file_id, field, fingerprint, detail)
            values (:coalition, :owner, :file, :field, :fingerprint, :detail)
            """)
        .params(ClientFiles.scope(acting))
        .param("file", file.value())
        .param("field", field.name())
        .param("fingerprint", blind.get().value())
        .param("detail", detail.name())
        .update();
  }

  void erase(Acting acting, ClientId file) {
    jdbc.sql(
            """
            delete from client.blind
            where coalition_id = :coalition and organization_id = :owner and file_id = :file
            """)
        .params(ClientFiles.scope(acting))
        .param("file", file.value())
        .update();
  }

  Set<ClientId> find(Acting acting, Map<BlindField, String> typed) {
    var found = new LinkedHashSet<ClientId>();
    typed.forEach((field, text) -> found.addAll(find(acting, field, text)));
    return found;
  }

  private Collection<ClientId> find(Acting acting, BlindField field, String text) {
    var blind = indexes.of(acting.coalitionId(), field, text);
    if (blind.isEmpty()) return List.of();
    return jdbc.sql(
            """
            select distinct file_id from client.blind
            where coalition_id = :coalition and organization_id = :owner and field = :field
              and fingerprint = :fingerprint
            """)
        .params(ClientFiles.scope(acting))
        .param("field", field.name())
        .param("fingerprint", blind.get().value())
        .query((row, number) -> new ClientId(row.getObject("file_id", UUID.class)))
        .list();
  }
}
