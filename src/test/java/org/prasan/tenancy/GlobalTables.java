package org.prasan.tenancy;

import java.util.Map;

/** The tables that belong to no coalition, each with its reason; every other table must. */
public final class GlobalTables {
  public static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("tenancy.coalition", "read before a coalition is known: it is the coalition"),
          Map.entry("identity.account", "one sign-in for a person in whatever coalitions"),
          Map.entry("identity.account_coalition", "tells at sign-in which coalitions to look into"),
          Map.entry("identity.link", "opened before anybody is known; a hash of a random token"),
          Map.entry("identity.tries", "counts guesses at sign-in, before anybody is known"),
          Map.entry("identity.second_factor", "belongs to an account, not to a coalition"),
          Map.entry("identity.recovery_code", "belongs to an account, not to a coalition"),
          Map.entry("identity.passkey", "belongs to an account, not to a coalition"),
          Map.entry("operation.installation", "since when the installation works"),
          Map.entry("operation.backup_run", "backups hold all coalitions"),
          Map.entry("notification.outbox", "one queue of messages without content for one sender"),
          Map.entry("notification.queue", "one queue without content for one sender"),
          Map.entry("notification.kept_mail", "e-mails of a trial, where nobody is real"),
          Map.entry("notification.job", "the jobs of the installation, as db-scheduler keeps them"),
          Map.entry("identity.session", "made before anybody has chosen a coalition"),
          Map.entry("identity.session_attributes", "part of a session"),
          Map.entry("vault.master_key", "one word of the installation, to know its key by"),
          Map.entry("coalition.province", "the provinces of Thailand, the same for everybody"),
          Map.entry("coalition.district", "the districts of Thailand, the same for everybody"),
          Map.entry(
              "coalition.subdistrict", "the sub-districts of Thailand, the same for everybody"));

  private GlobalTables() {}
}
