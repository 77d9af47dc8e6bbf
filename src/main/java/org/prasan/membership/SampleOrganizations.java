package org.prasan.membership;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Organizations written down in a file, for the sample coalitions. */
@Component
public class SampleOrganizations {
  private final OrganizationRegistry registry;

  SampleOrganizations(OrganizationRegistry registry) {
    this.registry = registry;
  }

  /**
   * Adds those that are not there yet.
   *
   * @param ids the id for each key of the file
   */
  @Transactional
  public void load(Acting acting, InputStream file, Function<String, OrganizationId> ids) {
    Map<String, Object> content = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
    for (var entry : maps(content.get("organizations")))
      registry.add(acting, ids.apply(String.valueOf(entry.get("key"))), organization(entry));
  }

  private static NewOrganization organization(Map<?, ?> entry) {
    var name = text(entry, "name");
    if (name == null)
      throw new IllegalArgumentException("An organization without a name: " + entry);
    return new NewOrganization(
        name,
        word(entry, "short_name"),
        words(entry, "also_spelled"),
        OrganizationKind.valueOf(String.valueOf(entry.get("kind"))),
        text(entry, "mission"),
        text(entry, "services"),
        words(entry, "pillars"),
        words(entry, "target_groups").stream().map(TargetGroup::valueOf).toList(),
        words(entry, "districts"),
        words(entry, "subdistricts"),
        number(entry, "staff"),
        number(entry, "volunteers"),
        word(entry, "website"),
        registered(entry.get("registration")),
        maps(entry.get("contacts")).stream().map(SampleOrganizations::contact).toList());
  }

  private static NewOrganization.@Nullable Registered registered(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> entry)) return null;
    @Nullable String day = word(entry, "date");
    return new NewOrganization.Registered(
        String.valueOf(entry.get("number")),
        String.valueOf(entry.get("authority")),
        day == null ? null : LocalDate.parse(day));
  }

  private static NewOrganization.Contact contact(Map<?, ?> entry) {
    return new NewOrganization.Contact(
        word(entry, "name"),
        word(entry, "phone"),
        word(entry, "email"),
        word(entry, "line"),
        word(entry, "address"));
  }

  private static @Nullable LocalizedText text(Map<?, ?> entry, String name) {
    @Nullable String thai = word(entry, name + "_th");
    return thai == null ? null : LocalizedText.of(thai, word(entry, name + "_en"));
  }

  private static @Nullable String word(Map<?, ?> entry, String name) {
    @Nullable Object value = entry.get(name);
    return value == null ? null : value.toString();
  }

  private static @Nullable Integer number(Map<?, ?> entry, String name) {
    return entry.get(name) instanceof Integer number ? number : null;
  }

  private static List<String> words(Map<?, ?> entry, String name) {
    return entry.get(name) instanceof List<?> values
        ? values.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static List<Map<?, ?>> maps(@Nullable Object value) {
    return value instanceof List<?> values
        ? values.stream().<Map<?, ?>>map(entry -> (Map<?, ?>) entry).toList()
        : List.of();
  }
}
