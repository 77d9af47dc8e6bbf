package org.prasan.operation;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** All migration scripts of this version, read once: a scan per module would slow each start. */
record MigrationScripts(List<Script> scripts, String fingerprint) {

  record Script(String module, String name, String sql) {
    /** Of a script named {@code V<version>__what_it_does.sql}. */
    MigrationVersion version() {
      return MigrationVersion.fromVersion(name.substring(1, name.indexOf("__")));
    }

    boolean isVersion(MigrationVersion version) {
      return version().equals(version);
    }
  }

  static MigrationScripts onClasspath() {
    try {
      var found = new ArrayList<Script>();
      for (var resource :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:db/migration/*/*.sql")) {
        found.add(
            new Script(
                resource.getURL().getPath().replaceAll(".*/([^/]+)/[^/]+$", "$1"),
                Objects.requireNonNull(resource.getFilename()),
                resource.getContentAsString(StandardCharsets.UTF_8)));
      }
      found.sort(java.util.Comparator.comparing(Script::module).thenComparing(Script::name));
      return new MigrationScripts(List.copyOf(found), fingerprintOf(found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MigrationScripts of(List<Script> scripts) {
    var sorted =
        scripts.stream()
            .sorted(java.util.Comparator.comparing(Script::module).thenComparing(Script::name))
            .toList();
    return new MigrationScripts(sorted, fingerprintOf(sorted));
  }

  List<Script> of(String module) {
    return scripts.stream().filter(script -> script.module().equals(module)).toList();
  }

  private static String fingerprintOf(List<Script> scripts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var script : scripts) {
        digest.update(script.toString().getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Hands one module's scripts to Flyway. */
  record Provider(List<Script> scripts) implements ResourceProvider {
    @Override
    public @Nullable LoadableResource getResource(String name) {
      return scripts.stream()
          .filter(script -> script.name().equals(name))
          .map(Loaded::new)
          .findFirst()
          .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return scripts.stream()
          .filter(script -> script.name().startsWith(prefix))
          .filter(script -> Arrays.stream(suffixes).anyMatch(script.name()::endsWith))
          .<LoadableResource>map(Loaded::new)
          .toList();
    }
  }

  private static final class Loaded extends LoadableResource {
    private final Script script;

    Loaded(Script script) {
      this.script = script;
    }

    @Override
    public Reader read() {
      return new StringReader(script.sql());
    }

    @Override
    public String getAbsolutePath() {
      return "db/migration/" + script.module() + "/" + script.name();
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return getAbsolutePath();
    }

    @Override
    public String getFilename() {
      return script.name();
    }

    @Override
    public String getRelativePath() {
      return script.name();
    }
  }
}
