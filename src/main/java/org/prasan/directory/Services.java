package org.prasan.directory;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The services of a coalition, each with what belongs to it and what a search finds it by. */
@Repository
class Services {
  private final JdbcClient jdbc;
  private final ServiceParts parts;
  private final ServiceIndex search;

  Services(JdbcClient jdbc, ServiceParts parts, ServiceIndex search) {
    this.jdbc = jdbc;
    this.parts = parts;
    this.search = search;
  }

  /** Without regard to who asks: for whoever decides by {@link Visibility} what to show of it. */
  Optional<Service> find(CoalitionId coalition, ServiceId id) {
    return one(coalition, id, "");
  }

  /** Nobody else can change it until the transaction ends. */
  Optional<Service> lock(CoalitionId coalition, ServiceId id) {
    return one(coalition, id, " for update");
  }

  private Optional<Service> one(CoalitionId coalition, ServiceId id, String locking) {
    return with(
            coalition,
            jdbc.sql(
                    "select * from directory.service where coalition_id = :coalition and id = :id"
                        + locking)
                .param("coalition", coalition.value())
                .param("id", id.value())
                .query(ServiceRow.MAPPER)
                .list())
        .stream()
        .findFirst();
  }

  /** Those among the ids, in the order of the ids. */
  List<Service> all(CoalitionId coalition, List<ServiceId> ids) {
    if (ids.isEmpty()) return List.of();
    var found = new HashMap<ServiceId, Service>();
    var rows =
        jdbc.sql(
                """
                select * from directory.service
                where coalition_id = :coalition and id = any(:ids)
                """)
            .param("coalition", coalition.value())
            .param("ids", ids.stream().map(ServiceId::value).toArray(UUID[]::new))
            .query(ServiceRow.MAPPER)
            .list();
    with(coalition, rows).forEach(service -> found.put(service.id(), service));
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }

  List<Service> ofOrganization(CoalitionId coalition, OrganizationId organization) {
    return with(
        coalition,
        jdbc.sql(
                """
                select * from directory.service
                where coalition_id = :coalition and organization_id = :organization
                order by name_th collate "th-x-icu", id
                """)
            .param("coalition", coalition.value())
            .param("organization", organization.value())
            .query(ServiceRow.MAPPER)
            .list());
  }

  private List<Service> with(CoalitionId coalition, List<ServiceRow> rows) {
    if (rows.isEmpty()) return List.of();
    var belongings = parts.of(coalition, rows.stream().map(ServiceRow::id).toList());
    return rows.stream().map(row -> row.service(belongings)).toList();
  }

  void insert(CoalitionId coalition, Service service) {
    jdbc.sql(
            """
            insert into directory.service
              (coalition_id, id, organization_id, name_th, name_en, alternate_name,
               description_th, description_en, url, email, status, alert_th, alert_en, needs,
               minimum_age, maximum_age, sexes, legal_statuses, eligibility, languages,
               interpretation, districts, application_process, wait_time, fees_description,
               free_of_charge, accreditations, licenses, capacity_unit, capacity_available,
               capacity_maximum, capacity_description, capacity_updated_at, capacity_updated_by,
               level, description_level, address_level, phones_level, contacts_level,
               capacity_level, assured_on, assurer_email, assured_by, review_by, created_at,
               changed_at, changed_by, changed_for, openly_changed_at)
            values
              (:coalition, :id, :organization, :nameTh, :nameEn, :alternateName,
               :descriptionTh, :descriptionEn, :url, :email, :status, :alertTh, :alertEn, :needs,
               :minimumAge, :maximumAge, :sexes, :legalStatuses, :eligibility, :languages,
               :interpretation, :districts, :applicationProcess, :waitTime, :fees,
               :free, :accreditations, :licenses, :unit, :available,
               :maximum, :capacityDescription, :updatedAt, :updatedBy,
               :level, :descriptionLevel, :addressLevel, :phonesLevel, :contactsLevel,
               :capacityLevel, :assuredOn, :assurerEmail, :assuredBy, :reviewBy, :at,
               :at, :by, :actingFor, :openly)
            """)
        .params(values(coalition, service))
        .update();
    parts.write(coalition, null, service);
    search.write(coalition, service);
  }

  void update(CoalitionId coalition, Service before, Service service) {
    jdbc.sql(
            """
            update directory.service set
              name_th = :nameTh, name_en = :nameEn, alternate_name = :alternateName,
              description_th = :descriptionTh, description_en = :descriptionEn, url = :url,
              email = :email, status = :status, alert_th = :alertTh, alert_en = :alertEn,
              needs = :needs, minimum_age = :minimumAge, maximum_age = :maximumAge,
              sexes = :sexes, legal_statuses = :legalStatuses, eligibility = :eligibility,
              languages = :languages, interpretation = :interpretation, districts = :districts,
              application_process = :applicationProcess, wait_time = :waitTime,
              fees_description = :fees, free_of_charge = :free, accreditations = :accreditations,
              licenses = :licenses, capacity_unit = :unit, capacity_available = :available,
              capacity_maximum = :maximum, capacity_description = :capacityDescription,
              capacity_updated_at = :updatedAt, capacity_updated_by = :updatedBy,
              level = :level, description_level = :descriptionLevel,
              address_level = :addressLevel, phones_level = :phonesLevel,
              contacts_level = :contactsLevel, capacity_level = :capacityLevel,
              assured_on = :assuredOn, assurer_email = :assurerEmail, assured_by = :assuredBy,
              review_by = :reviewBy, version = version + 1, changed_at = :at, changed_by = :by,
              changed_for = :actingFor, openly_changed_at = :openly,
              description_changed_at = :descriptionChanged, address_changed_at = :addressChanged,
              phones_changed_at = :phonesChanged, contacts_changed_at = :contactsChanged,
              capacity_changed_at = :capacityChanged
            where coalition_id = :coalition and id = :id
            """)
        .params(values(coalition, service))
        .update();
    parts.write(coalition, before, service);
    search.write(coalition, service);
  }

  /** The one number that changes many times a day; nobody's edit is refused for it. */
  void updateCapacity(CoalitionId coalition, Service service) {
    jdbc.sql(
            """
            update directory.service set capacity_available = :available,
              capacity_updated_at = :updatedAt, capacity_updated_by = :updatedBy
            where coalition_id = :coalition and id = :id
            """)
        .params(values(coalition, service))
        .update();
  }

  private static Map<String, @Nullable Object> values(CoalitionId coalition, Service service) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("coalition", coalition.value());
    values.put("id", service.id().value());
    values.put("organization", service.organization().value());
    told(values, service.basics());
    told(values, service.eligibility());
    told(values, service.access());
    told(values, service.capacity());
    values.put("level", service.confidentiality().level().name());
    for (var part : FieldGroup.values())
      values.put(
          part.name().toLowerCase(Locale.ROOT) + "Level",
          service.confidentiality().of(part).name());
    values.put("assuredOn", service.assurance().on());
    values.put("assurerEmail", service.assurance().email());
    values.put("assuredBy", id(service.assurance().by()));
    values.put("reviewBy", service.assurance().reviewBy());
    values.put("at", service.changed().at().atOffset(ZoneOffset.UTC));
    values.put("openly", service.changed().openly().atOffset(ZoneOffset.UTC));
    for (var part : FieldGroup.values()) {
      var written = service.changed().parts().get(part);
      values.put(
          part.name().toLowerCase(Locale.ROOT) + "Changed",
          written == null ? null : written.atOffset(ZoneOffset.UTC));
    }
    values.put("by", id(service.changed().by()));
    var actingFor = service.changed().actingFor();
    values.put("actingFor", actingFor == null ? null : actingFor.value());
    return values;
  }

  private static void told(Map<String, @Nullable Object> values, Service.Basics basics) {
    values.put("nameTh", basics.name().th());
    values.put("nameEn", basics.name().en());
    values.put("alternateName", basics.alternateName());
    values.put("descriptionTh", th(basics.description()));
    values.put("descriptionEn", en(basics.description()));
    values.put("url", basics.url());
    values.put("email", basics.email());
    values.put("status", basics.status().name());
    values.put("alertTh", th(basics.alert()));
    values.put("alertEn", en(basics.alert()));
    values.put("needs", array(basics.needs()));
  }

  private static void told(Map<String, @Nullable Object> values, Service.Eligibility who) {
    values.put("minimumAge", who.minimumAge());
    values.put("maximumAge", who.maximumAge());
    values.put("sexes", array(who.sexes().stream().map(Enum::name).toList()));
    values.put("legalStatuses", array(who.legalStatuses().stream().map(Enum::name).toList()));
    values.put("eligibility", who.words());
    values.put("languages", array(who.languages()));
    values.put("interpretation", who.interpretation());
    values.put("districts", array(who.districts()));
  }

  private static void told(Map<String, @Nullable Object> values, Service.Access access) {
    values.put("applicationProcess", access.applicationProcess());
    values.put("waitTime", access.waitTime());
    values.put("fees", access.fees());
    values.put("free", access.free());
    values.put("accreditations", access.accreditations());
    values.put("licenses", access.licenses());
  }

  private static void told(Map<String, @Nullable Object> values, Capacity capacity) {
    values.put("unit", capacity.unit());
    values.put("available", capacity.available());
    values.put("maximum", capacity.maximum());
    values.put("capacityDescription", capacity.description());
    var at = capacity.updatedAt();
    values.put("updatedAt", at == null ? null : at.atOffset(ZoneOffset.UTC));
    values.put("updatedBy", id(capacity.updatedBy()));
  }

  private static String[] array(List<String> values) {
    return values.toArray(String[]::new);
  }

  private static @Nullable UUID id(@Nullable PersonId person) {
    return person == null ? null : person.value();
  }

  private static @Nullable String th(@Nullable LocalizedText text) {
    return text == null || text.th().isEmpty() ? null : text.th();
  }

  private static @Nullable String en(@Nullable LocalizedText text) {
    return text == null ? null : text.en();
  }
}
