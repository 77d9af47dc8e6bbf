package org.prasan.standing;

import java.time.LocalDate;
import java.util.List;
import org.prasan.Scene;
import org.prasan.coalition.ChangeRule;
import org.prasan.coalition.RuleKey;
import org.prasan.coalition.RuleValue;
import org.prasan.language.LocalizedText;
import org.prasan.membership.NewOrganization;
import org.prasan.membership.OrganizationKind;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.springframework.boot.test.context.TestComponent;

/** Brings memberships to where a test wants them, counted from today. */
@TestComponent
class Members {
  private static final LocalDate LONG_AGO = LocalDate.of(2015, 1, 1);

  private final OrganizationRegistry registry;
  private final SampleMemberships memberships;
  private final ChangeRule rules;

  Members(OrganizationRegistry registry, SampleMemberships memberships, ChangeRule rules) {
    this.registry = registry;
    this.memberships = memberships;
    this.rules = rules;
  }

  static Acting office(Scene scene) {
    return Acting.system(scene.coalition(), "test");
  }

  /** A year's term, due 60 days before its end, 90 days of grace. */
  void usualRules(Scene scene) {
    rule(scene, RuleKey.TERM_OF_MEMBERSHIP, new RuleValue.Amount(12));
    rule(scene, RuleKey.RENEWAL_OPENS_DAYS, new RuleValue.Amount(60));
    rule(scene, RuleKey.GRACE_DAYS, new RuleValue.Amount(90));
  }

  void rule(Scene scene, RuleKey key, RuleValue value) {
    var outcome =
        scene.in(
            () ->
                rules.enterHistory(
                    office(scene),
                    List.of(new ChangeRule.Proposal(key, value, LONG_AGO, "มติทดสอบ", ""))));
    if (!(outcome instanceof ChangeRule.Outcome.Changed)) throw new AssertionError(outcome);
  }

  /** An organization of this name that is no member yet. */
  OrganizationId organization(Scene scene, String name) {
    return organization(scene, OrganizationId.fresh(), name);
  }

  OrganizationId organization(Scene scene, OrganizationId id, String name) {
    return scene.in(
        () ->
            registry.add(
                office(scene),
                id,
                NewOrganization.named(
                    LocalizedText.of(name, "Org " + name), OrganizationKind.FOUNDATION)));
  }

  /** The organization of the scene, standing so today. */
  OrganizationId ours(Scene scene, Standing standing) {
    organization(scene, scene.organization(), "มูลนิธิของเรา");
    put(scene, scene.organization(), standing);
    return scene.organization();
  }

  void put(Scene scene, OrganizationId organization, Standing standing) {
    switch (standing) {
      case ACTIVE -> ending(scene, organization, 200);
      case RENEWAL_DUE -> ending(scene, organization, 30);
      case GRACE -> ending(scene, organization, -20);
      case LAPSED -> ending(scene, organization, -120);
      case SUSPENDED -> {
        ending(scene, organization, 200);
        scene.in(() -> done(() -> memberships.suspended(office(scene), organization, 5)));
      }
      case RESIGNED -> {
        ending(scene, organization, 200);
        scene.in(() -> done(() -> memberships.resigned(office(scene), organization, 5)));
      }
    }
  }

  /** A member for three years whose term ends in so many days. */
  void ending(Scene scene, OrganizationId organization, int days) {
    scene.in(() -> done(() -> memberships.member(office(scene), organization, 3, days)));
  }

  private static boolean done(Runnable work) {
    work.run();
    return true;
  }
}
