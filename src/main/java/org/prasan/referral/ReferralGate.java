package org.prasan.referral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.client.ClientId;
import org.prasan.client.ClientWords;
import org.prasan.client.Clients;
import org.prasan.client.DataGroup;
import org.prasan.directory.Needs;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.FormCheck;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.FieldError;

/**
 * Referrals for programs: the same use cases, rules and walls as behind the pages. All of a request
 * runs in one transaction of the caller, who takes back everything when something is refused.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ReferralGate {
  private static final Set<Step> ELSEWHERE =
      EnumSet.of(Step.SAVE, Step.OFFER, Step.REOFFER, Step.WRITE, Step.EXPIRE);

  private static final Fault NO_VERSION = Fault.of("version", "web.wrong.empty");

  private final WriteReferral write;
  private final RecordConsent record;
  private final WitnessApart apart;
  private final TakeStep take;
  private final SendMessage message;
  private final ReadReferral read;
  private final ProgramLists lists;
  private final ProgramSeats seats;
  private final AskedBefore before;
  private final Needs needs;
  private final Clients clients;
  private final ClientWords words;
  private final ReferralClock clock;

  ReferralGate(
      WriteReferral write,
      RecordConsent record,
      WitnessApart apart,
      TakeStep take,
      SendMessage message,
      ReadReferral read,
      ProgramLists lists,
      ProgramSeats seats,
      AskedBefore before,
      Needs needs,
      Clients clients,
      ClientWords words,
      ReferralClock clock) {
    this.write = write;
    this.record = record;
    this.apart = apart;
    this.take = take;
    this.message = message;
    this.read = read;
    this.lists = lists;
    this.seats = seats;
    this.before = before;
    this.needs = needs;
    this.clients = clients;
    this.words = words;
    this.clock = clock;
  }

  /** What became of something a program wanted to do. */
  public sealed interface Answer {
    record Done(String state) implements Answer {}

    record NotThere() implements Answer {}

    /** Something is wrong with what was sent. */
    record Wrong(List<Fault> faults) implements Answer {}

    /**
     * What is wrong tells something of the client, so that it is said once that is written down.
     *
     * @see #told
     */
    record Telling(List<Fault> faults, UUID client) implements Answer {}

    /**
     * It cannot be done as the referral stands.
     *
     * @param key of the sentence that says why
     */
    record Refused(String key) implements Answer {}

    /**
     * The client was referred to that seat before, for the same need.
     *
     * @param open the organization's own referral that has not ended yet
     */
    record OpenAlready(UUID open) implements Answer {}
  }

  /** What a program is shown that asks for a list. */
  public sealed interface Listed {
    record Found(ReferralShown.Page page) implements Listed {}

    /** Something that it asks for is not known. */
    record Wrong(List<Fault> faults) implements Listed {}
  }

  /** Under the same id it is written once, and nothing else is taken for it. */
  public Answer write(Acting acting, UUID id, ReferralAsked.Fresh fresh) {
    var errors = new BeanPropertyBindingResult(fresh, "referral");
    var check = new FormCheck(errors);
    var client = id(fresh.client(), "client", check);
    var seat = id(fresh.seat(), "seat", check);
    var service =
        FormCheck.plain(fresh.service()).isEmpty() ? null : id(fresh.service(), "service", check);
    var place = service == null ? String.valueOf(seat) : seat + "/" + service;
    unknown("needs", fresh.needs(), this::need, check);
    unknown("groups", fresh.groups(), ReferralGate::group, check);
    var asked =
        new AskedForm(
                id,
                0,
                place,
                fresh.urgency(),
                fresh.needs(),
                fresh.groups(),
                fresh.reason(),
                null,
                null,
                null,
                fresh.besides())
            .read(place::equals, known(), check);
    if (asked == null || client == null) return wrong(errors);
    var known = read.bare(acting, new ReferralId(id)).filter(Seen::sends).orElse(null);
    if (known != null)
      return before.same(acting, known, client, asked, fresh.consent())
          ? new Answer.Done(known.referral().state().name())
          : new Answer.Wrong(List.of(Fault.of("Idempotency-Key", "referral.wrong.other-body")));
    var open = fresh.wantedBesides() ? null : read.stillOpen(acting, new ClientId(client), asked);
    if (open != null) return new Answer.OpenAlready(open.id().value());
    var outcome = write.writeNew(acting, new ReferralId(id), new ClientId(client), asked);
    boolean written = outcome instanceof Outcome.Done(var state) && state == State.DRAFT;
    return written && fresh.consent() != null
        ? agreed(acting, new ReferralId(id), fresh.consent())
        : answer(outcome);
  }

  private static void unknown(
      String field, @Nullable List<String> typed, Predicate<String> known, FormCheck check) {
    var unknown = new ArrayList<>(Objects.requireNonNullElse(typed, List.<String>of()));
    unknown.removeIf(word -> word != null && known.test(word));
    if (!unknown.isEmpty())
      check.wrong(
          field,
          Sought.UNKNOWN,
          unknown.stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }

  /** A need that was once offered is left out; what never was one is a mistake. */
  private boolean need(String code) {
    return needs.term(code).isPresent();
  }

  /** Or less would be shared than the program believes. */
  private static boolean group(String word) {
    return Arrays.stream(DataGroup.values()).anyMatch(group -> group.name().equals(word));
  }

  private Set<String> known() {
    return needs.offered().stream().map(Needs.Term::code).collect(Collectors.toSet());
  }

  private Answer agreed(Acting acting, ReferralId id, ReferralAsked.Agreed consent) {
    var drawn =
        UUID.nameUUIDFromBytes(("ask " + id).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    var asked =
        take.take(acting, id, new Steps.Wanted(drawn, null, Step.ASK_CONSENT, null, "", null));
    if (!(asked instanceof Outcome.Done)) return answer(asked);
    var offer =
        UUID.nameUUIDFromBytes(("offer " + id).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return read.bare(acting, id)
        .map(seen -> offer(acting, seen, offer, seen.referral().version(), consent))
        .orElseThrow();
  }

  /** What was agreed to is recorded, and the referral is offered to the seat. */
  public Answer agree(
      Acting acting, UUID id, UUID form, @Nullable Integer version, ReferralAsked.Agreed consent) {
    return read.bare(acting, new ReferralId(id))
        .filter(Seen::sends)
        .map(seen -> offer(acting, seen, form, version, consent))
        .orElseGet(Answer.NotThere::new);
  }

  private Answer offer(
      Acting acting,
      Seen seen,
      UUID form,
      @Nullable Integer version,
      ReferralAsked.Agreed consent) {
    var referral = seen.referral();
    var errors = new BeanPropertyBindingResult(consent, "consent");
    var check = new FormCheck(errors);
    var sent =
        new ConsentForm(
            form,
            version,
            consent.purpose(),
            consent.basis(),
            consent.language(),
            consent.interpreter(),
            consent.givenBy(),
            consent.guardian(),
            consent.suspected() == null ? "" : consent.suspected() ? "YES" : "NO",
            consent.ground(),
            consent.paper(),
            consent.how(),
            consent.witness(),
            consent.witnessIs(),
            consent.until(),
            "");
    var agreed =
        sent.read(referral, words.languages(Locale.ENGLISH).keySet(), clock.today(), check);
    if (agreed == null) apart.tell(acting, referral.client(), sent, check);
    if (version == null)
      return new Answer.Wrong(
          Stream.concat(Stream.of(NO_VERSION), faults(errors).stream()).toList());
    if (agreed == null) return wrong(errors);
    before.onlySame(acting, seen, form, consent);
    var outcome = record.offer(acting, referral.id(), form, version, agreed);
    return outcome instanceof Outcome.NotOpen(var field, var key) && key.equals(WitnessApart.WRONG)
        ? new Answer.Telling(List.of(Fault.of(field, key)), referral.client().value())
        : answer(outcome);
  }

  /** That a program learned that a client goes by the name it sent. */
  public void told(Acting acting, UUID client) {
    clients.foundByName(acting, new ClientId(client));
  }

  /** Under the same id it is taken once, and nothing else is taken for it. */
  public Answer take(Acting acting, UUID id, UUID form, ReferralAsked.Taken taken) {
    var errors = new BeanPropertyBindingResult(taken, "step");
    var check = new FormCheck(errors);
    var step = step(taken.step());
    if (step == null) check.wrong("step", "web.wrong.choose");
    if (taken.version() == null) check.wrong(NO_VERSION.field(), NO_VERSION.key());
    if (!FormCheck.plain(taken.suggested()).isEmpty()) id(taken.suggested(), "suggested", check);
    var wanted =
        step == null
            ? null
            : new StepForm(form, taken.version(), taken.reason(), taken.words(), taken.suggested())
                .read(step, check);
    if (wanted == null) return wrong(errors);
    before.onlySame(acting, new ReferralId(id), wanted);
    return answer(take.take(acting, new ReferralId(id), wanted));
  }

  private static @Nullable Step step(@Nullable String word) {
    for (var step : Step.values())
      if (step.name().equals(word) && !ELSEWHERE.contains(step)) return step;
    return null;
  }

  public Answer say(Acting acting, UUID id, UUID message, @Nullable String text) {
    record Text(@Nullable String text) {}
    var errors = new BeanPropertyBindingResult(new Text(text), "message");
    var said = new FormCheck(errors).words("text", text, StepForm.LONGEST);
    return errors.hasErrors()
        ? wrong(errors)
        : answer(this.message.write(acting, new ReferralId(id), message, said));
  }

  /** Empty for whoever has nothing to do with it. */
  public Optional<ReferralShown.Whole> one(Acting acting, UUID id) {
    return read.bare(acting, new ReferralId(id)).map(this::whole);
  }

  /** Where it went on to another seat. */
  public Optional<ReferralShown.Trace> trace(Acting acting, UUID id) {
    return read.trace(acting, new ReferralId(id)).stream()
        .reduce((earlier, later) -> later)
        .map(
            one ->
                new ReferralShown.Trace(
                    id, one.code(), one.state().name(), one.sender().value(), one.offered()));
  }

  private ReferralShown.Whole whole(Seen seen) {
    var referral = seen.referral();
    var consent = seen.consent();
    var service = referral.address().service();
    boolean triage = seen.reading().atLeast(Reading.TRIAGE);
    return new ReferralShown.Whole(
        referral.id().value(),
        referral.code(),
        referral.state().name(),
        seen.reading().name(),
        referral.version(),
        referral.sender().value(),
        referral.address().receiver().value(),
        referral.address().seat().value(),
        triage && service != null ? service.value() : null,
        triage ? referral.urgency().name() : null,
        triage ? ProgramLists.card(referral) : null,
        consent != null && readsConsent(seen) ? agreed(consent) : null,
        seen.entries().stream().map(ReferralGate::happened).toList(),
        seen.offered(clock.today()).stream()
            .filter(step -> !ELSEWHERE.contains(step))
            .map(Enum::name)
            .toList(),
        seen.recalled(),
        referral.erased(),
        referral.written(),
        referral.changed());
  }

  /** Until a seat has accepted it knows neither on what ground nor of what it will read. */
  private static boolean readsConsent(Seen seen) {
    return seen.reading() == Reading.SEALED
        || (seen.reading() == Reading.TRIAGE && seen.parties().stream().anyMatch(Party::sends));
  }

  private ReferralShown.Agreed agreed(Consent consent) {
    return new ReferralShown.Agreed(
        consent.groups().stream().map(Enum::name).sorted().toList(),
        consent.purpose().name(),
        consent.basis().name(),
        consent.until(),
        consent.inForce(clock.today()));
  }

  private static ReferralShown.Happened happened(Entry entry) {
    return new ReferralShown.Happened(
        entry.id(),
        ((Enum<?>) entry.what()).name(),
        entry.state().name(),
        entry.party().name(),
        entry.reason(),
        entry.suggested() == null ? null : entry.suggested().value(),
        entry.at());
  }

  /** Empty unless the organization may open them now; that they were opened is written down. */
  public Optional<ReferralShown.Details> details(Acting acting, UUID id) {
    return read.details(acting, new ReferralId(id))
        .map(
            details ->
                new ReferralShown.Details(
                    id,
                    details.referral().code(),
                    details.snapshot().taken(),
                    details.snapshot().reason(),
                    details.snapshot().lines().stream()
                        .map(
                            line ->
                                new ReferralShown.Told(
                                    line.group().name(),
                                    line.detail() == null ? null : line.detail().name(),
                                    line.text()))
                        .toList(),
                    details.fingerprint()));
  }

  /** What was said with steps and in messages, the oldest first. */
  public Optional<List<ReferralShown.Said>> said(Acting acting, UUID id) {
    return read.one(acting, new ReferralId(id))
        .filter(seen -> seen.reading().atLeast(Reading.TRIAGE))
        .map(ReferralGate::said);
  }

  private static List<ReferralShown.Said> said(Seen seen) {
    var said = new ArrayList<ReferralShown.Said>();
    for (var entry : seen.entries()) {
      var text = seen.said().get(entry.id());
      if (text != null)
        said.add(
            new ReferralShown.Said(
                entry.id(),
                ((Enum<?>) entry.what()).name(),
                entry.actedFor() == null ? null : entry.actedFor().value(),
                text,
                entry.at()));
    }
    for (var one : seen.talk())
      said.add(
          new ReferralShown.Said(one.id(), null, one.actedFor().value(), one.text(), one.at()));
    said.sort(Comparator.comparing(ReferralShown.Said::at));
    return said;
  }

  /** What may stand where a need, a district or a language is asked for. */
  public ReferralShown.Codes codes(Acting acting) {
    acting.require(Action.SEE_REFERRALS);
    var coalition = acting.coalitionId();
    return new ReferralShown.Codes(
        needs.offered().stream()
            .map(
                term ->
                    new ReferralShown.Need(
                        term.code(),
                        term.parent(),
                        new ReferralShown.Name(term.name().th(), term.name().en())))
            .toList(),
        codes(language -> words.districts(coalition, language)),
        codes(words::languages));
  }

  private static List<ReferralShown.Code> codes(Function<Locale, Map<String, String>> words) {
    var english = words.apply(Locale.ENGLISH);
    return words.apply(Locale.of("th")).entrySet().stream()
        .map(
            word ->
                new ReferralShown.Code(
                    word.getKey(),
                    new ReferralShown.Name(word.getValue(), english.get(word.getKey()))))
        .toList();
  }

  /** To which seats the organization may refer. */
  public List<ReferralShown.Seat> seats(Acting acting) {
    return seats.all(acting);
  }

  /** What came to the seats of the organization. */
  public Listed inbox(Acting acting, ReferralAsked.Filter filter) {
    return listed(acting, filter, sought -> lists.received(acting, sought));
  }

  public Listed sent(Acting acting, ReferralAsked.Filter filter) {
    return listed(acting, filter, sought -> lists.sent(acting, sought));
  }

  /** By its code, or by what is needed and where, among those one may read at least the card of. */
  public Listed search(Acting acting, ReferralAsked.Filter filter) {
    return listed(acting, filter, sought -> found(acting, sought, FormCheck.plain(filter.q())));
  }

  private Listed listed(
      Acting acting, ReferralAsked.Filter filter, Function<Sought, ReferralShown.Page> list) {
    var errors = new BeanPropertyBindingResult(filter, "filter");
    var districts =
        filter.district() == null
            ? Set.<String>of()
            : words.districts(acting.coalitionId(), Locale.ENGLISH).keySet();
    var sought = Sought.read(filter, this::need, districts, new FormCheck(errors));
    return sought == null ? new Listed.Wrong(faults(errors)) : new Listed.Found(list.apply(sought));
  }

  private ReferralShown.Page found(Acting acting, Sought sought, String typed) {
    var code = ReferralCode.read(typed);
    if (code != null) return lists.coded(acting, code);
    var need = sought.need();
    boolean any = need == null && typed.isEmpty();
    var codes = new HashSet<String>(need == null ? List.of() : needs.within(need));
    if (!typed.isEmpty() && need == null) codes.addAll(needs.called(typed));
    else if (!typed.isEmpty()) codes.retainAll(needs.called(typed));
    return codes.isEmpty() && !any
        ? new ReferralShown.Page(List.of(), null)
        : lists.found(acting, sought, codes);
  }

  private static @Nullable UUID id(@Nullable String typed, String field, FormCheck check) {
    try {
      return UUID.fromString(FormCheck.plain(typed));
    } catch (IllegalArgumentException e) {
      check.wrong(field, "web.wrong.choose");
      return null;
    }
  }

  private static Answer wrong(BeanPropertyBindingResult errors) {
    return new Answer.Wrong(faults(errors));
  }

  private static List<Fault> faults(BeanPropertyBindingResult errors) {
    return errors.getFieldErrors().stream().map(ReferralGate::fault).toList();
  }

  private static Fault fault(FieldError error) {
    var arguments = error.getArguments();
    return Fault.of(
        error.getField(),
        Objects.requireNonNull(error.getCode()),
        arguments == null ? new Object[0] : arguments);
  }

  private static Answer answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(var state) -> new Answer.Done(state.name());
      case Outcome.NotThere _ -> new Answer.NotThere();
      case Outcome.Refused(var why, var _) -> new Answer.Refused(why.key());
      case Outcome.ChangedMeanwhile _ -> new Answer.Refused("referral.wrong.changed");
      case Outcome.NoConsent _ -> new Answer.Refused("referral.wrong.no-consent");
      case Outcome.NotOpen(var field, var key) -> new Answer.Wrong(List.of(Fault.of(field, key)));
    };
  }
}
