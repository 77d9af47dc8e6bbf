package org.prasan.directory;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.directory.Service.Contact;
import org.prasan.directory.Service.Phone;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes services by the terms of HSDS 3.0, in the profile of docs/hsds-profile.md. It writes all
 * that it is given: what a reader may not see is taken out before.
 */
@Component
class HsdsWriter {
  private final HsdsTaxonomy taxonomy;

  HsdsWriter(HsdsTaxonomy taxonomy) {
    this.taxonomy = taxonomy;
  }

  ObjectNode of(Service service, Surroundings around) {
    var id = service.id().value();
    var it = HsdsObject.of(id).with("organization_id", service.organization().value());
    basics(it, service.basics());
    eligibility(it, service.eligibility());
    access(it, service.access());
    it.with("assured_date", service.assurance().on())
        .with("assurer_email", service.assurance().email())
        .with("x_review_by", service.assurance().reviewBy())
        .with("last_modified", lastModified(service))
        .with("phones", phones(id, service.reach().phones()))
        .with("contacts", contacts(id, service.reach().contacts()))
        .with("schedules", HsdsSchedules.of(id, service.openings()))
        .with("service_areas", areas(id, service.eligibility().districts(), around))
        .with("languages", languages(id, service.eligibility().languages()))
        .with("required_documents", documents(id, service.access().documents()))
        .with("service_at_locations", HsdsPlaces.of(id, service.place(), around))
        .with("capacities", capacities(id, service.capacity()))
        .with("attributes", taxonomy.attributes(id, service.basics().needs()))
        .with("organization", organization(service.organization(), around));
    return it.node();
  }

  @Nullable ObjectNode organization(OrganizationId id, Surroundings around) {
    return around
        .organization(id)
        .map(
            entry ->
                HsdsObject.of(id.value())
                    .with("name", entry.name().th())
                    .with("x_name_en", entry.name().en())
                    .required("description", null)
                    .with("x_kind", entry.kind().name().toLowerCase(Locale.ROOT))
                    .node())
        .orElse(null);
  }

  /** Free places are told without an edit. */
  private static Instant lastModified(Service service) {
    var changed = service.changed().at();
    var told = service.capacity().updatedAt();
    return told != null && told.isAfter(changed) ? told : changed;
  }

  private static void basics(HsdsObject it, Service.Basics basics) {
    it.with("name", basics.name().th())
        .with("x_name_en", basics.name().en())
        .with("alternate_name", basics.alternateName())
        .with("description", th(basics.description()))
        .with("x_description_en", en(basics.description()))
        .with("url", basics.url())
        .with("email", basics.email())
        .with("status", HsdsWords.status(basics.status()))
        .with("alert", th(basics.alert()))
        .with("x_alert_en", en(basics.alert()));
  }

  private static void eligibility(HsdsObject it, Service.Eligibility who) {
    it.with("interpretation_services", who.interpretation())
        .with("eligibility_description", who.words())
        .with("minimum_age", who.minimumAge())
        .with("maximum_age", who.maximumAge())
        .words("x_sexes", who.sexes().stream().map(HsdsWords::word).toList())
        .words("x_legal_statuses", who.legalStatuses().stream().map(HsdsWords::word).toList());
  }

  private static void access(HsdsObject it, Service.Access access) {
    it.with("application_process", access.applicationProcess())
        .with("wait_time", access.waitTime())
        .with("fees_description", access.fees())
        .with("x_free_of_charge", access.free() ? true : null)
        .with("accreditations", access.accreditations())
        .with("licenses", access.licenses());
  }

  private static List<ObjectNode> phones(UUID service, List<Phone> phones) {
    var ids = new Numbered(service, "phone");
    return phones.stream()
        .map(
            phone -> {
              var id = ids.next(phone.number());
              var number = plainNumber(phone.extension());
              return HsdsObject.of(id)
                  .with("number", phone.number())
                  .with("extension", number)
                  .with("x_extension", number == null ? phone.extension() : null)
                  .with("description", phone.description())
                  .with("languages", languages(id, phone.languages()))
                  .node();
            })
        .toList();
  }

  /** HSDS knows extensions that are numbers only. */
  private static @Nullable Integer plainNumber(@Nullable String extension) {
    return extension != null && extension.matches("0|[1-9][0-9]{0,8}")
        ? Integer.valueOf(extension)
        : null;
  }

  private static List<ObjectNode> contacts(UUID service, List<Contact> contacts) {
    var ids = new Numbered(service, "contact");
    return contacts.stream()
        .map(
            contact ->
                HsdsObject.of(ids.next(contact))
                    .with("name", contact.name())
                    .with("title", contact.title())
                    .with("department", contact.department())
                    .with("email", contact.email())
                    .node())
        .toList();
  }

  private static List<ObjectNode> areas(UUID service, List<String> districts, Surroundings around) {
    return districts.stream()
        .map(
            code ->
                HsdsObject.of(DerivedId.of(service, "area", code))
                    .with("name", around.district(code))
                    .with("extent", code)
                    .with("extent_type", HsdsWords.DISTRICT)
                    .node())
        .toList();
  }

  private static List<ObjectNode> languages(UUID owner, List<String> codes) {
    return codes.stream()
        .map(code -> HsdsObject.of(DerivedId.of(owner, "language", code)).with("code", code).node())
        .toList();
  }

  private static List<ObjectNode> documents(UUID service, List<String> documents) {
    var ids = new Numbered(service, "document");
    return documents.stream()
        .map(document -> HsdsObject.of(ids.next(document)).with("document", document).node())
        .toList();
  }

  private static List<ObjectNode> capacities(UUID service, Capacity capacity) {
    if (capacity.equals(Capacity.UNTOLD)) return List.of();
    var unit = capacity.unit();
    return List.of(
        HsdsObject.of(DerivedId.of(service, "capacity"))
            .with("unit", unit == null ? null : unit(unit))
            .with("available", capacity.available())
            .with("maximum", capacity.maximum())
            .with("description", capacity.description())
            .with("updated", capacity.updatedAt())
            .node());
  }

  private static ObjectNode unit(String unit) {
    return HsdsObject.of(DerivedId.of("unit", unit))
        .with("name", unit)
        .with("x_name_en", Unit.of(unit).map(Unit::english).orElse(null))
        .node();
  }

  private static @Nullable String th(@Nullable LocalizedText text) {
    return text == null ? null : text.th();
  }

  private static @Nullable String en(@Nullable LocalizedText text) {
    return text == null ? null : text.en();
  }
}
