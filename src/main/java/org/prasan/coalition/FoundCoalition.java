package org.prasan.coalition;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionAddress;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The operator founds a coalition: a name, an address, and whoever looks after it first. */
@Service
public class FoundCoalition {
  private final Coalitions coalitions;
  private final EditCharter charter;
  private final EditOrgans organs;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  FoundCoalition(
      Coalitions coalitions,
      EditCharter charter,
      EditOrgans organs,
      Audit audit,
      ApplicationEventPublisher events,
      TransactionTemplate transaction) {
    this.coalitions = coalitions;
    this.charter = charter;
    this.organs = organs;
    this.audit = audit;
    this.events = events;
    this.transaction = transaction;
  }

  /** A coalition somebody wants to found. */
  public record Wish(
      CoalitionId id,
      String slug,
      LocalizedText name,
      LocalizedText shortName,
      boolean invented,
      boolean open) {
    Coalition coalition() {
      return new Coalition(id, slug, name, shortName, invented, open);
    }
  }

  public sealed interface Outcome {
    /** It exists; a second press of the button founds nothing more. */
    record Founded(Coalition coalition) implements Outcome {}

    /** It cannot have the address that was wished for. */
    sealed interface AddressRefused extends Outcome {}

    /** Another coalition, or the product itself, has that address. */
    record AddressTaken() implements AddressRefused {}

    /** An address is made of small Latin letters, digits and hyphens. */
    record AddressUnfit() implements AddressRefused {}
  }

  /** Founds it with the offices most coalitions begin with. */
  public Outcome found(Acting acting, Wish wish, Runnable within) {
    return found(acting, wish, () -> addUsualOffices(founder(acting, wish.coalition())), within);
  }

  /** Founds it empty: whoever asks brings its organs. */
  public Outcome foundEmpty(Acting acting, Wish wish) {
    return found(acting, wish, () -> {}, () -> {});
  }

  private Outcome found(Acting acting, Wish wish, Runnable first, Runnable within) {
    acting.require(Action.FOUND_COALITION);
    var refused = addressRefused(wish);
    if (refused.isPresent()) return refused.get();
    var already = coalitions.bySlug(wish.slug());
    if (already.isPresent()) return new Outcome.Founded(already.get());
    try {
      Tenancy.run(
          wish.id(),
          () -> transaction.executeWithoutResult(_ -> write(acting, wish, first, within)));
    } catch (DuplicateKeyException e) {
      var other = coalitions.bySlug(wish.slug()).orElseThrow(() -> e);
      return other.id().equals(wish.id()) ? new Outcome.Founded(other) : new Outcome.AddressTaken();
    }
    return new Outcome.Founded(wish.coalition());
  }

  /** Why it cannot have the address; nothing where it may, or has it already. */
  Optional<Outcome.AddressRefused> addressRefused(Wish wish) {
    if (!CoalitionAddress.fits(wish.slug())) return Optional.of(new Outcome.AddressUnfit());
    if (CoalitionAddress.isReserved(wish.slug())) return Optional.of(new Outcome.AddressTaken());
    return coalitions
        .bySlug(wish.slug())
        .filter(other -> !other.id().equals(wish.id()))
        .map(_ -> new Outcome.AddressTaken());
  }

  private void write(Acting acting, Wish wish, Runnable first, Runnable within) {
    var coalition = wish.coalition();
    var founder = founder(acting, coalition);
    coalitions.add(coalition);
    charter.purpose(founder, null, null, 0);
    audit.record(
        founder,
        "coalition.founded",
        "coalition",
        coalition.id(),
        null,
        Map.of("slug", coalition.slug(), "name", coalition.name()));
    first.run();
    events.publishEvent(new CoalitionFounded(coalition, founder));
    within.run();
  }

  /** Only while founding does the operator act as the coalition's administrator. */
  static Acting founder(Acting acting, Coalition coalition) {
    return new Acting(
        coalition,
        acting.person(),
        null,
        null,
        acting.personName(),
        acting.organizationName(),
        Set.of(Role.ADMINISTRATOR),
        acting.origin());
  }

  private void addUsualOffices(Acting founder) {
    var organ = new Organ(FreshId.next(), LocalizedText.of("คณะกรรมการ", "Committee"), 1);
    organs.addOrgan(founder, organ);
    var usual =
        List.of(
            office(organ, "ประธาน", "Chair", OfficeKind.CHAIR, 1),
            office(organ, "รองประธาน", "Vice-chair", OfficeKind.VICE_CHAIR, 2),
            office(organ, "เลขาธิการ", "Secretary-General", OfficeKind.SECRETARY, 3));
    usual.forEach(office -> organs.addOffice(founder, office));
  }

  private static Office office(
      Organ organ, String th, @Nullable String en, OfficeKind kind, int position) {
    return new Office(
        FreshId.next(),
        Objects.requireNonNull(organ.id()),
        LocalizedText.of(th, en),
        kind,
        1,
        position);
  }
}
