package org.prasan.operation;

import java.nio.file.Path;

/** How the embedded server works: small, durable, and heard by this machine only. */
record PostgresConfiguration(DataFolder folder, int port, EmbeddedPostgres.Durability durability) {

  /**
   * Errors are logged tersely and without the statement: details of a refused row would put
   * personal data into the log.
   */
  String text() {
    return """
    # Written by Prasan at each start. Your own settings belong into %2$s
    shared_buffers = %5$s
    work_mem = 8MB
    maintenance_work_mem = 64MB
    effective_cache_size = 512MB
    random_page_cost = 1.1
    max_connections = 60
    max_wal_size = %6$s
    jit = off
    timezone = 'UTC'
    lc_messages = 'C'
    include_if_exists = '%2$s'
    # What follows is not for changing: it keeps every confirmed change, and keeps others out.
    listen_addresses = '127.0.0.1'
    port = %1$d
    unix_socket_directories = ''
    password_encryption = 'scram-sha-256'
    fsync = %3$s
    synchronous_commit = %3$s
    full_page_writes = %3$s
    logging_collector = on
    log_directory = '%4$s'
    log_filename = 'postgres-%%a.log'
    log_truncate_on_rotation = on
    log_rotation_age = 1d
    log_error_verbosity = terse
    log_min_error_statement = panic
    """
        .formatted(
            port,
            forPostgres(folder.path().resolve("postgresql.conf")),
            durability.setting,
            forPostgres(folder.log()),
            durability.buffers,
            durability.log);
  }

  private static String forPostgres(Path path) {
    return path.toString().replace('\\', '/').replace("'", "''");
  }
}
