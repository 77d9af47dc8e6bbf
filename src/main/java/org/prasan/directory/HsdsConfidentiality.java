package org.prasan.directory;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.OrganizationId;
import tools.jackson.databind.node.ArrayNode;

/** How closely a file wants a service to be kept: our extension to HSDS. */
final class HsdsConfidentiality {
  static final String PROPERTY = "x_confidentiality";
  private static final Pattern SEAT = Pattern.compile("[\\p{L}\\p{M}\\p{N}_.:-]{1,100}");

  private HsdsConfidentiality() {}

  /** What is not named stays as it was. */
  static Confidentiality read(
      Given service,
      Confidentiality before,
      Function<String, @Nullable OrganizationId> organizations) {
    var given = service.object(PROPERTY);
    if (given == null) return before;
    var parts = new EnumMap<FieldGroup, Level>(FieldGroup.class);
    for (var part : FieldGroup.values())
      parts.put(
          part,
          Objects.requireNonNull(
              given.word(HsdsWords.word(part), Level.values(), before.of(part))));
    return new Confidentiality(
        Objects.requireNonNull(given.word("level", Level.values(), before.level())),
        parts,
        given.has("organizations") ? organizations(given, organizations) : before.organizations(),
        given.has("seats") ? seats(given) : before.seats());
  }

  static boolean tellsOfTheAddress(Given service) {
    var given = service.object(PROPERTY);
    return given != null && !given.absent(HsdsWords.word(FieldGroup.ADDRESS));
  }

  private static List<OrganizationId> organizations(
      Given given, Function<String, @Nullable OrganizationId> organizations) {
    var named = new LinkedHashSet<OrganizationId>();
    for (var word : words(given, "organizations")) {
      var known = organizations.apply(word);
      if (known != null) named.add(known);
      else if (!isId(word)) given.wrong("organizations", "directory.hsds.wrong.id", word);
      else {
        named.add(OrganizationId.of(word));
        given.notice("directory.hsds.notice.named", word);
      }
    }
    return List.copyOf(named);
  }

  private static boolean isId(String word) {
    try {
      return UUID.fromString(word).toString().equalsIgnoreCase(word);
    } catch (IllegalArgumentException noId) {
      return false;
    }
  }

  private static List<String> seats(Given given) {
    var seats = words(given, "seats");
    for (var seat : seats)
      if (!SEAT.matcher(seat).matches()) given.wrong("seats", "directory.hsds.wrong.word", seat);
    return List.copyOf(seats);
  }

  private static Set<String> words(Given given, String name) {
    var words = new LinkedHashSet<String>();
    if (given.node().get(name) instanceof ArrayNode array)
      for (var element : array) words.add(element.asString("").strip());
    else if (!given.absent(name)) given.wrong(name, "directory.hsds.wrong.list");
    words.remove("");
    return words;
  }
}
