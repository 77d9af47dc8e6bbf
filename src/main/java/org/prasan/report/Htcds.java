package org.prasan.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.client.Channel;
import org.prasan.client.Clients.Told;
import org.prasan.client.DataGroup;
import org.prasan.client.Detail;
import org.prasan.client.OwnClients;
import org.prasan.client.SafetyFlag;
import org.prasan.directory.LegalStatus;
import org.prasan.directory.Sex;
import org.prasan.language.Digits;
import org.prasan.language.PartialDate;
import org.prasan.tenancy.OrganizationId;

/**
 * A client as a row of the Human Trafficking Case Data Standard 2.0 of IOM (CC BY 4.0); what each
 * field is filled from stands in docs/htcds.md. Whether somebody is a victim is left to those who
 * decide it.
 */
final class Htcds {
  static final List<String> FIELDS =
      List.of(
          "org_Name",
          "prs_Salutation",
          "prs_FirstName",
          "prs_SecondName",
          "prs_Birthdate",
          "prs_Gender",
          "prs_PrimaryLanguage",
          "prs_SecondaryLanguage",
          "prs_Citizenship",
          "prs_IdentityNumber",
          "prs_MobilePhone",
          "vic_TraffickingStatus",
          "cas_Status",
          "cas_ReasonForCaseClosure",
          "cas_ReferredOrganisation",
          "cas_ReasonForOutgoingReferral",
          "cas_OutgoingReferralDate",
          "con_Consent");

  private static final String STATELESS = "Stateless person";

  /** Of several values in one cell. */
  private static final String AND = ";";

  private static final Map<String, String> TITLES =
      Map.of(
          "เด็กชาย", "Master",
          "ด.ช.", "Master",
          "เด็กหญิง", "Miss",
          "ด.ญ.", "Miss",
          "นางสาว", "Ms",
          "น.ส.", "Ms",
          "นาง", "Mrs",
          "นาย", "Mr");

  private static final Pattern TITLE =
      Pattern.compile("^(เด็กชาย|ด\\.ช\\.|เด็กหญิง|ด\\.ญ\\.|นางสาว|น\\.ส\\.|นาง|นาย)\\s*(?=\\S)");

  /** Of ISO 639-2, which groups or does not know most languages of the hills. */
  private static final Map<String, String> LANGUAGES =
      Map.ofEntries(
          Map.entry("tha", "tha"),
          Map.entry("eng", "eng"),
          Map.entry("mya", "mya"),
          Map.entry("shn", "shn"),
          Map.entry("hmn", "hmn"),
          Map.entry("lao", "lao"),
          Map.entry("khm", "khm"),
          Map.entry("vie", "vie"),
          Map.entry("cmn", "zho"),
          Map.entry("ksw", "kar"),
          Map.entry("nod", "tai"),
          Map.entry("khb", "tai"),
          Map.entry("blt", "tai"),
          Map.entry("ahk", "sit"),
          Map.entry("lhu", "sit"),
          Map.entry("lis", "sit"),
          Map.entry("tsq", "sgn"));

  private final Map<OrganizationId, String> organizations;
  private final String own;
  private final ZoneId zone;

  Htcds(Map<OrganizationId, String> organizations, String own, ZoneId zone) {
    this.organizations = organizations;
    this.own = own;
    this.zone = zone;
  }

  /** A referral as the standard asks for it. */
  record Outgoing(OrganizationId to, Instant at, boolean agreed) {}

  List<String> row(
      OwnClients.Own client,
      Map<DataGroup, List<Told>> told,
      List<Outgoing> referrals,
      String closedWhy) {
    var name = told(told, Detail.NAME_TH, Detail.NAME_EN);
    var plain = TITLE.matcher(name).replaceFirst("").split("\\s+", 2);
    var triage = client.triage();
    return List.of(
        own,
        salutation(name),
        plain[0],
        plain.length > 1 ? plain[1] : "",
        birthdate(told(told, Detail.BORN)),
        gender(triage.sex()),
        language(triage.languages(), 0),
        language(triage.languages(), 1),
        citizenship(triage.legalStatus()),
        digits(told(told, Detail.ID_NUMBER)),
        callable(client, told) ? phone(told(told, Detail.PHONE)) : "",
        "",
        status(client),
        closedWhy,
        joined(referrals, one -> organizations.getOrDefault(one.to(), "")),
        joined(referrals, _ -> "AdditionalServicesRequired"),
        joined(referrals, one -> one.at().atZone(zone).toLocalDate().toString()),
        referrals.stream().anyMatch(Outgoing::agreed) ? "true" : "");
  }

  private static String joined(List<Outgoing> referrals, Function<Outgoing, String> what) {
    return referrals.stream().map(what).collect(Collectors.joining(AND));
  }

  private static String told(Map<DataGroup, List<Told>> told, Detail... details) {
    for (var detail : details)
      for (var one : told.getOrDefault(detail.group(), List.of()))
        if (one.detail() == detail) return one.text();
    return "";
  }

  private static String salutation(String name) {
    var title = TITLE.matcher(name);
    return title.lookingAt() ? TITLES.getOrDefault(title.group(1), "") : "";
  }

  /** A day, or nothing: the standard knows no years without one. */
  private static String birthdate(String born) {
    if (born.isEmpty()) return "";
    var date = PartialDate.of(born);
    return date.day() == null ? "" : date.earliest().toString();
  }

  static String gender(@Nullable Sex sex) {
    return switch (sex) {
      case FEMALE -> "Feminine";
      case MALE -> "Masculine";
      case DIVERSE -> "NonConforming";
      case null -> "NonSpecifiedUnknown";
    };
  }

  private static String language(List<String> spoken, int at) {
    return spoken.size() > at ? LANGUAGES.getOrDefault(spoken.get(at), "mis") : "";
  }

  /** Only what is known: who is not registered yet may have a nationality. */
  static String citizenship(@Nullable LegalStatus status) {
    return switch (status) {
      case THAI -> "TH";
      case REGISTERED_STATELESS -> STATELESS;
      case UNREGISTERED, MIGRANT_WORKER, REFUGEE, OTHER_FOREIGNER -> "";
      case null -> "";
    };
  }

  /**
   * Whoever gets the file calls the number in it, and the standard has no field that could say how
   * to: it leaves only where a call at any time, by anybody, does no harm.
   */
  private static boolean callable(OwnClients.Own client, Map<DataGroup, List<Told>> told) {
    return !client.triage().flags().contains(SafetyFlag.NO_CALLS)
        && told(told, Detail.CHANNEL).equals(Channel.PHONE.name())
        && told(told, Detail.HOURS, Detail.SAFE_WORDS, Detail.NO_MESSAGE).isEmpty();
  }

  /** With the code of the country, as the standard wants it. */
  static String phone(String told) {
    var digits = digits(told);
    return digits.matches("0\\d{8,9}") ? "+66" + digits.substring(1) : digits;
  }

  /** As a program reads a number: in Arabic digits, without what parts them. */
  static String digits(String told) {
    return Digits.toAscii(told).replaceAll("[\\s().-]", "");
  }

  private static String status(OwnClients.Own client) {
    if (client.closedWhy() == null) return "Active";
    return client.handedOver() ? "ClosedReferred" : "Closed";
  }
}
