package org.prasan.agreement;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.prasan.Scene;
import org.prasan.language.LocalizedText;
import org.prasan.language.ThaiDates;
import org.prasan.membership.NewOrganization;
import org.prasan.membership.OrganizationKind;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;

/** Leads an agreement of a scene to where a test begins, by the deeds that lead there in life. */
@TestComponent
class AgreementScenes {
  static final LocalizedText TITLE =
      LocalizedText.of("บันทึกข้อตกลงทดสอบ", "Memorandum for testing");
  static final LocalizedText TEXT =
      LocalizedText.of(
          "# หมวด 1\n\nข้อ 1 ที่นี่ทำงานร่วมกัน\n\nข้อ 2 ส่งต่ออย่างปลอดภัย\n- ขอความยินยอม\n- บันทึกไว้",
          "# Part 1\n\n1. We work together.");
  static final LocalizedText PARTNER = LocalizedText.of("สำนักงานทดสอบ", "Testing office");

  /** As somebody types it into a form. */
  static String today() {
    return ThaiDates.full(LocalDate.now(ZoneId.of("Asia/Bangkok")), Locale.forLanguageTag("th"));
  }

  private final EditAgreement edit;
  private final WriteText write;
  private final ChangeParties parties;
  private final ChangeState state;
  private final SignAgreement sign;
  private final Dossiers dossiers;
  private final OrganizationRegistry organizations;

  AgreementScenes(
      EditAgreement edit,
      WriteText write,
      ChangeParties parties,
      ChangeState state,
      SignAgreement sign,
      Dossiers dossiers,
      OrganizationRegistry organizations) {
    this.edit = edit;
    this.write = write;
    this.parties = parties;
    this.state = state;
    this.sign = sign;
    this.dossiers = dossiers;
    this.organizations = organizations;
  }

  /** Enters the scene's own organization and another into the registry. */
  OrganizationId organizations(Scene scene) {
    var other = OrganizationId.fresh();
    scene.in(
        () -> {
          add(scene, scene.organization(), "มูลนิธิดวงตะวัน");
          add(scene, other, "สมาคมกล้วยไม้");
          return true;
        });
    return other;
  }

  private void add(Scene scene, OrganizationId id, String name) {
    organizations.add(
        scene.acting(Role.SECRETARY),
        id,
        NewOrganization.named(LocalizedText.of(name), OrganizationKind.FOUNDATION));
  }

  /** With a text and the scene's own organization as a party, beside a partner. */
  AgreementId draft(Scene scene) {
    var office = scene.acting(Role.SECRETARY);
    var id = AgreementId.fresh();
    scene.in(
        () -> {
          edit.add(office, id, facts(Agreement.Known.NOTHING));
          write.write(office, id, 0, TEXT);
          parties.add(office, id, List.of(scene.organization()), PARTNER);
          return true;
        });
    return id;
  }

  AgreementId open(Scene scene) {
    var id = draft(scene);
    scene.in(() -> state.open(scene.acting(Role.SECRETARY), id));
    return id;
  }

  /** Signed by the scene's own organization, and in force since the beginning of 2025. */
  AgreementId inForce(Scene scene) {
    return inForce(scene, LocalDate.of(2025, 1, 1));
  }

  AgreementId inForce(Scene scene, LocalDate from) {
    var id = open(scene);
    sign(scene, id);
    scene.in(() -> state.putInForce(scene.acting(Role.SECRETARY), id, from, null));
    return id;
  }

  AgreementId in(Scene scene, AgreementState wanted) {
    var office = scene.acting(Role.SECRETARY);
    return switch (wanted) {
      case DRAFT -> draft(scene);
      case OPEN -> open(scene);
      case IN_FORCE -> inForce(scene);
      case RECORDED -> recorded(scene);
      case ENDED -> {
        var id = inForce(scene);
        scene.in(() -> state.end(office, id, LocalDate.of(2026, 1, 31), "ครบกำหนด"));
        yield id;
      }
      case SUPERSEDED -> {
        var id = recorded(scene);
        var by = inForce(scene);
        scene.in(() -> state.supersede(office, id, by));
        yield id;
      }
    };
  }

  /** Known to have been signed, its text found later. */
  AgreementId recorded(Scene scene) {
    var office = scene.acting(Role.SECRETARY);
    var id = AgreementId.fresh();
    scene.in(
        () -> {
          edit.add(office, id, facts(new Agreement.Known(null, 14)));
          write.write(office, id, 0, TEXT);
          parties.add(office, id, List.of(scene.organization()), PARTNER);
          return true;
        });
    return id;
  }

  SignAgreement.Outcome sign(Scene scene, AgreementId id) {
    var text = dossier(scene, id).newest().orElseThrow();
    return scene.in(
        () ->
            sign.sign(
                scene.acting(Role.DIRECTOR),
                id,
                new SignAgreement.Seen(text.number(), text.fingerprint()),
                new Signature.Signer("ชบา ใจดี", "ผู้อำนวยการ")));
  }

  void write(Scene scene, AgreementId id, int basis, String th) {
    scene.in(() -> write.write(scene.acting(Role.SECRETARY), id, basis, LocalizedText.of(th)));
  }

  Dossier dossier(Scene scene, AgreementId id) {
    return scene.in(() -> dossiers.find(scene.id(), id).orElseThrow());
  }

  static String page(Scene scene, AgreementId id, String path) {
    return scene.url("/agreements/" + id + path);
  }

  static Agreement.Facts facts(Agreement.Known known) {
    return new Agreement.Facts(
        AgreementKind.MEMBERSHIP,
        TITLE,
        LocalizedText.of("ทำงานร่วมกัน", "To work together"),
        List.of(),
        known);
  }
}
