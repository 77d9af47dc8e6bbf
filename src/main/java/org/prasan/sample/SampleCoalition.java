package org.prasan.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** One of the sample coalitions, with its files under {@code sample/<slug>/}. */
record SampleCoalition(Coalition coalition, JsonMapper json) {
  /** In the order in which they are loaded; each needs a {@code coalition.yaml}. */
  static final List<String> SLUGS = List.of("chiangrai", "training");

  /** Who loads them, as the audit log names it. */
  Acting acting() {
    return Acting.system(coalition, "sample data");
  }

  InputStream open(String file) throws IOException {
    return resource(coalition.slug(), file).getInputStream();
  }

  /** A file of this coalition as a record; dates stand in quotes there, or YAML would guess. */
  <T> T read(String file, Class<T> type) {
    return read(coalition.slug(), file, type, json);
  }

  static <T> T read(String slug, String file, Class<T> type, JsonMapper json) {
    try (var in = resource(slug, file).getInputStream()) {
      var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      return json.convertValue(yaml.load(in), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ClassPathResource resource(String slug, String file) {
    return new ClassPathResource("sample/" + slug + "/" + file);
  }

  // Ids follow from keys in the files, so that steps can refer to what others loaded.

  static CoalitionId coalitionId(String slug) {
    return new CoalitionId(id(slug, "coalition", slug));
  }

  static boolean isSample(Coalition coalition) {
    return coalition.id().equals(coalitionId(coalition.slug()));
  }

  PersonId person(String key) {
    return new PersonId(id("person", key));
  }

  UUID id(String kind, String key) {
    return id(coalition.slug(), kind, key);
  }

  private static UUID id(String slug, String kind, String key) {
    var name = "prasan sample " + slug + " " + kind + " " + key;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
