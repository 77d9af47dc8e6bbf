package org.prasan.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prasan.PrasanTest;
import org.prasan.operation.TestDatabase;

/** Every table keeps the coalitions apart, and a table that does not is found. */
@PrasanTest
@Tag("data")
class TableCatalogTest {
  private static final String SOUND =
      """
      create schema wrong;
      create table wrong.thing (
        coalition_id uuid not null, id uuid not null, name text,
        primary key (coalition_id, id), unique (coalition_id, name));
      create table wrong.part (
        coalition_id uuid not null, id uuid not null, thing_id uuid not null,
        primary key (coalition_id, id),
        foreign key (coalition_id, thing_id) references wrong.thing (coalition_id, id));
      """;

  private static final String PROTECTED =
      """
      alter table wrong.{table} enable row level security;
      alter table wrong.{table} force row level security;
      create policy coalition on wrong.{table}
        using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
      """;

  @Test
  void everyTableOfOursKeepsTheCoalitionsApart() throws SQLException {
    try (var connection = TestDatabase.asSuperuser()) {
      assertThat(catalog(connection).tables()).hasSizeGreaterThan(15);
      assertThat(catalog(connection).problems()).isEmpty();
    }
  }

  @Test
  void aSoundTableIsNotComplainedAbout() throws SQLException {
    try (var connection = TestDatabase.asSuperuser()) {
      connection.setAutoCommit(false);
      run(connection, "select 1");
      assertThat(catalog(connection).problems()).isEmpty();
      connection.rollback();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alter table wrong.thing disable row level security | row-level security
          alter table wrong.thing no force row level security | row-level security
          drop policy coalition on wrong.thing | the one policy
          create policy open on wrong.thing using (true) | the one policy
          create policy open on wrong.thing to {app} using (true) | the one policy
          alter policy coalition on wrong.thing using (true) | the one policy
          alter policy coalition on wrong.thing with check (true) | the one policy
          alter policy coalition on wrong.thing using (coalition_id is not null) | the one policy
          drop policy coalition on wrong.thing; create policy c on wrong.thing for select using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid) | the one policy
          alter table wrong.thing add unique (name) | unique indexes
          create unique index on wrong.thing (lower(name)) | unique indexes
          create table wrong.late (id uuid primary key, coalition_id uuid not null) | begins with coalition_id
          create table wrong.loose (coalition_id uuid, id uuid not null unique) | begins with coalition_id
          create table wrong.keyless (coalition_id uuid not null, id uuid) | primary key
          create table wrong.backward (coalition_id uuid not null, id uuid, primary key (id, coalition_id)) | primary key
          alter table wrong.part add column other uuid references tenancy.coalition (id), add column x uuid, add foreign key (x, coalition_id) references wrong.thing (id, coalition_id) | same coalition only
          alter table wrong.thing add column n bigserial | sequence
          alter table wrong.thing add column n bigint generated always as identity | sequence
          alter table wrong.thing alter column id set default gen_random_uuid() | takes no value
          create view wrong.all_things as select * from wrong.thing | view past row-level security
          create function wrong.f() returns int language sql security definer as 'select 1' | owner's rights
          create function wrong.t() returns trigger language plpgsql as 'begin return new; end'; create trigger t before insert on wrong.thing for each row execute function wrong.t() | has no trigger
          alter table wrong.thing owner to {app} | does not belong to the application
          alter role {app} bypassrls | create or bypass
          alter role {app} superuser | create or bypass
          grant {owner} to {app} | create or bypass
          grant create on schema wrong to {app} | create or bypass
          """)
  void whatWouldLetACoalitionThroughIsFound(String change, String complaint) throws SQLException {
    try (var connection = TestDatabase.asSuperuser()) {
      connection.setAutoCommit(false);
      run(connection, change);
      assertThat(catalog(connection).problems())
          .anySatisfy(problem -> assertThat(problem).contains(complaint));
      connection.rollback();
    }
  }

  @Test
  void aGlobalTableThatIsNoMoreIsTakenOffTheList() throws SQLException {
    var global = new HashSet<>(GlobalTables.REASONS.keySet());
    global.add("tenancy.forgotten");
    try (var connection = TestDatabase.asSuperuser()) {
      assertThat(
              new TableCatalog(connection, TestDatabase.owner(), TestDatabase.user(), global)
                  .problems())
          .containsExactly("tenancy.forgotten: is listed as global and does not exist");
    }
  }

  private static void run(Connection connection, String change) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(SOUND);
      for (var table : Set.of("thing", "part"))
        statement.execute(PROTECTED.replace("{table}", table));
      statement.execute(
          change.replace("{app}", TestDatabase.user()).replace("{owner}", TestDatabase.owner()));
    }
  }

  private static TableCatalog catalog(Connection connection) {
    return new TableCatalog(
        connection, TestDatabase.owner(), TestDatabase.user(), GlobalTables.REASONS.keySet());
  }
}
