package org.prasan.membership;

import org.prasan.tenancy.CoalitionId;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down what organizations are found by. */
@Component
class SearchIndex {
  private final JdbcClient jdbc;
  private final Vocabularies vocabularies;
  private final MessageSource messages;

  SearchIndex(JdbcClient jdbc, Vocabularies vocabularies, MessageSource messages) {
    this.jdbc = jdbc;
    this.vocabularies = vocabularies;
    this.messages = messages;
  }

  void write(CoalitionId coalition, Organization organization) {
    var entry = SearchEntry.of(organization, vocabularies.of(coalition), messages);
    jdbc.sql(
            """
            insert into membership.search (coalition_id, organization_id, words, names)
            values (:coalition, :id,
              cast(:named as tsvector) || cast(:services as tsvector)
                || cast(:places as tsvector) || cast(:mission as tsvector),
              :text)
            on conflict (coalition_id, organization_id) do update
            set words = excluded.words, names = excluded.names
            """)
        .param("coalition", coalition.value())
        .param("id", organization.id().value())
        .param("named", entry.names())
        .param("services", entry.services())
        .param("places", entry.places())
        .param("mission", entry.mission())
        .param("text", entry.text())
        .update();
    jdbc.sql(
            """
            insert into membership.phrase (coalition_id, organization_id, phrases, starts)
            values (:coalition, :id, :phrases, :starts)
            on conflict (coalition_id, organization_id) do update
            set phrases = excluded.phrases, starts = excluded.starts
            """)
        .param("coalition", coalition.value())
        .param("id", organization.id().value())
        .param("phrases", entry.phrases().toArray(String[]::new))
        .param("starts", entry.starts().toArray(Integer[]::new))
        .update();
  }
}
