package org.prasan.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.language.ApproximateDate;
import org.prasan.language.Dates;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says an entry in the reader's language, in words that the modules bring along. */
@Component
class AuditWording {
  private static final Pattern MONTH = Pattern.compile("(?:19|20)\\d\\d-(?:0[1-9]|1[0-2])");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern HOUR = Pattern.compile("\\d\\d:\\d\\d(?::\\d\\d)?");
  private static final Pattern MOMENT = Pattern.compile(DAY + "T\\d\\d:\\d\\d.*Z");
  private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9_]*");
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F]*[.:][0-9a-fA-F.:%\\[\\]]*");
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\u200c\\u200d]]");

  private final MessageSource messages;
  private final JsonMapper json;
  private final Dates dates;
  private final List<SpokenSubjects> spoken;

  AuditWording(MessageSource messages, JsonMapper json, Dates dates, List<SpokenSubjects> spoken) {
    this.messages = messages;
    this.json = json;
    this.dates = dates;
    this.spoken = spoken;
  }

  AuditLine line(AuditEntry entry, KnownNames names) {
    var before = tree(entry.before());
    var after = tree(entry.after());
    return new AuditLine(
        entry.number(),
        entry.at(),
        person(entry, names),
        entry.organizationId() == null ? "" : organization(entry, names),
        deed(entry.deed(), entry.subject(), partsOf(entry, before, after, names)),
        isAddress(entry.origin()) ? entry.origin() : "",
        entry.hash(),
        Change.between(before, after).stream().map(change -> said(entry, change, names)).toList());
  }

  /** What was done, as a choice in the filter. */
  String deed(String deed) {
    return deed(deed, "", new String[] {"…", "…", "…", "…"});
  }

  String subject(String subject) {
    return say("audit.subject." + subject, humane(subject));
  }

  private String deed(String deed, String subject, String[] parts) {
    var known = messages.getMessage("audit.deed." + deed, parts, null, locale());
    var sentence =
        known == null
            ? messages.getMessage(
                "audit.deed-without-sentence",
                new Object[] {humane(deed), (subject(subject) + " " + parts[0]).strip()},
                locale())
            : known;
    return sentence.replaceAll("\\s+", " ").strip();
  }

  /** What a sentence may name: the subject, a person, an organization, a role or an office. */
  private String[] partsOf(
      AuditEntry entry, @Nullable JsonNode before, @Nullable JsonNode after, KnownNames names) {
    var role = part("role", before, after, names);
    return new String[] {
      subjectName(entry, before, after, names),
      part("person", before, after, names),
      part("organization", before, after, names),
      role.isEmpty() ? part("office", before, after, names) : role
    };
  }

  private String part(
      String field, @Nullable JsonNode before, @Nullable JsonNode after, KnownNames names) {
    return Stream.of(after, before)
        .filter(Objects::nonNull)
        .map(node -> node.path(field))
        .map(node -> node.has("value") ? node.get("value") : node)
        .filter(node -> node.isString() || node.isObject())
        .map(node -> node.isObject() ? named(node) : partInWords(field, node.asString(), names))
        .findFirst()
        .orElse("");
  }

  private String partInWords(String field, String text, KnownNames names) {
    boolean stranger = KnownNames.id(text) != null && names.of(text) == null;
    return stranger ? say("audit." + field + ".unknown", "") : oneValue(text, names);
  }

  private static boolean isAddress(String origin) {
    return ADDRESS.matcher(origin).matches();
  }

  private String person(AuditEntry entry, KnownNames names) {
    if (entry.personId() != null) {
      var name = names.of(entry.personId());
      return name == null ? say("audit.person.unknown", "") : name.in(locale());
    }
    return isAddress(entry.origin())
        ? say("audit.person.visitor", "")
        : messages.getMessage("audit.person.system", new Object[] {job(entry.origin())}, locale());
  }

  private String job(String origin) {
    return say("audit.job." + origin.replace(' ', '-'), humane(origin));
  }

  private String organization(AuditEntry entry, KnownNames names) {
    var name = names.of(entry.organizationId());
    return name == null ? say("audit.organization.unknown", "") : name.in(locale());
  }

  /** What the subject is called: now, by the registry, or then, by its own name or title. */
  private String subjectName(
      AuditEntry entry, @Nullable JsonNode before, @Nullable JsonNode after, KnownNames names) {
    var known = names.of(entry.subjectId());
    if (known != null) return known.in(locale());
    var said = spoken(words -> words.name(entry.subject(), entry.subjectId()));
    if (said.isPresent()) return said.get();
    return Stream.of(after, before)
        .filter(Objects::nonNull)
        .flatMap(node -> Stream.of("name", "title", "nameTh", "titleTh").map(node::get))
        .filter(Objects::nonNull)
        .map(this::named)
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElseGet(() -> ownName(entry));
  }

  /** Some ids are words: the key of a rule, or "unknown" for an account that is none. */
  private String ownName(AuditEntry entry) {
    var id = entry.subjectId();
    if (KnownNames.id(id) != null) return "";
    return say("audit.subject." + entry.subject() + "." + id, visible(id));
  }

  private String named(JsonNode name) {
    if (!name.isObject()) return visible(name.asString());
    var english = name.path("en");
    return visible(
        new LocalizedText(
                name.path("th").asString(""), english.isString() ? english.stringValue() : null)
            .in(locale()));
  }

  private Change said(AuditEntry entry, Change change, KnownNames names) {
    return new Change(
        label(entry.subject(), change.path()),
        value(entry, change.path(), change.before(), names),
        value(entry, change.path(), change.after(), names));
  }

  private Optional<String> spoken(Function<SpokenSubjects, Optional<String>> asked) {
    return spoken.stream().map(asked).flatMap(Optional::stream).findFirst();
  }

  private String label(String subject, String path) {
    var own = messages.getMessage("audit.field." + subject + "." + path, null, null, locale());
    if (own != null) return own;
    var whole = messages.getMessage("audit.field." + path, null, null, locale());
    if (whole != null) return whole;
    return Arrays.stream(path.split("\\.", -1))
        .map(part -> say("audit.field." + part, humane(part)))
        .collect(Collectors.joining(" · "));
  }

  private String value(AuditEntry entry, String path, @Nullable String text, KnownNames names) {
    if (text == null) return "–";
    var coalition = new CoalitionId(entry.coalitionId());
    return spoken(words -> words.value(coalition, entry.subject(), entry.subjectId(), path, text))
        .map(AuditWording::visible)
        .orElseGet(() -> sayable(path, text).orElseGet(() -> values(text, names)));
  }

  /** What only the field tells from a number, or from a word that somebody typed. */
  private Optional<String> sayable(String path, String text) {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "about", "began", "happened", "known", "signed" -> time(text);
      case "deed" -> Optional.of(deed(text));
      case "kind", "purpose" ->
          Optional.ofNullable(
              messages.getMessage("audit.value." + text.replace(' ', '-'), null, null, locale()));
      default -> Optional.empty();
    };
  }

  private Optional<String> time(String text) {
    try {
      return Optional.of(dates.about(ApproximateDate.of(text)));
    } catch (IllegalArgumentException | DateTimeException noTime) {
      return Optional.empty();
    }
  }

  private String values(String text, KnownNames names) {
    return text.lines().map(line -> oneValue(line, names)).collect(Collectors.joining("\n"));
  }

  private String oneValue(String text, KnownNames names) {
    var name = names.of(text);
    if (name != null) return name.in(locale());
    if (text.equals("true") || text.equals("false")) return say("audit.value." + text, text);
    if (WORD.matcher(text).matches())
      return say("audit.value." + text, say("web.role." + text, text));
    try {
      if (DAY.matcher(text).matches()) return dates.full(LocalDate.parse(text));
      if (MONTH.matcher(text).matches()) return dates.about(ApproximateDate.of(text));
      if (HOUR.matcher(text).matches()) return dates.time(LocalTime.parse(text));
      if (MOMENT.matcher(text).matches()) return dates.moment(Instant.parse(text));
    } catch (DateTimeParseException noDate) {
      return visible(text);
    }
    return visible(text);
  }

  /** What has no shape on the page, or turns the writing round, is shown by its number. */
  private static String visible(String text) {
    return INVISIBLE
        .matcher(text)
        .replaceAll(found -> "[U+%04X]".formatted(found.group().codePointAt(0)));
  }

  private static String humane(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1 $2")
        .replaceAll("[.\\-_]", " ")
        .toLowerCase(Locale.ROOT);
  }

  private @Nullable JsonNode tree(@Nullable String text) {
    return text == null ? null : json.readTree(text);
  }

  private String say(String key, String otherwise) {
    return Objects.requireNonNullElse(
        messages.getMessage(key, null, otherwise, locale()), otherwise);
  }

  private static Locale locale() {
    return LocaleContextHolder.getLocale();
  }
}
