package org.prasan.membership;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Words;
import org.springframework.context.MessageSource;
import org.springframework.validation.Errors;

/** Reads the cells of a row as if they had been typed into the forms of the registry. */
final class ImportCells {
  private static final Locale THAI = Locale.forLanguageTag("th");

  /** Eight digits of a house in the provinces, nine of a mobile telephone. */
  private static final Pattern WITHOUT_ZERO = Pattern.compile("[1-9]\\d{7,8}");

  private final Locale locale;
  private final String knownKinds;
  private final Map<String, OrganizationKind> kinds = new HashMap<>();
  private final Map<String, TargetGroup> groups = new HashMap<>();
  private final Map<String, String> pillars = new HashMap<>();
  private final Map<String, String> districts = new HashMap<>();
  private final Map<String, String> subdistricts = new HashMap<>();
  private final Map<String, String> around = new HashMap<>();

  ImportCells(Vocabulary vocabulary, MessageSource messages, Locale locale) {
    this.locale = locale;
    knownKinds =
        Arrays.stream(OrganizationKind.values())
            .map(kind -> messages.getMessage(kind.key(), null, locale))
            .collect(Collectors.joining(", "));
    for (var kind : OrganizationKind.values()) words(kinds, kind, kind.key(), messages);
    for (var group : TargetGroup.values()) words(groups, group, group.key(), messages);
    vocabulary.pillars().forEach(term -> names(pillars, term));
    for (var district : vocabulary.districts()) {
      names(districts, district.term());
      for (var term : district.subdistricts()) {
        subdistricts.put(plain(term.code()), term.code());
        around.put(term.code(), district.code());
        subdistricts.put(plain(term.name().th() + "(" + district.name().th() + ")"), term.code());
        if (term.name().en() != null && district.name().en() != null)
          subdistricts.put(plain(term.name().en() + "(" + district.name().en() + ")"), term.code());
      }
    }
  }

  Locale locale() {
    return locale;
  }

  ProfileForm profile(ImportSheet.Line line, @Nullable Profile known, Errors errors) {
    var before = known == null ? null : ProfileForm.of(known);
    var spellings = line.cell(ImportColumn.ALSO_SPELLED);
    var kind = line.cell(ImportColumn.KIND);
    if (kind != null && !kinds.containsKey(plain(kind)))
      new Wrong(errors).say("kind", "membership.wrong.kind.unknown", kind, knownKinds);
    return new ProfileForm(
        or(line, ImportColumn.NAME_TH, before, ProfileForm::nameTh),
        or(line, ImportColumn.NAME_EN, before, ProfileForm::nameEn),
        or(line, ImportColumn.SHORT_NAME, before, ProfileForm::shortName),
        spellings == null
            ? (before == null ? null : before.alsoSpelled())
            : String.join("\n", parts(spellings)),
        kind == null ? (before == null ? null : before.kind()) : kinds.get(plain(kind)),
        or(line, ImportColumn.MISSION_TH, before, ProfileForm::missionTh),
        or(line, ImportColumn.MISSION_EN, before, ProfileForm::missionEn),
        or(line, ImportColumn.WEBSITE, before, ProfileForm::website),
        or(line, ImportColumn.STAFF, before, ProfileForm::staff),
        or(line, ImportColumn.VOLUNTEERS, before, ProfileForm::volunteers),
        null);
  }

  RegistrationForm registration(ImportSheet.Line line, Registration known) {
    var before = RegistrationForm.of(known, THAI);
    return new RegistrationForm(
        or(line, ImportColumn.NUMBER, before, RegistrationForm::number),
        or(line, ImportColumn.AUTHORITY, before, RegistrationForm::authority),
        or(line, ImportColumn.DATE, before, RegistrationForm::date),
        null);
  }

  @Nullable Reach reach(ImportSheet.Line line, Reach known, Errors errors) {
    var wrong = new Wrong(errors);
    var chosen = codes(line, ImportColumn.PILLARS, "pillars", pillars, known.pillars(), wrong);
    var served =
        codes(
            line, ImportColumn.TARGET_GROUPS, "targetGroups", groups, known.targetGroups(), wrong);
    var places =
        codes(line, ImportColumn.DISTRICTS, "districts", districts, known.districts(), wrong);
    var villages =
        codes(
            line,
            ImportColumn.SUBDISTRICTS,
            "subdistricts",
            subdistricts,
            known.subdistricts(),
            wrong);
    var services =
        wrong.text("servicesTh", or(line, ImportColumn.SERVICES_TH, known, Reach::servicesTh));
    var english =
        wrong.text("servicesEn", or(line, ImportColumn.SERVICES_EN, known, Reach::servicesEn));
    if (errors.hasErrors()) return null;
    var all = new ArrayList<>(places);
    villages.forEach(code -> all.add(Objects.requireNonNull(around.get(code))));
    return new Reach(chosen, served, all, villages, services, english);
  }

  /** A table knows one contact: the first. The others stay. */
  @Nullable Contacts contacts(ImportSheet.Line line, Contacts known, Errors errors) {
    var wrong = new Wrong(errors);
    var first =
        known.points().isEmpty()
            ? new Contacts.Point(null, null, null, null, null)
            : known.points().getFirst();
    var point =
        new Contacts.Point(
            wrong.line(
                "contactName", or(line, ImportColumn.CONTACT_NAME, first, Contacts.Point::name)),
            phone(line, first, wrong),
            wrong.email(
                "contactEmail", or(line, ImportColumn.CONTACT_EMAIL, first, Contacts.Point::email)),
            first.line(),
            first.address());
    if (errors.hasErrors()) return null;
    var points = new ArrayList<>(known.points());
    if (points.isEmpty()) points.add(point);
    else points.set(0, point);
    return new Contacts(points);
  }

  /** A table keeps a number of digits alone without the 0 it begins with. */
  private static @Nullable String phone(ImportSheet.Line line, Contacts.Point first, Wrong wrong) {
    var field = "contactPhone";
    var phone =
        wrong.phone(field, or(line, ImportColumn.CONTACT_PHONE, first, Contacts.Point::phone));
    if (phone != null && !phone.equals(first.phone()) && WITHOUT_ZERO.matcher(phone).matches())
      wrong.say(field, "membership.wrong.phone.zero", "0" + phone);
    return phone;
  }

  private <T> List<T> codes(
      ImportSheet.Line line,
      ImportColumn column,
      String field,
      Map<String, T> known,
      List<T> before,
      Wrong wrong) {
    var cell = line.cell(column);
    if (cell == null) return before;
    var codes = new ArrayList<T>();
    for (var part : parts(cell)) {
      var code = known.get(plain(part));
      if (code != null) codes.add(code);
      else if (known.isEmpty()) wrong.say(field, "membership.wrong.unchosen." + field);
      else sayUnknown(field, part, known, wrong);
    }
    return codes;
  }

  private static <T> void sayUnknown(String field, String part, Map<String, T> known, Wrong wrong) {
    var asked = plain(part);
    var near =
        known.keySet().stream()
            .filter(name -> Math.abs(name.length() - asked.length()) <= 2)
            .filter(name -> Suggestions.steps(asked, name) <= 2)
            .min(Comparator.comparingInt(name -> Suggestions.steps(asked, name)));
    if (near.isPresent()) wrong.say(field, "membership.wrong.unknown.near", part, near.get());
    else wrong.say(field, "membership.wrong.unknown", part);
  }

  private static <F> @Nullable String or(
      ImportSheet.Line line,
      ImportColumn column,
      @Nullable F before,
      Function<F, @Nullable String> known) {
    var cell = line.cell(column);
    if (cell != null) return cell;
    return before == null ? null : known.apply(before);
  }

  private static List<String> parts(String cell) {
    return Arrays.stream(cell.split("[|;,\\n·]"))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.toList());
  }

  private static <T> void words(Map<String, T> words, T value, String key, MessageSource messages) {
    words.put(plain(String.valueOf(value)), value);
    words.put(plain(messages.getMessage(key, null, THAI)), value);
    words.put(plain(messages.getMessage(key, null, Locale.ENGLISH)), value);
  }

  private static void names(Map<String, String> words, Vocabulary.Term term) {
    words.put(plain(term.code()), term.code());
    words.put(plain(term.name().th()), term.code());
    if (term.name().en() != null) words.put(plain(term.name().en()), term.code());
  }

  private static String plain(String text) {
    return Words.normalize(text).replaceAll("[\\s_]+", "");
  }
}
