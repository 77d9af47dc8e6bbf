package org.prasan.membership;

import static org.prasan.membership.ImportColumn.NAME_EN;
import static org.prasan.membership.ImportColumn.NAME_TH;
import static org.prasan.membership.ImportColumn.SHORT_NAME;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Words;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.validation.MapBindingResult;
import org.springframework.validation.ObjectError;

/** Compares a table that somebody brought in with the registry, and says what is wrong with it. */
@Component
class ReadImport {
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@＝＋－＠]");

  private final Organizations organizations;
  private final Vocabularies vocabularies;
  private final MessageSource messages;
  private final Changes changes;

  ReadImport(
      Organizations organizations,
      Vocabularies vocabularies,
      MessageSource messages,
      Changes changes) {
    this.organizations = organizations;
    this.vocabularies = vocabularies;
    this.messages = messages;
    this.changes = changes;
  }

  @Transactional(readOnly = true)
  ImportReading read(Acting acting, ImportSheet sheet, Locale locale) {
    var known = new Known(organizations.all(acting.coalitionId()));
    var cells = new ImportCells(vocabularies.of(acting.coalitionId()), messages, locale);
    var rows = sheet.lines().stream().map(line -> row(acting, line, known, cells)).toList();
    return new ImportReading(sheet, rows);
  }

  private ImportReading.Row row(
      Acting acting, ImportSheet.Line line, Known known, ImportCells cells) {
    var errors = new MapBindingResult(new HashMap<>(), "row");
    var before = known.match(line, errors);
    var after = after(acting, line, before, cells, errors);
    refuseFormulas(line, before == null ? null : before.profile(), errors);
    known.claim(line, before, errors);
    if (after == null || errors.hasErrors())
      return new ImportReading.Refused(
          line.number(),
          Objects.requireNonNullElse(line.cell(NAME_TH), ""),
          problems(errors, cells.locale()));
    if (before == null) return new ImportReading.Added(line.number(), after);
    return after.sameAs(before)
        ? new ImportReading.Same(line.number(), before)
        : new ImportReading.Changed(line.number(), before, after);
  }

  /** An empty cell leaves what is known as it is. */
  private @Nullable Organization after(
      Acting acting,
      ImportSheet.Line line,
      @Nullable Organization before,
      ImportCells cells,
      MapBindingResult errors) {
    var profile =
        cells.profile(line, before == null ? null : before.profile(), errors).read(errors);
    var registered = before == null ? Registration.NONE : before.registration();
    var registration = cells.registration(line, registered).read(errors, changes.today());
    var reach = cells.reach(line, before == null ? Reach.UNKNOWN : before.reach(), errors);
    var contacts = cells.contacts(line, before == null ? Contacts.NONE : before.contacts(), errors);
    if (profile == null || registration == null || reach == null || contacts == null) return null;
    if (before != null)
      return changes.stamped(
          acting, before.with(profile).with(registration).with(reach).with(contacts));
    return new Organization(
        OrganizationId.fresh(),
        profile,
        registration,
        reach,
        contacts,
        Organization.Belonging.NO_MEMBER,
        null,
        null,
        0,
        changes.by(acting));
  }

  /** What looks like a formula is hardly a name, unless the registry knows just that one. */
  private static void refuseFormulas(
      ImportSheet.Line line, @Nullable Profile known, MapBindingResult errors) {
    refuseFormula("nameTh", line.cell(NAME_TH), known == null ? null : known.nameTh(), errors);
    refuseFormula("nameEn", line.cell(NAME_EN), known == null ? null : known.nameEn(), errors);
    refuseFormula(
        "shortName", line.cell(SHORT_NAME), known == null ? null : known.shortName(), errors);
  }

  private static void refuseFormula(
      String field, @Nullable String name, @Nullable String known, MapBindingResult errors) {
    if (name == null || name.equals(known) || !FORMULA.matcher(name).lookingAt()) return;
    new Wrong(errors).say(field, "membership.wrong.formula", name.substring(0, 1));
  }

  private List<ImportReading.Problem> problems(MapBindingResult errors, Locale locale) {
    return errors.getAllErrors().stream()
        .map(
            error ->
                new ImportReading.Problem(
                    column(error, locale), messages.getMessage(error, locale)))
        .distinct()
        .toList();
  }

  private String column(ObjectError error, Locale locale) {
    var field =
        error instanceof org.springframework.validation.FieldError wrong ? wrong.getField() : "";
    return Objects.requireNonNullElse(
        messages.getMessage("membership.field." + field, null, field, locale), field);
  }

  /** The organizations of the coalition by what a row may call them, and which rows have. */
  private static final class Known {
    private final Map<String, Organization> byName = new HashMap<>();
    private final Map<String, Organization> byNumber = new HashMap<>();
    private final Map<String, Integer> claimed = new HashMap<>();

    Known(List<Organization> organizations) {
      for (var organization : organizations) {
        for (var name : organization.profile().alsoSpelled()) byName.put(plain(name), organization);
        var registration = organization.registration();
        if (registration.number() != null && registration.authority() != null)
          byNumber.put(key(registration.number(), registration.authority()), organization);
      }
      for (var organization : organizations)
        byName.put(plain(organization.profile().nameTh()), organization);
    }

    @Nullable Organization match(ImportSheet.Line line, MapBindingResult errors) {
      var name = line.cell(NAME_TH);
      var named = name == null ? null : byName.get(plain(name));
      var numbered = numbered(line);
      if (named != null && numbered != null && !named.id().equals(numbered.id()))
        new Wrong(errors)
            .say("number", "membership.wrong.number.taken", numbered.profile().nameTh());
      return numbered == null ? named : numbered;
    }

    /** The same organization may not stand in two rows: which of them would be right? */
    void claim(
        ImportSheet.Line line, @Nullable Organization organization, MapBindingResult errors) {
      var name = line.cell(NAME_TH);
      var keys = new ArrayList<String>();
      if (organization != null) keys.add("id " + organization.id());
      if (name != null) keys.add("name " + plain(name));
      var number = number(line);
      if (number != null) keys.add("number " + number);
      for (var key : keys) {
        var earlier = claimed.putIfAbsent(key, line.number());
        if (earlier == null) continue;
        new Wrong(errors).say("nameTh", "membership.wrong.twice", earlier);
        return;
      }
    }

    private @Nullable Organization numbered(ImportSheet.Line line) {
      var number = number(line);
      return number == null ? null : byNumber.get(number);
    }

    private static @Nullable String number(ImportSheet.Line line) {
      var number = Typed.code(line.cell(ImportColumn.NUMBER));
      var authority = line.cell(ImportColumn.AUTHORITY);
      return number == null || authority == null ? null : key(number, authority);
    }

    private static String key(String number, String authority) {
      return plain(number) + " " + plain(authority);
    }

    private static String plain(String name) {
      return Words.normalize(name).replaceAll("\\s+", "");
    }
  }
}
