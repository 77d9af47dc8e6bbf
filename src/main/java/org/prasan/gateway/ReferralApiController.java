package org.prasan.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.referral.Fault;
import org.prasan.referral.ReferralAsked;
import org.prasan.referral.ReferralGate;
import org.prasan.referral.ReferralShown;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.web.Permit;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Referrals for programs, as {@code gateway/openapi.yaml} describes them. Whoever comes may knock;
 * the token and its scope say what is done.
 */
@Controller
@RefusalsNoted("referral")
class ReferralApiController {
  private static final String ALL = "/api/referral/v1/{slug}";
  private static final String ONE = ALL + "/referrals/{id}";
  private static final String STEP_ID = "Step-Id";
  private static final Set<String> OF_BOXES = Set.of("seat", "state", "turn", "after");
  private static final Set<String> OF_SEARCH = Set.of("q", "need", "district", "after");

  private final ProgramDoor door;
  private final ReferralGate gate;
  private final Tagged tagged;

  ReferralApiController(ProgramDoor door, ReferralGate gate, Tagged tagged) {
    this.door = door;
    this.gate = gate;
    this.tagged = tagged;
  }

  /** What a deed led to. */
  record Stands(UUID id, String state) {}

  /** A message as it is sent. */
  record Message(@Nullable String text) {
    @Override
    public String toString() {
      return "Message[…]";
    }
  }

  @GetMapping("/api/referral/v1/openapi.yaml")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<Resource> description() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/yaml"))
        .body(new ClassPathResource("gateway/openapi.yaml"));
  }

  @PostMapping(ALL + "/referrals")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<Stands> write(
      @PathVariable String slug,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody ReferralAsked.Fresh fresh,
      HttpServletRequest request) {
    return writing(
        request,
        slug,
        acting -> {
          var id = named(key);
          var state = done(key, "Idempotency-Key", gate.write(acting, id, fresh));
          return ResponseEntity.status(HttpStatus.CREATED)
              .header(
                  HttpHeaders.LOCATION,
                  "/api/referral/v1/" + acting.coalition().slug() + "/referrals/" + id)
              .body(new Stands(id, state));
        });
  }

  @GetMapping(ONE)
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<byte[]> show(
      @PathVariable String slug, @PathVariable UUID id, HttpServletRequest request) {
    return tagged.answer(
        request,
        door.read(
            request,
            slug,
            Scope.READ,
            acting ->
                gate.one(acting, id)
                    .<Object>map(whole -> whole)
                    .or(() -> gate.trace(acting, id))
                    .orElseThrow(ReferralApiController::notThere)));
  }

  @PostMapping(ONE + "/consent")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<Stands> agree(
      @PathVariable String slug,
      @PathVariable UUID id,
      @RequestHeader(name = STEP_ID, required = false) @Nullable String key,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestBody ReferralAsked.Agreed agreed,
      HttpServletRequest request) {
    return writing(
        request,
        slug,
        acting ->
            stands(id, done(key, STEP_ID, gate.agree(acting, id, named(key), version, agreed))));
  }

  /** What a refusal tells of a client is told once that was written down, and not without. */
  private <R> R writing(HttpServletRequest request, String slug, Function<Acting, R> work) {
    try {
      return door.change(request, slug, Scope.WRITE, work);
    } catch (Refused refused) {
      var client = refused.client();
      if (client != null) door.change(request, slug, Scope.WRITE, noting(client));
      throw refused;
    }
  }

  private Function<Acting, UUID> noting(UUID client) {
    return acting -> {
      gate.told(acting, client);
      return client;
    };
  }

  @PostMapping(ONE + "/steps")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<Stands> take(
      @PathVariable String slug,
      @PathVariable UUID id,
      @RequestHeader(name = STEP_ID, required = false) @Nullable String key,
      @RequestBody ReferralAsked.Taken taken,
      HttpServletRequest request) {
    return deed(request, slug, id, key, acting -> gate.take(acting, id, named(key), taken));
  }

  /** That they were opened is written down, so it is no plain reading. */
  @GetMapping(ONE + "/details")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<?> details(
      @PathVariable String slug, @PathVariable UUID id, HttpServletRequest request) {
    return door.change(
        request,
        slug,
        Scope.DETAILS,
        acting ->
            ResponseEntity.ok(
                gate.details(acting, id).orElseThrow(ReferralApiController::notThere)));
  }

  @GetMapping(ONE + "/messages")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<?> said(
      @PathVariable String slug, @PathVariable UUID id, HttpServletRequest request) {
    return door.read(
        request,
        slug,
        Scope.READ,
        acting ->
            ResponseEntity.ok(
                Map.of(
                    "items", gate.said(acting, id).orElseThrow(ReferralApiController::notThere))));
  }

  @PostMapping(ONE + "/messages")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<Stands> say(
      @PathVariable String slug,
      @PathVariable UUID id,
      @RequestHeader(name = STEP_ID, required = false) @Nullable String key,
      @RequestBody Message message,
      HttpServletRequest request) {
    return deed(request, slug, id, key, acting -> gate.say(acting, id, named(key), message.text()));
  }

  @GetMapping(ALL + "/inbox")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<byte[]> inbox(
      @PathVariable String slug,
      @RequestParam(required = false) @Nullable String seat,
      @RequestParam(required = false) @Nullable List<String> state,
      @RequestParam(required = false) @Nullable String turn,
      @RequestParam(required = false) @Nullable String after,
      HttpServletRequest request) {
    var filter = filter(seat, state, turn, after);
    return list(request, slug, OF_BOXES, acting -> gate.inbox(acting, filter));
  }

  @GetMapping(ALL + "/sent")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<byte[]> sent(
      @PathVariable String slug,
      @RequestParam(required = false) @Nullable String seat,
      @RequestParam(required = false) @Nullable List<String> state,
      @RequestParam(required = false) @Nullable String turn,
      @RequestParam(required = false) @Nullable String after,
      HttpServletRequest request) {
    var filter = filter(seat, state, turn, after);
    return list(request, slug, OF_BOXES, acting -> gate.sent(acting, filter));
  }

  @GetMapping(ALL + "/search")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<byte[]> search(
      @PathVariable String slug,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String need,
      @RequestParam(required = false) @Nullable String district,
      @RequestParam(required = false) @Nullable String after,
      HttpServletRequest request) {
    var filter = new ReferralAsked.Filter(null, List.of(), null, q, need, district, after);
    return list(request, slug, OF_SEARCH, acting -> gate.search(acting, filter));
  }

  /** By what else it is asked for is refused: it would list more than the program believes. */
  private ResponseEntity<byte[]> list(
      HttpServletRequest request,
      String slug,
      Set<String> filters,
      Function<Acting, ReferralGate.Listed> list) {
    return tagged.answer(
        request,
        door.read(
            request,
            slug,
            Scope.READ,
            acting ->
                listed(others(filters, request.getParameterMap().keySet()), list.apply(acting))));
  }

  private static List<Fault> others(Set<String> known, Set<String> asked) {
    return asked.stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .map(name -> new Fault(name, "referral.wrong.unknown", List.of(name)))
        .toList();
  }

  @GetMapping(ALL + "/codes")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<byte[]> codes(@PathVariable String slug, HttpServletRequest request) {
    return tagged.answer(request, door.read(request, slug, Scope.READ, gate::codes));
  }

  /** Of confidential services it is written down that they were listed: no plain reading. */
  @GetMapping(ALL + "/seats")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<?> seats(@PathVariable String slug, HttpServletRequest request) {
    return door.change(
        request,
        slug,
        Scope.READ,
        acting -> ResponseEntity.ok(Map.of("items", gate.seats(acting))));
  }

  /** Whatever else a program looks for here. */
  @RequestMapping("/api/referral/**")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<Stands> nothing() {
    throw notThere();
  }

  private ResponseEntity<Stands> deed(
      HttpServletRequest request,
      String slug,
      UUID id,
      @Nullable String key,
      Function<Acting, ReferralGate.Answer> deed) {
    return door.change(
        request, slug, Scope.ACT, acting -> stands(id, done(key, STEP_ID, deed.apply(acting))));
  }

  private static ResponseEntity<Stands> stands(UUID id, String state) {
    return ResponseEntity.ok(new Stands(id, state));
  }

  /**
   * Without a key everything is taken back, and what else is wrong is named with it; nothing that
   * tells of a client.
   */
  private static String done(@Nullable String key, String header, ReferralGate.Answer answer) {
    if (read(key) != null) return done(answer);
    var faults = new ArrayList<>(List.of(new Fault(header, "gateway.no-key", List.of())));
    if (answer instanceof ReferralGate.Answer.Wrong(var others)) faults.addAll(others);
    throw Refused.wrong(faults);
  }

  private static String done(ReferralGate.Answer answer) {
    return switch (answer) {
      case ReferralGate.Answer.Done(var state) -> state;
      case ReferralGate.Answer.NotThere _ -> throw notThere();
      case ReferralGate.Answer.Wrong(var faults) -> throw Refused.wrong(faults);
      case ReferralGate.Answer.Telling(var faults, var client) ->
          throw Refused.telling(faults, client);
      case ReferralGate.Answer.Refused(var key) -> throw Refused.because(HttpStatus.CONFLICT, key);
      case ReferralGate.Answer.OpenAlready(var open) -> throw Refused.besides(open);
    };
  }

  private static ReferralShown.Page listed(List<Fault> others, ReferralGate.Listed listed) {
    return switch (listed) {
      case ReferralGate.Listed.Found(var page) when others.isEmpty() -> page;
      case ReferralGate.Listed.Found _ -> throw Refused.wrong(others);
      case ReferralGate.Listed.Wrong(var faults) ->
          throw Refused.wrong(Stream.concat(others.stream(), faults.stream()).toList());
    };
  }

  /** A drawn one where there is none, under which nothing stays. */
  private static UUID named(@Nullable String key) {
    var read = read(key);
    return read == null ? FreshId.next() : read;
  }

  /** None that is one is the same as none at all. */
  private static @Nullable UUID read(@Nullable String key) {
    try {
      return key == null ? null : UUID.fromString(key);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static ReferralAsked.Filter filter(
      @Nullable String seat,
      @Nullable List<String> states,
      @Nullable String turn,
      @Nullable String after) {
    return new ReferralAsked.Filter(seat, orNone(states), turn, null, null, null, after);
  }

  private static List<String> orNone(@Nullable List<String> words) {
    return words == null ? List.of() : words;
  }

  private static Refused notThere() {
    return Refused.with(HttpStatus.NOT_FOUND);
  }
}
