package org.prasan.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads from the database's own catalog what stands between two coalitions, and names every table
 * where something of it is missing.
 */
final class TableCatalog {
  private static final String POLICY =
      "(coalition_id = (NULLIF(current_setting('prasan.coalition'::text, true), ''::text))::uuid)";

  private static final String OURS =
      """
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'prasan_meta')
      """;
  private static final String TABLES =
      OURS + " and c.relkind in ('r', 'p') and c.relname <> 'schema_history'";

  private final Connection connection;
  private final String owner;
  private final String application;
  private final Set<String> global;
  private final List<String> problems = new ArrayList<>();

  TableCatalog(Connection connection, String owner, String application, Set<String> global) {
    this.connection = connection;
    this.owner = owner;
    this.application = application;
    this.global = global;
  }

  List<String> tables() throws SQLException {
    return strings("select n.nspname || '.' || c.relname " + TABLES + " order by 1");
  }

  List<String> tenantTables() throws SQLException {
    return tables().stream().filter(table -> !global.contains(table)).toList();
  }

  List<String> problems() throws SQLException {
    var tenant = tenantTables();
    check(tenant, "begins with coalition_id uuid not null", FIRST_COLUMN);
    check(tenant, "has a primary key that begins with coalition_id", PRIMARY_KEY);
    check(tenant, "has only unique indexes that begin with coalition_id", UNIQUES);
    check(tenant, "refers to other tables of the same coalition only", FOREIGN_KEYS);
    check(tenant, "has row-level security, also for its owner", ROW_SECURITY);
    check(tenant, "has the one policy that compares coalition_id", POLICIES);
    var all = tables();
    check(all, "has no trigger", NO_TRIGGER);
    check(all, "takes no value from a sequence or a version's function", DEFAULTS);
    check(all, "does not belong to the application", OWNER);
    for (var name : global)
      if (!all.contains(name)) problems.add(name + ": is listed as global and does not exist");
    none("sequence", "select n.nspname || '.' || c.relname " + OURS + " and c.relkind = 'S'");
    none("view past row-level security", VIEWS);
    none("function that runs with its owner's rights", FUNCTIONS);
    none("right of the application to create or bypass", RIGHTS);
    return problems;
  }

  private static final String FIRST_COLUMN =
      """
      select exists (select from pg_attribute where attrelid = ours.name::regclass and attnum = 1
        and attname = 'coalition_id' and atttypid = 'uuid'::regtype and attnotnull)
      """;

  private static final String PRIMARY_KEY =
      """
      select exists (select from pg_index i join pg_attribute a
        on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
        where i.indrelid = ours.name::regclass and i.indisprimary and a.attname = 'coalition_id')
      """;

  private static final String UNIQUES =
      """
      select not exists (select from pg_index i
        where i.indrelid = ours.name::regclass and (i.indisunique or i.indisexclusion)
        and not exists (select from pg_attribute a where a.attrelid = i.indrelid
          and a.attnum = i.indkey[0] and a.attname = 'coalition_id'))
      """;

  /** To a global table every coalition may refer. */
  private static final String FOREIGN_KEYS =
      """
      select not exists (select from pg_constraint k
        join pg_class c on c.oid = k.confrelid join pg_namespace n on n.oid = c.relnamespace
        where k.conrelid = ours.name::regclass and k.contype = 'f'
        and n.nspname || '.' || c.relname <> all (array[{global}]::text[])
        and not (exists (select from pg_attribute a where a.attrelid = k.conrelid
                   and a.attnum = k.conkey[1] and a.attname = 'coalition_id')
             and exists (select from pg_attribute a where a.attrelid = k.confrelid
                   and a.attnum = k.confkey[1] and a.attname = 'coalition_id')))
      """;

  private static final String ROW_SECURITY =
      "select relrowsecurity and relforcerowsecurity from pg_class where oid = ours.name::regclass";

  /**
   * Several permissive policies would each open the table: one, for all commands and roles. The
   * owner's own, by which backup and migrations see everything, is not for the application.
   */
  private static final String POLICIES =
      """
      select count(*) = 1 and bool_and(polcmd = '*' and polroles = '{0}'
        and pg_get_expr(polqual, polrelid) = '{policy}'
        and coalesce(pg_get_expr(polwithcheck, polrelid), '{policy}') = '{policy}')
      from pg_policy where polrelid = ours.name::regclass and polpermissive
        and polroles <> array['{owner}'::regrole::oid]
      """;

  private static final String NO_TRIGGER =
      "select not exists (select from pg_trigger where tgrelid = ours.name::regclass and not"
          + " tgisinternal)";

  private static final String DEFAULTS =
      """
      select not exists (select from pg_attrdef where adrelid = ours.name::regclass
        and pg_get_expr(adbin, adrelid) ~ 'nextval|uuidv|gen_random')
        and not exists (select from pg_attribute where attrelid = ours.name::regclass and attidentity <> '')
      """;

  private static final String OWNER =
      "select relowner <> '{application}'::regrole from pg_class where oid = ours.name::regclass";

  private static final String VIEWS =
      "select n.nspname || '.' || c.relname "
          + OURS
          + " and c.relkind in ('v', 'm') and not coalesce(c.reloptions::text ~ 'security_invoker',"
          + " false)";

  private static final String FUNCTIONS =
      """
      select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      """;

  private static final String RIGHTS =
      """
      select 'attribute of the role' from pg_roles where rolname = '{application}'
        and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
      union all
      select 'member of ' || r.rolname from pg_roles r
        where r.rolname <> '{application}' and pg_has_role('{application}', r.oid, 'member')
      union all
      select 'create in schema ' || nspname from pg_namespace
        where nspname !~ '^pg_temp' and has_schema_privilege('{application}', oid, 'create')
      union all
      select 'create in the database' where has_database_privilege('{application}', current_database(), 'create')
      union all
      select 'owns ' || nspname from pg_namespace where nspowner = '{application}'::regrole
      """;

  private void check(List<String> tables, String what, String holds) throws SQLException {
    var sql =
        "select ours.name from unnest(?::text[]) ours (name) where (" + holds + ") is not true";
    try (var statement = connection.prepareStatement(filled(sql))) {
      statement.setArray(1, connection.createArrayOf("text", tables.toArray()));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) problems.add(rows.getString(1) + ": not so: " + what);
      }
    }
  }

  private void none(String what, String sql) throws SQLException {
    for (var found : strings(filled(sql))) problems.add(found + ": " + what);
  }

  private String filled(String sql) {
    var names = global.stream().map(table -> "'" + table + "'").sorted().toList();
    return sql.replace("{global}", String.join(",", names))
        .replace("{application}", application)
        .replace("{owner}", owner)
        .replace("{policy}", POLICY.replace("'", "''"));
  }

  private List<String> strings(String sql) throws SQLException {
    var found = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) found.add(rows.getString(1));
    }
    return found;
  }
}
