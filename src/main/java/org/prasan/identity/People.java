package org.prasan.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * People and mandates for other modules: sample data, and the founding of a coalition. Within a
 * transaction only in that of the same coalition, since a transaction shows one coalition's rows.
 */
@Service
public class People {
  private static final Appointments.Appointment ADMINISTRATOR =
      new Appointments.Appointment(null, Role.ADMINISTRATOR, false);

  private final Accounts accounts;
  private final Persons persons;
  private final Appointments appointments;
  private final SecondFactors factors;
  private final Passwords passwords;
  private final InvitePerson invite;
  private final Invitations invitations;
  private final PersonMandates holdings;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Mandates mandates;

  People(
      Accounts accounts,
      Persons persons,
      Appointments appointments,
      SecondFactors factors,
      Passwords passwords,
      InvitePerson invite,
      Invitations invitations,
      PersonMandates holdings,
      Audit audit,
      TransactionTemplate transaction,
      Mandates mandates) {
    this.accounts = accounts;
    this.persons = persons;
    this.appointments = appointments;
    this.factors = factors;
    this.passwords = passwords;
    this.invite = invite;
    this.invitations = invitations;
    this.holdings = holdings;
    this.audit = audit;
    this.transaction = transaction;
    this.mandates = mandates;
  }

  /**
   * The account with this e-mail address; made with this id, name and password if there is none.
   *
   * @param operator it runs the installation
   */
  public PersonId account(
      PersonId id, LocalizedText name, String email, String password, boolean operator) {
    var address = EmailAddress.read(email).orElseThrow();
    var known = accounts.byEmail(address);
    if (known.isPresent()) return known.get().person();
    var hash = passwords.hash(password);
    accounts.add(new Account(id.value(), address.value(), name, "th", hash, operator, true, true));
    return id;
  }

  /**
   * Gives a sample account its authenticator app, so that officers need not set one up; the code
   * page shows the code in sample mode.
   */
  public void sampleSecondFactor(PersonId person) {
    if (!factors.isSetUp(person.value())) factors.setUp(person.value(), SharedSecret.fresh());
  }

  /**
   * Makes the person of an account known to a coalition and gives a mandate there.
   *
   * @param acting who does it, in the coalition; a job in the case of samples
   * @param organization null for an administrator who acts for the coalition as a whole
   */
  public void mandate(
      Acting acting,
      PersonId person,
      @Nullable OrganizationId organization,
      Role role,
      boolean voter,
      LocalDate from) {
    var account = accounts.byId(person.value()).orElseThrow();
    var wanted = new Appointments.Appointment(organization, role, voter);
    Tenancy.run(
        acting.coalitionId(),
        () ->
            transaction.executeWithoutResult(
                status -> {
                  accounts.join(account.id(), acting.coalitionId());
                  persons.put(acting.coalitionId(), person, account.name(), account.email());
                  var id =
                      appointments.appoint(
                          acting.coalitionId(), person, wanted, from, null, Vouch.GIVEN);
                  audit.record(
                      acting,
                      "mandate.given",
                      "mandate",
                      id,
                      null,
                      new Appointments.Noted(
                          person, organization, role, voter, from, null, Vouch.GIVEN));
                }));
  }

  /**
   * Invites the first administrator of a coalition that was just founded; answers the link.
   *
   * @param founder who may found coalitions
   */
  public Optional<String> inviteAdministrator(
      Acting founder, Coalition coalition, LocalizedText name, String email) {
    founder.require(Action.FOUND_COALITION);
    var address = EmailAddress.read(email);
    if (address.isEmpty()) return Optional.empty();
    var acting = founding(founder, coalition);
    var wanted = new InvitePerson.Wanted(address.get(), name, ADMINISTRATOR, "th");
    return switch (Tenancy.in(coalition.id(), () -> invite.uncounted(acting, wanted))) {
      case InvitePerson.Outcome.Invited(var link) -> Optional.of(link);
      case InvitePerson.Outcome.AlreadyInvited _,
          InvitePerson.Outcome.AnotherVotes _,
          InvitePerson.Outcome.TooMany _ ->
          Optional.empty();
    };
  }

  /** Whoever was invited to look after a coalition that nobody looks after yet. */
  public Optional<Awaited> awaitedAdministrator(CoalitionId coalition) {
    return Tenancy.in(coalition, () -> awaited(coalition))
        .map(one -> new Awaited(one.name(), one.email(), one.expiresAt()));
  }

  /** A first administrator who has not come yet. */
  public record Awaited(LocalizedText name, String email, Instant until) {
    @Override
    public String toString() {
      return "Awaited[…]";
    }
  }

  /** A fresh link for the first administrator, for the eyes of the operator, once. */
  public Optional<String> inviteAdministratorAgain(Acting founder, Coalition coalition) {
    founder.require(Action.FOUND_COALITION);
    var acting = founding(founder, coalition);
    return Tenancy.in(
        coalition.id(),
        () -> awaited(coalition.id()).flatMap(one -> invite.again(acting, one.id())));
  }

  /** The key of what to tell whoever made that link. */
  public String toldAgain() {
    return invite.told("identity.invited.again");
  }

  private Optional<Invitations.Invitation> awaited(CoalitionId coalition) {
    if (holdings.hasAdministrator(coalition, mandates.today())) return Optional.empty();
    return invitations.waiting(coalition).stream()
        .filter(one -> one.appointment().equals(ADMINISTRATOR))
        .findFirst();
  }

  /** Only while nobody is there does the operator act as the coalition's administrator. */
  private static Acting founding(Acting founder, Coalition coalition) {
    return new Acting(
        coalition,
        founder.person(),
        null,
        null,
        founder.personName(),
        founder.organizationName(),
        Set.of(Role.ADMINISTRATOR),
        founder.origin());
  }

  /** An organization of a coalition, for which somebody may act. */
  public record ActsFor(CoalitionId coalition, OrganizationId organization) {}

  /** All organizations of all coalitions for which this person may act today. */
  public List<ActsFor> actsFor(PersonId person) {
    return accounts.coalitionsOf(person.value()).stream()
        .flatMap(
            coalition ->
                Tenancy.in(coalition, () -> mandates.inForce(coalition, person, mandates.today()))
                    .stream()
                    .flatMap(mandate -> Stream.ofNullable(mandate.organization()))
                    .distinct()
                    .map(organization -> new ActsFor(coalition, organization)))
        .toList();
  }

  /** Whether there is such an account, as for the note of sample accounts at the start. */
  public boolean knows(String email) {
    return EmailAddress.read(email).flatMap(accounts::byEmail).isPresent();
  }
}
