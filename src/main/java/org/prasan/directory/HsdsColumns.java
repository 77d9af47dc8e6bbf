package org.prasan.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tables of HSDS 3.0 that services are told in, with their columns, ours last; and which list
 * of an object is which table.
 */
final class HsdsColumns {
  /** Holds as JSON what no other column is for. */
  static final String MORE = "x_more";

  static final Set<String> NUMBERS =
      Set.of(
          "minimum_age",
          "maximum_age",
          "latitude",
          "longitude",
          "timezone",
          "count",
          "interval",
          "extension",
          "amount",
          "available",
          "maximum",
          "year_incorporated");
  static final Set<String> JSON = Set.of("x_sexes", "x_legal_statuses", "x_confidentiality", MORE);

  /** By the name of the table. */
  static final Map<String, List<String>> TABLES =
      Map.ofEntries(
          table(
              "service",
              "organization_id,program_id,name,alternate_name,description,url,email,status,"
                  + "interpretation_services,application_process,fees_description,wait_time,fees,"
                  + "accreditations,eligibility_description,minimum_age,maximum_age,assured_date,"
                  + "assurer_email,licenses,alert,last_modified,x_name_en,x_description_en,"
                  + "x_alert_en,x_sexes,x_legal_statuses,x_free_of_charge,x_review_by,"
                  + "x_assurer_name,"
                  + "x_confidentiality"),
          table(
              "organization",
              "name,alternate_name,description,email,website,tax_status,tax_id,year_incorporated,"
                  + "legal_status,logo,uri,parent_organization_id,x_name_en,x_kind"),
          table(
              "location",
              "location_type,url,organization_id,name,alternate_name,description,transportation,"
                  + "latitude,longitude,external_identifier,external_identifier_type,x_name_en,"
                  + "x_district"),
          table("service_at_location", "service_id,location_id,description"),
          table(
              "address",
              "location_id,attention,address_1,address_2,city,region,state_province,postal_code,"
                  + "country,address_type"),
          table(
              "phone",
              "location_id,service_id,organization_id,contact_id,service_at_location_id,number,"
                  + "extension,type,description,x_extension"),
          table(
              "contact",
              "organization_id,service_id,service_at_location_id,location_id,name,title,"
                  + "department,email"),
          table(
              "schedule",
              "service_id,location_id,service_at_location_id,valid_from,valid_to,dtstart,timezone,"
                  + "until,count,wkst,freq,interval,byday,byweekno,bymonthday,byyearday,"
                  + "description,opens_at,closes_at,schedule_link,attending_type,notes,"
                  + "x_closed_on_holidays"),
          table("service_area", "service_id,name,description,extent,extent_type,uri"),
          table("language", "service_id,location_id,phone_id,name,code,note"),
          table("accessibility", "location_id,description,details,url"),
          table("required_document", "service_id,document,uri"),
          table(
              "cost_option",
              "service_id,valid_from,valid_to,option,currency,amount,amount_description"),
          table("funding", "organization_id,service_id,source"),
          table("program", "organization_id,name,alternate_name,description"),
          table("attribute", "link_id,taxonomy_term_id,link_type,link_entity,value"),
          table(
              "taxonomy_term",
              "code,name,description,parent_id,taxonomy,language,taxonomy_id,term_uri,x_name_en,"
                  + "x_since,x_retired"),
          table("taxonomy", "name,description,uri,version"),
          table("unit", "name,scheme,identifier,uri,x_name_en"),
          table("service_capacity", "service_id,unit_id,available,maximum,description,updated"),
          table(
              "metadata",
              "resource_id,resource_type,last_action_date,last_action_type,field_name,"
                  + "previous_value,replacement_value,updated_by"));

  /** How HSDS calls the file of a table; of accessibility, funding and metadata like the table. */
  private static final Map<String, String> FILES =
      Map.ofEntries(
          Map.entry("service", "services"),
          Map.entry("organization", "organizations"),
          Map.entry("location", "locations"),
          Map.entry("address", "addresses"),
          Map.entry("phone", "phones"),
          Map.entry("contact", "contacts"),
          Map.entry("schedule", "schedules"),
          Map.entry("service_area", "service_areas"),
          Map.entry("language", "languages"),
          Map.entry("required_document", "required_documents"),
          Map.entry("cost_option", "cost_options"),
          Map.entry("program", "programs"),
          Map.entry("attribute", "attributes"),
          Map.entry("taxonomy_term", "taxonomy_terms"),
          Map.entry("taxonomy", "taxonomies"),
          Map.entry("unit", "units"),
          Map.entry("service_capacity", "service_capacities"));

  /** Which list of an object is which table. */
  static final Map<String, String> LISTS =
      Map.ofEntries(
          Map.entry("phones", "phone"),
          Map.entry("contacts", "contact"),
          Map.entry("schedules", "schedule"),
          Map.entry("service_areas", "service_area"),
          Map.entry("languages", "language"),
          Map.entry("required_documents", "required_document"),
          Map.entry("service_at_locations", "service_at_location"),
          Map.entry("cost_options", "cost_option"),
          Map.entry("funding", "funding"),
          Map.entry("attributes", "attribute"),
          Map.entry("metadata", "metadata"),
          Map.entry("addresses", "address"),
          Map.entry("accessibility", "accessibility"),
          Map.entry("capacities", "service_capacity"));

  /** Objects within an object that are rows of their own, by their table, which is their name. */
  static final Set<String> OBJECTS =
      Set.of("organization", "location", "program", "taxonomy_term", "unit");

  private HsdsColumns() {}

  private static Map.Entry<String, List<String>> table(String name, String columns) {
    return Map.entry(name, List.of(("id," + columns + "," + MORE).split(",", -1)));
  }

  /** The name of its file, without ".csv". */
  static String file(String table) {
    return FILES.getOrDefault(table, table);
  }

  /** Which table a file holds: one that is named like HSDS does, or like the table itself. */
  static Optional<String> table(String file) {
    return TABLES.keySet().stream()
        .filter(table -> Set.of(table, table + "s").contains(file) || file(table).equals(file))
        .findFirst();
  }

  /** The column by which a row of one table names what it belongs to in another. */
  static String link(String table, String parent) {
    return switch (table) {
      case "attribute" -> "link_id";
      case "metadata" -> "resource_id";
      default -> parent + "_id";
    };
  }

  /** Whether a table says by that column what its rows belong to. */
  static boolean isLinked(String table, String parent) {
    var columns = TABLES.get(table);
    return columns != null && columns.contains(link(table, parent));
  }
}
