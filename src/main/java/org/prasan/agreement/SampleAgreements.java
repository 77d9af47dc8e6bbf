package org.prasan.agreement;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.language.ApproximateDate;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Agreements written down in a file, for the sample coalitions. */
@Component
public class SampleAgreements {
  private final AgreementRows agreements;
  private final TextVersions texts;
  private final Signatures signatures;
  private final OrganizationNames organizations;
  private final Stamps stamps;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  SampleAgreements(
      AgreementRows agreements,
      TextVersions texts,
      Signatures signatures,
      OrganizationNames organizations,
      Stamps stamps,
      Audit audit,
      ApplicationEventPublisher events) {
    this.agreements = agreements;
    this.texts = texts;
    this.signatures = signatures;
    this.organizations = organizations;
    this.stamps = stamps;
    this.audit = audit;
    this.events = events;
  }

  /** An agreement as the file tells of it. */
  public record Facts(
      String key,
      AgreementKind kind,
      String state,
      LocalizedText title,
      @Nullable LocalizedText purpose,
      @Nullable List<String> districts,
      @Nullable String signed,
      @Nullable Integer signatories,
      @Nullable String from,
      @Nullable String until,
      @Nullable List<TextFacts> texts,
      @Nullable List<PartyFacts> parties) {}

  /** A version of its text. */
  public record TextFacts(String saved, LocalizedText title, LocalizedText text) {}

  /**
   * A party with what it has signed.
   *
   * @param registered in the registry under this Thai name; otherwise the party is outside of it
   */
  public record PartyFacts(
      LocalizedText name,
      @Nullable Boolean registered,
      @Nullable List<SignatureFacts> signatures) {}

  /** A signature under a version of the text. */
  public record SignatureFacts(int text, String name, String position, String day) {}

  /** Adds it if it is not there yet. */
  @Transactional
  public void load(Acting acting, AgreementId id, Facts facts) {
    var coalition = acting.coalitionId();
    var agreement = agreement(acting, id, facts);
    if (!agreements.insert(coalition, agreement, stamps.today())) return;
    audit.record(acting, "agreement.added", "agreement", id, null, agreement.facts());
    for (var text : orEmpty(facts.texts())) add(acting, id, text);
    var known = new HashMap<String, OrganizationId>();
    for (var named : organizations.all(coalition)) known.putIfAbsent(named.name().th(), named.id());
    for (var party : orEmpty(facts.parties())) add(acting, agreement, party, known);
  }

  private Agreement agreement(Acting acting, AgreementId id, Facts facts) {
    return new Agreement(
        id,
        new Agreement.Facts(
            facts.kind(),
            facts.title(),
            facts.purpose(),
            orEmpty(facts.districts()),
            new Agreement.Known(
                facts.signed() == null ? null : ApproximateDate.of(facts.signed()),
                facts.signatories())),
        AgreementState.valueOf(facts.state()),
        new Agreement.Term(day(facts.from()), day(facts.until()), null, null),
        stamps.by(acting),
        0);
  }

  private void add(Acting acting, AgreementId id, TextFacts facts) {
    var coalition = acting.coalitionId();
    var number = texts.newest(coalition, id).map(TextVersion::number).orElse(0) + 1;
    var fingerprint = TextVersion.fingerprint(facts.title(), facts.text());
    var saved = stamps.startOf(LocalDate.parse(facts.saved()));
    texts.add(
        coalition,
        id,
        new TextVersion(number, facts.title(), facts.text(), fingerprint, saved, null, null));
  }

  private void add(
      Acting acting, Agreement agreement, PartyFacts facts, Map<String, OrganizationId> known) {
    var party = party(facts, known);
    var coalition = acting.coalitionId();
    signatures.addParty(coalition, agreement.id(), party);
    for (var signed : orEmpty(facts.signatures())) sign(acting, agreement, party, signed);
  }

  private static Party party(PartyFacts facts, Map<String, OrganizationId> known) {
    var registered = Boolean.TRUE.equals(facts.registered());
    var organization = registered ? known.get(facts.name().th()) : null;
    if (registered && organization == null)
      throw new IllegalStateException("No sample organization " + facts.name().th());
    return new Party(FreshId.next(), organization, registered ? null : facts.name());
  }

  private void sign(Acting acting, Agreement agreement, Party party, SignatureFacts facts) {
    var coalition = acting.coalitionId();
    var on = LocalDate.parse(facts.day());
    var fingerprint =
        texts.of(coalition, agreement.id()).stream()
            .filter(version -> version.number() == facts.text())
            .findFirst()
            .map(TextVersion::fingerprint)
            .orElseThrow();
    signatures.add(
        coalition,
        agreement.id(),
        new Signature(
            party.id(),
            facts.text(),
            fingerprint,
            new Signature.Signer(facts.name(), facts.position()),
            on,
            null,
            Reference.fresh(),
            stamps.startOf(on),
            null,
            null));
    if (party.organization() != null)
      events.publishEvent(
          new AgreementSigned(
              coalition, agreement.id(), agreement.kind(), party.organization(), on, acting));
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return Objects.requireNonNullElse(list, List.of());
  }
}
