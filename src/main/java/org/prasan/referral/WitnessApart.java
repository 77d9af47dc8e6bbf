package org.prasan.referral;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.client.ClientId;
import org.prasan.client.Clients;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.PersonNames;
import org.prasan.vault.BlindField;
import org.prasan.web.FormCheck;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The witness of a consent is somebody else than the client, whoever agrees in the client's place,
 * and whoever explains it; a name is the same with and without title.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class WitnessApart {
  static final String WRONG = "referral.wrong.witness-apart";

  private final Clients clients;
  private final PersonNames people;

  WitnessApart(Clients clients, PersonNames people) {
    this.clients = clients;
    this.people = people;
  }

  boolean holds(Acting acting, ClientId client, RecordConsent.Agreed agreed) {
    return holds(acting, client, agreed.attested().witness(), agreed.guardian());
  }

  /**
   * Together with whatever else is wrong, or it would come up only once that is mended. A program
   * reads no files, and is told of what it sent alone: it could try out the client's name.
   */
  @Transactional(readOnly = true)
  void tell(Acting acting, ClientId client, ConsentForm form, FormCheck check) {
    var witness = form.heardBy();
    var guardian = FormCheck.plain(form.guardian());
    boolean apart =
        acting.program()
            ? witness.isEmpty() || differs(acting, witness, guardian)
            : holds(acting, client, witness, guardian);
    if (!apart) check.wrong("witness", WRONG);
  }

  private boolean holds(Acting acting, ClientId client, String witness, String guardian) {
    return witness.isEmpty()
        || (differs(acting, witness, guardian) && !clients.named(acting, client, witness));
  }

  private boolean differs(Acting acting, String witness, String guardian) {
    return !BlindField.NAME.same(witness, guardian)
        && explaining(acting).noneMatch(name -> BlindField.NAME.same(witness, name));
  }

  private Stream<String> explaining(Acting acting) {
    var person = Objects.requireNonNull(acting.person());
    return people.named(acting.coalitionId(), List.of(person)).values().stream()
        .flatMap(name -> Stream.<@Nullable String>of(name.th(), name.en()))
        .filter(Objects::nonNull);
  }
}
