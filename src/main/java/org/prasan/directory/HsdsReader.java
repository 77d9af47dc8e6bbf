package org.prasan.directory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.springframework.stereotype.Component;

/**
 * Reads services from what HSDS says of them, over what the directory knew before: a property that
 * is absent changes nothing.
 */
@Component
class HsdsReader {
  static final Pattern WEBSITE = Pattern.compile("https?://[^\\s/@]+\\.[^\\s@]+");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(?:\\.[^@\\s.]+)+");
  private static final Pattern NUMBER = Pattern.compile("[+0-9][-0-9 ()]{2,24}");
  private static final Pattern DISTRICT = Pattern.compile("[0-9]{4}");
  private static final int OLDEST = 130;

  private final HsdsTaxonomy taxonomy;

  HsdsReader(HsdsTaxonomy taxonomy) {
    this.taxonomy = taxonomy;
  }

  /** The owner and who may see it are decided elsewhere. */
  Service read(Service before, Given given) {
    return before
        .with(basics(before.basics(), given))
        .with(eligibility(before.eligibility(), given))
        .with(access(before.access(), given))
        .with(reach(before.reach(), given))
        .withPlace(HsdsPlaceReader.read(before.place(), given))
        .withOpenings(openings(before.openings(), given))
        .with(capacity(before.capacity(), given))
        .with(assurance(before.assurance(), given));
  }

  private Service.Basics basics(Service.Basics before, Given given) {
    var name = given.text("name", Typed.LINE, before.name().th());
    if (name == null || name.isEmpty()) given.wrong("name", "directory.hsds.wrong.name");
    return new Service.Basics(
        LocalizedText.of(
            Objects.requireNonNullElse(name, ""),
            given.text("x_name_en", Typed.LINE, before.name().en())),
        given.text("alternate_name", Typed.LINE, before.alternateName()),
        both(given, "description", Typed.TEXT, before.description()),
        Objects.requireNonNullElse(
            given.word("status", Service.Status.values(), before.status()), before.status()),
        needs(before.needs(), given),
        both(given, "alert", 500, before.alert()),
        given.matching("url", WEBSITE, "directory.wrong.url", before.url()),
        given.matching("email", EMAIL, "directory.wrong.email", before.email()));
  }

  static @Nullable LocalizedText both(
      Given given, String name, int longest, @Nullable LocalizedText before) {
    var th = given.text(name, longest, before == null ? null : before.th());
    var en = given.text("x_" + name + "_en", longest, before == null ? null : before.en());
    return th == null && en == null ? null : LocalizedText.of(th == null ? "" : th, en);
  }

  private List<String> needs(List<String> before, Given given) {
    if (!given.has("attributes")) return before;
    var codes = new LinkedHashSet<String>();
    for (var attribute : given.each("attributes"))
      taxonomy
          .need(attribute.node())
          .filter(codes::add)
          .ifPresentOrElse(_ -> attribute.take(), () -> unknownTerm(attribute));
    return List.copyOf(codes);
  }

  private static void unknownTerm(Given attribute) {
    if (attribute.absent("taxonomy_term"))
      attribute.notice(
          "directory.hsds.notice.term", attribute.node().path("taxonomy_term_id").asString("–"));
  }

  private static Service.Eligibility eligibility(Service.Eligibility before, Given given) {
    var least = given.number("minimum_age", 0, OLDEST, before.minimumAge());
    var most = given.number("maximum_age", 0, OLDEST, before.maximumAge());
    if (least != null && most != null && least > most)
      given.wrong("maximum_age", "directory.hsds.wrong.ages", least, most);
    return new Service.Eligibility(
        least,
        most,
        given.words("x_sexes", Sex.values(), before.sexes()),
        given.words("x_legal_statuses", LegalStatus.values(), before.legalStatuses()),
        given.text("eligibility_description", Typed.TEXT, before.words()),
        given.has("languages") ? languages(given) : before.languages(),
        given.text("interpretation_services", Typed.TEXT, before.interpretation()),
        districts(before.districts(), given));
  }

  private static List<String> languages(Given given) {
    var codes = new LinkedHashSet<String>();
    for (var language : given.each("languages")) {
      var code = language(language.text("code", 10, null));
      if (code != null && codes.add(code)) language.take();
    }
    return List.copyOf(codes);
  }

  /** By three letters; HSDS also allows two. */
  private static @Nullable String language(@Nullable String code) {
    if (code == null || !code.matches("[a-z]{2,3}")) return null;
    if (code.length() == 3) return code;
    try {
      var three = Locale.of(code).getISO3Language();
      return three.isEmpty() ? null : three;
    } catch (MissingResourceException noLanguage) {
      return null;
    }
  }

  private static List<String> districts(List<String> before, Given given) {
    if (!given.has("service_areas")) return before;
    var codes = new LinkedHashSet<String>();
    for (var area : given.each("service_areas")) {
      var code = area.text("extent", Typed.TEXT, null);
      if (HsdsWords.DISTRICT.equals(area.text("extent_type", 60, null))
          && code != null
          && DISTRICT.matcher(code).matches()
          && codes.add(code)) area.take();
    }
    return List.copyOf(codes);
  }

  private static Service.Access access(Service.Access before, Given given) {
    return new Service.Access(
        given.text("application_process", Typed.TEXT, before.applicationProcess()),
        given.text("wait_time", Typed.TEXT, before.waitTime()),
        given.has("required_documents") ? documents(given) : before.documents(),
        given.flag("x_free_of_charge", before.free()),
        given.text("fees_description", Typed.TEXT, before.fees()),
        given.text("accreditations", Typed.TEXT, before.accreditations()),
        given.text("licenses", Typed.TEXT, before.licenses()));
  }

  private static List<String> documents(Given given) {
    var documents = new ArrayList<String>();
    for (var one : given.each("required_documents")) {
      var document = one.text("document", Typed.TEXT, null);
      if (document == null) continue;
      documents.add(document);
      one.take();
    }
    return documents;
  }

  private static Service.Reach reach(Service.Reach before, Given given) {
    return new Service.Reach(
        given.has("phones") ? phones(given) : before.phones(),
        given.has("contacts") ? contacts(given) : before.contacts());
  }

  private static List<Service.Phone> phones(Given given) {
    var phones = new ArrayList<Service.Phone>();
    for (var phone : given.each("phones")) {
      if (phone.absent("number")) phone.wrong("number", "directory.hsds.wrong.missing");
      var number = phone.unquoted("number", NUMBER, "directory.wrong.phone");
      if (number == null) continue;
      var extension = phone.text("extension", 40, null);
      phones.add(
          new Service.Phone(
              number,
              phone.text("x_extension", 40, extension),
              phone.text("description", Typed.TEXT, null),
              languages(phone)));
      phone.take();
    }
    return phones;
  }

  private static List<Service.Contact> contacts(Given given) {
    var contacts = new ArrayList<Service.Contact>();
    for (var one : given.each("contacts")) {
      var contact =
          new Service.Contact(
              one.text("name", Typed.LINE, null),
              one.text("title", Typed.LINE, null),
              one.text("department", Typed.LINE, null),
              one.matching("email", EMAIL, "directory.wrong.email", null));
      if (contact.equals(new Service.Contact(null, null, null, null))) continue;
      contacts.add(contact);
      one.take();
    }
    return contacts;
  }

  private static List<Opening> openings(List<Opening> before, Given given) {
    if (!given.has("schedules")) return before;
    var openings = new ArrayList<Opening>();
    for (var schedule : given.each("schedules")) {
      var opening = HsdsSchedules.read(schedule);
      if (opening == null) continue;
      openings.add(opening);
      schedule.take();
    }
    return openings;
  }

  private static Capacity capacity(Capacity before, Given given) {
    if (!given.has("capacities")) return before;
    var all = given.each("capacities");
    if (all.isEmpty()) return Capacity.UNTOLD;
    var it = all.getFirst();
    var available = it.number("available", 0, 1_000_000, null);
    var maximum = it.number("maximum", 0, 1_000_000, null);
    if (available != null && maximum != null && available > maximum) {
      it.wrong("available", "directory.hsds.wrong.room", available, maximum);
      return before;
    }
    it.take();
    var unit = it.object("unit");
    return new Capacity(
        unit == null ? null : unit.text("name", Typed.LINE, null),
        available,
        maximum,
        it.text("description", Typed.TEXT, null),
        it.moment("updated", null),
        before.updatedBy());
  }

  private static Service.Assurance assurance(Service.Assurance before, Given given) {
    var on = given.date("assured_date", before.on());
    return new Service.Assurance(
        on,
        Objects.equals(on, before.on()) ? before.by() : null,
        given.matching("assurer_email", EMAIL, "directory.wrong.email", before.email()),
        given.date("x_review_by", before.reviewBy()));
  }
}
