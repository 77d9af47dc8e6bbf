package org.prasan.admission;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.agreement.AgreementId;
import org.prasan.agreement.AgreementKind;
import org.prasan.agreement.SampleAgreements;
import org.prasan.coalition.ChangeRule;
import org.prasan.coalition.RuleKey;
import org.prasan.coalition.RuleValue;
import org.prasan.coalition.SetTerritory;
import org.prasan.files.Upload;
import org.prasan.language.LocalizedText;
import org.prasan.language.ThaiDates;
import org.prasan.membership.NewOrganization;
import org.prasan.membership.OrganizationKind;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.membership.TargetGroup;
import org.prasan.standing.Memberships;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;

/** Brings applications into a state by the same steps that people take. */
@TestComponent
class Applicants {
  static final byte[] PAPER =
      "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
          .getBytes(StandardCharsets.US_ASCII);
  static final String MISSION = "ภารกิจสอดคล้อง";
  static final String POLICY = "มีนโยบายคุ้มครองเด็ก";
  static final String REGISTRATION = "สำเนาหนังสือจดทะเบียน";
  static final String EMAIL = "orchid@applicant.example";

  private final Scenes scenes;
  private final ChangeRule rules;
  private final SetTerritory territory;
  private final OrganizationRegistry registry;
  private final Memberships memberships;
  private final SampleAgreements agreements;
  private final StartApplication start;
  private final TellApplication tell;
  private final AttachPaper attach;
  private final SubmitApplication submit;
  private final WithdrawApplication withdraw;
  private final CheckDocuments check;
  private final ReviewApplication review;
  private final OpenEndorsement open;
  private final EndorseApplication endorse;
  private final DecideApplication decide;
  private final Applications applications;

  Applicants(
      Scenes scenes,
      ChangeRule rules,
      SetTerritory territory,
      OrganizationRegistry registry,
      Memberships memberships,
      SampleAgreements agreements,
      StartApplication start,
      TellApplication tell,
      AttachPaper attach,
      SubmitApplication submit,
      WithdrawApplication withdraw,
      CheckDocuments check,
      ReviewApplication review,
      OpenEndorsement open,
      EndorseApplication endorse,
      DecideApplication decide,
      Applications applications) {
    this.scenes = scenes;
    this.rules = rules;
    this.territory = territory;
    this.registry = registry;
    this.memberships = memberships;
    this.agreements = agreements;
    this.start = start;
    this.tell = tell;
    this.attach = attach;
    this.submit = submit;
    this.withdraw = withdraw;
    this.check = check;
    this.review = review;
    this.open = open;
    this.endorse = endorse;
    this.decide = decide;
    this.applications = applications;
  }

  /** An application and the link that opens it. */
  record Applied(ApplicationId id, LinkToken link) {}

  /** A coalition with criteria, papers asked for, and two members of which one has to endorse. */
  Coalition coalition() {
    var scene = scenes.fresh();
    var other = OrganizationId.fresh();
    rule(
        scene,
        RuleKey.SCREENING_CRITERIA,
        new RuleValue.Points(List.of(point(MISSION, 60), point(POLICY, 40))));
    rule(
        scene, RuleKey.EVIDENCE_REQUIRED, new RuleValue.Points(List.of(point(REGISTRATION, null))));
    rule(scene, RuleKey.ENDORSEMENTS_NEEDED, new RuleValue.Amount(1));
    scene.in(
        () -> {
          territory.set(scene.acting(Role.ADMINISTRATOR), Set.of("5701", "5709"));
          return true;
        });
    member(scene, scene.organization(), "มูลนิธิดวงตะวัน");
    member(scene, other, "มูลนิธิสายน้ำ");
    return new Coalition(scene, other);
  }

  /** From now on membership begins with a signature. */
  void askToSign(Scene scene) {
    var title = LocalizedText.of("บันทึกข้อตกลงความร่วมมือ");
    var text =
        new SampleAgreements.TextFacts("2025-01-01", title, LocalizedText.of("ข้อ 1 ทำงานร่วมกัน"));
    var facts =
        new SampleAgreements.Facts(
            "mou",
            AgreementKind.MEMBERSHIP,
            "IN_FORCE",
            title,
            null,
            null,
            null,
            null,
            "2025-01-01",
            null,
            List.of(text),
            null);
    scene.in(
        () -> {
          agreements.load(scene.acting(Role.SECRETARY), AgreementId.fresh(), facts);
          return true;
        });
  }

  /** A coalition and the second of its members; the people of the scene act for the first. */
  record Coalition(Scene scene, OrganizationId other) {
    Acting directorOfOther() {
      return new Acting(
          scene.coalition(),
          PersonId.fresh(),
          other,
          null,
          LocalizedText.of("ผู้อำนวยการ"),
          LocalizedText.of("มูลนิธิสายน้ำ"),
          EnumSet.of(Role.VISITOR, Role.ACCOUNT_HOLDER, Role.DIRECTOR),
          "127.0.0.1");
    }
  }

  void rule(Scene scene, RuleKey key, RuleValue value) {
    scene.in(
        () ->
            rules.change(
                scene.acting(Role.ADMINISTRATOR),
                new ChangeRule.Proposal(
                    key, value, LocalDate.of(2024, 1, 1), "ที่ประชุมใหญ่", "")));
  }

  private static RuleValue.Point point(
      String th, @org.jspecify.annotations.Nullable Integer weight) {
    return new RuleValue.Point(LocalizedText.of(th), weight);
  }

  void member(Scene scene, OrganizationId id, String name) {
    member(scene, id, name, LocalDate.of(2026, 1, 15));
  }

  void member(Scene scene, OrganizationId id, String name, LocalDate since) {
    var acting = scene.acting(Role.SECRETARY);
    scene.in(
        () -> {
          registry.add(
              acting,
              id,
              NewOrganization.named(LocalizedText.of(name), OrganizationKind.FOUNDATION));
          memberships.admit(acting, id, since, "ที่ประชุมใหญ่");
          return true;
        });
  }

  Applied begun(Scene scene, String name) {
    var link = LinkToken.fresh();
    var wish =
        new StartApplication.Wish(
            LocalizedText.of(name),
            new Told.Contact(null, EMAIL, null),
            Locale.forLanguageTag("th"));
    return done(scene, () -> start.start(visitor(scene), link, wish), link);
  }

  Applied told(Scene scene, String name) {
    var applied = begun(scene, name);
    done(
        scene,
        () ->
            tell.tell(
                visitor(scene),
                applied.id(),
                told ->
                    told.organization(
                            LocalizedText.of(name),
                            OrganizationKind.FOUNDATION,
                            "ชร 1/" + UUID.randomUUID(),
                            "กรมการปกครอง")
                        .work("ดูแลเด็กริมน้ำ", List.of(TargetGroup.CHILDREN), List.of("5701"))
                        .answers(Map.of(MISSION, "ทำงานกับเด็กไร้รัฐ", POLICY, "ใช้มาสามปี"))
                        .contact(new Told.Contact("กล้วยไม้ ริมน้ำ", EMAIL, "053 111 222"))),
        applied.link());
    attach(scene, applied);
    return applied;
  }

  void attach(Scene scene, Applied applied) {
    done(
        scene,
        () ->
            attach.attach(
                visitor(scene),
                applied.id(),
                FreshId.next(),
                LocalizedText.of(REGISTRATION),
                Upload.of("ใบทะเบียน.pdf", PAPER),
                null),
        applied.link());
  }

  Applied submitted(Scene scene, String name) {
    var applied = told(scene, name);
    done(scene, () -> submit.submit(visitor(scene), applied.id(), true), applied.link());
    return applied;
  }

  Applied complete(Scene scene, String name) {
    var applied = submitted(scene, name);
    done(scene, () -> check.complete(scene.acting(Role.SECRETARY), applied.id()), applied.link());
    return applied;
  }

  Applied screened(Scene scene, String name) {
    var applied = complete(scene, name);
    score(scene, applied, Role.OFFICER, 4, 3);
    score(scene, applied, Role.SECRETARY, 2, 3);
    return applied;
  }

  void score(Scene scene, Applied applied, Role role, int first, int second) {
    var acting = scene.acting(role);
    done(scene, () -> review.declare(acting, applied.id(), false, ""), applied.link());
    var scores = List.of(new Review.Score(first, "เหตุผลหนึ่ง"), new Review.Score(second, ""));
    var judgement = new ReviewApplication.Judgement(scores, Review.Recommendation.ADMIT, "เห็นควร");
    done(scene, () -> review.score(acting, applied.id(), judgement), applied.link());
  }

  Applied opened(Scene scene, String name) {
    var applied = screened(scene, name);
    done(scene, () -> open.open(scene.acting(Role.SECRETARY), applied.id()), applied.link());
    return applied;
  }

  Applied endorsed(Coalition coalition, String name) {
    var applied = opened(coalition.scene(), name);
    answer(coalition.scene(), applied, coalition.scene().acting(Role.DIRECTOR), Answer.ENDORSE);
    answer(coalition.scene(), applied, coalition.directorOfOther(), Answer.ABSTAIN);
    return applied;
  }

  void answer(Scene scene, Applied applied, Acting acting, Answer answer) {
    done(
        scene,
        () -> endorse.answer(acting, applied.id(), FreshId.next(), answer, ""),
        applied.link());
  }

  Applied decided(Coalition coalition, String name, boolean admitted) {
    var scene = coalition.scene();
    var applied = admitted ? endorsed(coalition, name) : submitted(scene, name);
    var today = LocalDate.now(java.time.ZoneId.of("Asia/Bangkok"));
    var decided =
        new DecideApplication.Decided(
            "ที่ประชุมใหญ่ 1/2570", today, "พิจารณาแล้ว", "มติเอกฉันท์", null);
    var acting = scene.acting(Role.SECRETARY);
    done(
        scene,
        () ->
            admitted
                ? decide.admit(acting, applied.id(), decided)
                : decide.refuse(acting, applied.id(), decided),
        applied.link());
    return applied;
  }

  /** An application in this state, by an organization of a name of its own. */
  Applied in(Coalition coalition, State state) {
    var scene = coalition.scene();
    var name = "มูลนิธิกล้วยไม้ " + UUID.randomUUID();
    return switch (state) {
      case DRAFT -> told(scene, name);
      case SUBMITTED -> submitted(scene, name);
      case INCOMPLETE -> incomplete(scene, name);
      case DOCUMENTS_COMPLETE -> complete(scene, name);
      case SCREENED -> opened(scene, name);
      case ENDORSED -> endorsed(coalition, name);
      case REFUSED -> decided(coalition, name, false);
      case ADMITTED, SIGNED, ACTIVE -> decided(coalition, name, true);
      case WITHDRAWN -> withdrawn(scene, name);
    };
  }

  Applied incomplete(Scene scene, String name) {
    var applied = submitted(scene, name);
    done(
        scene,
        () -> check.ask(scene.acting(Role.SECRETARY), applied.id(), "ขาดรายงานประจำปี", null),
        applied.link());
    return applied;
  }

  private Applied withdrawn(Scene scene, String name) {
    var applied = submitted(scene, name);
    done(scene, () -> withdraw.withdraw(visitor(scene), applied.id()), applied.link());
    return applied;
  }

  Application now(Scene scene, ApplicationId id) {
    return scene.in(() -> applications.find(scene.id(), id).orElseThrow());
  }

  /** As somebody types it. */
  static String today() {
    return ThaiDates.full(
        LocalDate.now(java.time.ZoneId.of("Asia/Bangkok")), Locale.forLanguageTag("th"));
  }

  static Acting visitor(Scene scene) {
    return Acting.visitor(scene.coalition(), "127.0.0.1");
  }

  private static Applied done(
      Scene scene, ScopedValue.CallableOp<Outcome, RuntimeException> step, LinkToken link) {
    if (scene.in(step) instanceof Outcome.Done(var id)) return new Applied(id, link);
    throw new AssertionError("The step was not taken");
  }
}
