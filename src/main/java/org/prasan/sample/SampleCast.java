package org.prasan.sample;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.prasan.commitment.SampleCommitments;
import org.prasan.language.LocalizedText;
import org.prasan.referral.SampleReferrals;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.Role;
import org.springframework.stereotype.Component;

/** Those who do something in the files of a sample coalition. */
@Component
class SampleCast {
  private final OrganizationNames organizations;

  SampleCast(OrganizationNames organizations) {
    this.organizations = organizations;
  }

  /** Somebody, by the key of the person, with the organization acted for and all roles there. */
  record Member(String key, LocalizedText name, String organization, List<Role> roles) {}

  /** Ids by the keys of a file, and who acts under which. */
  record Keys(SampleCoalition into, Map<String, Acting> people)
      implements SampleCommitments.Keys, SampleReferrals.Keys {
    @Override
    public UUID id(String kind, String key) {
      return into.id(kind, key);
    }

    @Override
    public Acting acting(String key) {
      return Objects.requireNonNull(people.get(key), key);
    }
  }

  Keys of(SampleCoalition into, List<Member> members) {
    var known =
        organizations.all(into.coalition().id()).stream()
            .collect(
                Collectors.toMap(
                    named -> named.name().th(), OrganizationNames.Named::id, (a, _) -> a));
    return new Keys(
        into,
        members.stream()
            .collect(Collectors.toMap(Member::key, member -> acting(into, member, known))));
  }

  private static Acting acting(
      SampleCoalition into, Member member, Map<String, OrganizationId> known) {
    return new Acting(
        into.coalition(),
        into.person(member.key()),
        Objects.requireNonNull(known.get(member.organization()), member.organization()),
        null,
        member.name(),
        LocalizedText.of(member.organization()),
        EnumSet.copyOf(member.roles()),
        "sample data");
  }
}
