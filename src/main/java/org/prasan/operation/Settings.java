package org.prasan.operation;

import java.beans.PropertyEditorSupport;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * What the operator of the server decides; each setting is explained in docs/configuration.md.
 *
 * @param data the folder that holds everything Prasan keeps on this machine
 * @param baseUrl the address under which people reach it
 * @param timeZone where the coalitions work; it decides what "today" is
 * @param sample sample mode: invented and public data, for this machine only
 */
public record Settings(
    @DefaultValue("data") Path data,
    @DefaultValue Database database,
    @DefaultValue Backup backup,
    @DefaultValue Keys keys,
    @DefaultValue("http://localhost:8080") URI baseUrl,
    @DefaultValue("th") String language,
    @DefaultValue("Asia/Bangkok") ZoneId timeZone,
    @DefaultValue("false") boolean sample) {

  public Settings {
    data = data.toAbsolutePath().normalize();
    if (!language.equals("th") && !language.equals("en")) {
      throw CannotStart.because("setting-language", language);
    }
    if (baseUrl.getScheme() == null || !baseUrl.getScheme().startsWith("http")) {
      throw CannotStart.because("setting-base-url", baseUrl.toString());
    }
  }

  /** Where the backups lie that Prasan makes by itself. */
  Path backupFolder() {
    var folder = backup.folder();
    return folder == null ? data.resolve("backups") : folder.toAbsolutePath().normalize();
  }

  /** In sample mode there is nothing to lose. */
  boolean backsUpByItself() {
    return backup.nightly() && !sample;
  }

  /** The whole address of a page, for whoever follows it from elsewhere. */
  public String address(String path) {
    return baseUrl.toString().replaceAll("/+$", "") + path;
  }

  /** Where the data lives: without an address, in the PostgreSQL that comes with Prasan. */
  public record Database(
      @Nullable String url,
      @DefaultValue("prasan_owner") String owner,
      @Nullable Secret ownerPassword,
      @DefaultValue("prasan_app") String user,
      @Nullable Secret password,
      @DefaultValue("0") int port,
      @DefaultValue("10") int connections,
      @Nullable String binaries) {
    private static final int SHORTEST_PASSWORD = 8;

    public Database {
      if (url != null && !url.startsWith("jdbc:postgresql:")) {
        throw CannotStart.because("setting-database-url", Secret.hiddenIn(url));
      }
      refuseWeak("prasan.database.owner-password", ownerPassword);
      refuseWeak("prasan.database.password", password);
      if (owner.equals(user)) throw CannotStart.because("same-roles", owner);
      if (connections < 2) {
        throw CannotStart.because("setting-connections", String.valueOf(connections));
      }
    }

    private static void refuseWeak(String setting, @Nullable Secret given) {
      if (given != null && given.isWeak(SHORTEST_PASSWORD)) {
        throw CannotStart.because("setting-weak", setting, String.valueOf(SHORTEST_PASSWORD));
      }
    }

    boolean embedded() {
      return url == null;
    }
  }

  /**
   * How backups are sealed and where those lie that Prasan makes by itself.
   *
   * @param passphrase without one, Prasan makes one at its first start for real work
   * @param folder null for a folder within the data folder
   */
  public record Backup(
      @Nullable Secret passphrase, @Nullable Path folder, @DefaultValue("true") boolean nightly) {
    public Backup {
      if (passphrase != null) Passphrase.refuseWeak(passphrase);
    }
  }

  /**
   * Keys outside the database; without one, a key is made and kept in the data folder.
   *
   * @param vaultFile the master key of the vault; the key of its indexes stands beside it
   */
  public record Keys(@Nullable Secret signIn, @Nullable Path vaultFile) {
    private static final int SHORTEST = 32;

    public Keys {
      if (signIn != null && signIn.isWeak(SHORTEST)) {
        throw CannotStart.because("setting-key-short", "prasan.keys.sign-in");
      }
    }
  }

  /** The same settings on another folder. */
  Settings on(Path folder) {
    return new Settings(folder, database, backup, keys, baseUrl, language, timeZone, sample);
  }

  static Settings of(ConfigurableEnvironment environment) {
    KnownSettings.refuseUnknown(environment);
    try {
      return binder(environment).bindOrCreate("prasan", Bindable.of(Settings.class));
    } catch (BindException e) {
      var refusal = CannotStart.in(e);
      if (refusal != null) throw refusal;
      throw CannotStart.because(
          "setting-wrong",
          e.getName().toString(),
          e.getProperty() == null ? "" : String.valueOf(e.getProperty().getValue()));
    }
  }

  /** Spring would take "data" for a folder on the classpath if there happened to be one. */
  private static Binder binder(ConfigurableEnvironment environment) {
    return new Binder(
        ConfigurationPropertySources.get(environment),
        new PropertySourcesPlaceholdersResolver(environment),
        null,
        editors -> editors.registerCustomEditor(Path.class, new PlainPath()));
  }

  private static final class PlainPath extends PropertyEditorSupport {
    @Override
    public void setAsText(String text) {
      if (text.isBlank()) throw CannotStart.because("setting-empty", "prasan.data");
      setValue(Path.of(text.strip()));
    }
  }
}
