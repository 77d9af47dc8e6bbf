package org.prasan.referral;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.prasan.Asked;
import org.prasan.Asking;
import org.prasan.Scene;
import org.prasan.TestClock;
import org.prasan.WrittenDeeds;
import org.prasan.client.ClientId;
import org.prasan.client.ClientScenes;
import org.prasan.client.Detail;
import org.prasan.report.ReportScenes;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

/** With these, everything that is asked for around clients, referrals and their numbers. */
@TestComponent
class FurtherDeeds {
  private static final String ID = "[0-9a-f-]{36}";

  /** The form whose answer was lost opens it once more. */
  private static final Pattern OPENED = Pattern.compile("audit\\..*|referral\\.client_link");

  /** It is shown after it was done, and stays done also where it cannot be shown. */
  private static final Pattern DONE = Pattern.compile(".*");

  private static final String PAGE = "name=\"page\" value=\"([^\"]+)\"";
  private static final String PUBLISH = "/numbers/publication/publish?period=";
  private static final String TAKE_BACK = "/numbers/publication/take-back";
  private static final Map<Detail, String> KNOWN =
      Map.of(
          Detail.NAME_TH, "เอื้องคำ ดอยสูง",
          Detail.CHANNEL, "PHONE",
          Detail.PHONE, "081 234 5678");

  private static final String OF_CLIENTS =
      """
      worker reads /clients/{client}/close
      worker reads /clients/{client}/erase
      worker reads /clients/{client}/triage
      worker reads /clients/{client}/screening
      worker reads /clients/{client}/contact
      worker reads /clients/{client}/identity
      worker reads /clients/{client}/story
      worker reads /clients/{client}/health
      worker reads /clients/{client}/legal
      worker reads /clients/{closed}/keep
      worker reads /clients/{closed}/hold
      worker reads /clients/new
      worker reads /clients/questions
      worker sends /clients/new id=#&needs=shelter&sex=FEMALE&born=2554
      worker sends /clients/{client}/notes id=#&text=เยี่ยมแล้ว
      worker sends /clients/{client}/contact version={version}&channel=PHONE&phone=081 234 9999
      worker sends /clients/{client}/identity version={version}&nameTh=มะลิ ดอยสูง&born=2554
      worker sends /clients/{client}/health version={version}&health=ดีขึ้น
      worker sends /clients/{client}/legal version={version}&legal=ยื่นคำร้องแล้ว
      worker sends /clients/{closed}/reopen
      worker sends /clients/{closed}/hold why=COURT_CASE
      worker sends /clients/{held}/hold/end
      worker sends /clients/{closed}/keep until={until}&months=6&why=COURT_CASE
      director sends /clients/keeping months=12
      worker asks /clients/{client}/screening category=TRAFFICKING
      worker sends /clients/{client}/screening/answers version=2026.1&category=TRAFFICKING&answer=#&q.act.recruited=YES
      seat sends {question} answer=yes
      worker reads /clients/{client}/papers/{paper}
      worker sends /clients/{client}/papers/{paper}/remove
      """;

  private static final String OF_REFERRALS =
      """
      worker reads /referrals
      worker reads /referrals/sent
      worker reads /referrals/new?client={told}
      worker reads /referrals/{accepted}/details
      worker reads /referrals/{draft}/edit
      worker reads /referrals/{declined}/elsewhere
      worker reads /referrals/{pending}/consent/paper?purpose=GIVE_THE_SERVICE&until=31/12/2569
      worker reads /referrals/{offered}/steps/withdraw
      worker reads /referrals/{offered}/milestones
      worker reads /referrals/{pending}/papers
      worker reads /referrals/{pending}/papers/{paper}
      worker reads /referrals/{accepted}/evidence/{proof}
      worker reads /referrals/offline
      worker reads /referrals/offline/state.json
      worker reads /referrals/offline/choices.json
      worker reads /referrals/practice
      worker reads /statements/{told}/paper.pdf
      seat reads /referrals
      seat reads /referrals/{accepted}/details
      seat reads /referrals/{offered}/emergency
      seat reads /referrals/{offered}/steps/decline
      seat reads /referrals/{recalled}/destroyed
      worker asks /referrals/{pending}/consent/text purpose=GIVE_THE_SERVICE&until=31/12/2569
      worker sends /referrals/{accepted}/messages id=#&text=เธอถึงพรุ่งนี้เช้า
      worker sends /referrals/{draft}/edit {asked}&seat={seat}
      worker sends /referrals/{declined}/elsewhere {asked}&seat={another}
      worker sends /referrals/{pending}/papers/{paper}/remove
      seat sends /referrals/{recalled}/destroyed id=#&ground=KEPT_LAW
      worker sends /referrals/{draft}/steps/ask-consent {step}
      seat sends /referrals/{offered}/steps/accept {step}
      seat sends /referrals/{offered}/steps/decline {step}&reason=NO_CAPACITY
      seat sends /referrals/{offered}/steps/request-information {step}
      worker sends /referrals/{queried}/steps/answer-information {step}
      seat sends /referrals/{accepted}/steps/start-service {step}
      seat sends /referrals/{accepted}/steps/waitlist {step}
      seat sends /referrals/{accepted}/steps/report-no-contact {step}
      seat sends /referrals/{accepted}/steps/return {step}&reason=NO_CAPACITY
      seat sends /referrals/{served}/steps/report-outcome {step}&reason=SERVED
      worker sends /referrals/{reported}/steps/confirm-close {step}
      worker sends /referrals/{reported}/steps/dispute {step}
      worker sends /referrals/{over}/steps/reopen {step}
      seat sends /referrals/{offered}/steps/escalate {step}
      worker sends /referrals/{offered}/steps/withdraw {step}
      office reads /referrals/review
      office reads /referrals/review/{disputed}
      office reads /referrals/review/{disputed}/steps/settle-dispute
      office reads /referrals/review/emergencies/{urgent}
      office sends /referrals/review/{disputed}/steps/settle-dispute {step}&reason=SERVED
      office sends /referrals/review/{escalated}/steps/stand-down {step}
      officer sends /referrals/review/emergencies/{urgent} verdict=yes&words=เร่งด่วนจริง
      """;

  private static final String OUTSIDE =
      """
      worker reads /outside/new?client={told}
      worker reads /outside/{written}/consent
      worker reads /outside/{written}/consent/paper
      worker reads /outside/{agreed}/outcome
      worker reads /outside/{signed}/evidence/{proof}
      worker asks /outside/{written}/consent/text purpose=GIVE_THE_SERVICE&until=31/12/2569
      worker asks /outside/{agreed}/locked
      worker asks /outside/{agreed}/locked.pdf password={password}
      """;

  private static final String PRACTISING =
      """
      worker sends /referrals/practice id=#&scenario=GIRL_NEEDS_SHELTER
      worker sends /referrals/practice/{practised}/other what=ACCEPTS
      worker sends /referrals/practice/{practised}/end
      worker sends /statements/{given}/link/end
      """;

  private static final String NUMBERS =
      """
      secretary reads /numbers/publication?period={year}
      secretary reads /numbers/publication/publish?period={year}
      secretary reads /numbers/needs/export/xlsx?period={year}
      secretary reads /numbers/publication/needs/export/xlsx?period={year}
      worker reads /numbers
      worker reads /numbers/own-cases
      director reads /tokens/new
      director reads /tokens/{token}/revoke
      """;

  private final GuardedDeeds deeds;
  private final Asking asking;
  private final ReferralScenes referrals;
  private final ClientScenes clients;
  private final ReportScenes reports;
  private final Practise practise;
  private final Emergencies emergencies;
  private final TestClock clock;
  private final MockMvcTester pages;
  private final JsonMapper json;

  FurtherDeeds(
      GuardedDeeds deeds,
      Asking asking,
      ReferralScenes referrals,
      ClientScenes clients,
      ReportScenes reports,
      Practise practise,
      Emergencies emergencies,
      TestClock clock,
      MockMvcTester pages,
      JsonMapper json) {
    this.deeds = deeds;
    this.asking = asking;
    this.referrals = referrals;
    this.clients = clients;
    this.reports = reports;
    this.practise = practise;
    this.emergencies = emergencies;
    this.clock = clock;
    this.pages = pages;
    this.json = json;
  }

  List<Asked> all(GuardedDeeds.Sides both) {
    var sides = both.people();
    clients.kept(sides.sender(), 24);
    var year = reports.countedYear(sides.sender());
    var written = written(sides).to("year", () -> year);
    var all = new ArrayList<Asked>();
    for (var lines : List.of(OF_CLIENTS, OF_REFERRALS, OUTSIDE, PRACTISING, NUMBERS))
      all.addAll(written.read(lines));
    all.add(elsewhere(sides.sender()));
    all.addAll(ofProofs(sides));
    all.add(
        new Asked("bring in what was written offline", Asked.NOTHING, () -> () -> brought(sides)));
    all.addAll(late(sides));
    all.addAll(ofTheClient(sides));
    all.addAll(published(sides.sender(), year));
    return all;
  }

  private WrittenDeeds written(ReferralScenes.Sides sides) {
    var sender = sides.sender();
    var receiver = sides.receiver();
    var office = sender.beside();
    return deeds
        .written(sides)
        .by("secretary", sender, Role.SECRETARY)
        .by("office", office, Role.SECRETARY)
        .by("officer", office, Role.OFFICER)
        .to("closed", () -> closed(sender))
        .to("held", () -> held(sender))
        .to("question", () -> question(sender, receiver))
        .to("another", () -> referrals.seat(receiver))
        .to("declined", () -> declined(sides))
        .to("recalled", () -> recalled(sides))
        .to("queried", () -> after(receiver, referrals.offered(sides), Step.REQUEST_INFORMATION))
        .to("served", () -> after(receiver, referrals.accepted(sides), Step.START_SERVICE))
        .to("reported", () -> reported(sides))
        .to("over", () -> after(sender, reported(sides), Step.CONFIRM_CLOSE))
        .to("disputed", () -> after(sender, reported(sides), Step.DISPUTE))
        .to("escalated", () -> after(receiver, referrals.offered(sides), Step.ESCALATE))
        .to("urgent", () -> urgent(sides))
        .to("signed", () -> deeds.signedOutside(sides))
        .to("practised", () -> practised(sides))
        .to("given", () -> give(own(sides)).client())
        .saying("paper", shelf -> kept(sender, shelf, shelf))
        .saying("proof", shelf -> kept(sender, shelf, listed(shelf)))
        .saying("until", page -> Asking.found(page(sender, page), hidden("until")))
        .saying("password", file -> password(sender, file.replace(".pdf", "")))
        .saying("step", "id=#&version={version}&words=" + ReferralScenes.WORDS)
        .saying(
            "asked",
            "id=#&version={version}&needs=shelter&groups=IDENTITY&urgency=URGENT&flags=NO_CALLS"
                + "&flagsShown=NO_CALLS&reason="
                + ReferralScenes.REASON);
  }

  private ClientId closed(Scene scene) {
    var id = clients.client(scene, ReferralScenes.TOLD);
    clients.close(scene, id);
    return id;
  }

  private ClientId held(Scene scene) {
    var id = closed(scene);
    deeds.send(scene, "/clients/" + id + "/hold", "why=COURT_CASE");
    return id;
  }

  private Asked elsewhere(Scene sender) {
    return new Asked(
        "ask whether a client is known elsewhere",
        Asked.NOTHING,
        () -> {
          var asker = anotherOf(sender);
          var id = clients.client(sender, KNOWN);
          return () -> elsewhere(asker, id);
        });
  }

  /** Nobody asks more than a few times a day. */
  private static Scene anotherOf(Scene scene) {
    var other = scene.within(scene.organization());
    other.person(Role.CASE_WORKER);
    return other;
  }

  private Asked.Request elsewhere(Scene asker, ClientId id) {
    var form = Asking.typed("form=#");
    return asking.form(asker, Role.CASE_WORKER, "/clients/" + id + "/elsewhere", form);
  }

  /** Where the other organization answers it. */
  private String question(Scene sender, Scene receiver) {
    clients.client(receiver, KNOWN);
    elsewhere(anotherOf(sender), clients.client(sender, KNOWN)).exchange();
    clients.compare(sender);
    return Asking.found(page(receiver, "/clients/questions"), "(/clients/questions/" + ID + ")");
  }

  private List<Asked> ofProofs(ReferralScenes.Sides sides) {
    var sender = sides.sender();
    return List.of(
        new Asked(
            "keep how consent is proved",
            Asked.NOTHING,
            () -> {
              var id = referrals.accepted(sides);
              return () -> deeds.paper(sender, "/referrals/" + id + "/evidence");
            }),
        new Asked(
            "keep how consent outside is proved",
            Asked.NOTHING,
            () -> {
              var id = deeds.signedOutside(sides);
              return () -> deeds.paper(sender, "/outside/" + id + "/evidence");
            }));
  }

  /** A paper that was put on the shelf, as the list names it. */
  private String kept(Scene who, String shelf, String list) {
    var path = shelf.replaceFirst("/$", "");
    deeds.paper(who, path).exchange();
    return Asking.found(page(who, list.replaceFirst("/$", "")), path + "/(" + ID + ")\"");
  }

  private static String listed(String shelf) {
    var list = shelf.startsWith("/outside/") ? "/consent/paper" : "/papers";
    return shelf.replaceFirst("/evidence/$", list);
  }

  private static String hidden(String name) {
    return "name=\"" + name + "\" value=\"([^\"]+)\"";
  }

  private String password(Scene sender, String page) {
    var drawn = asking.form(sender, Role.CASE_WORKER, page, Map.of());
    return Asking.found(drawn, "id=\"file-password\">([^<]+)<");
  }

  private Asked.Request page(Scene who, String path) {
    return asking.page(who, Role.CASE_WORKER, path);
  }

  private ReferralId after(Scene who, ReferralId id, Step step) {
    referrals.take(who, Role.CASE_WORKER, id, step);
    return id;
  }

  private ReferralId reported(ReferralScenes.Sides sides) {
    var id = after(sides.receiver(), referrals.accepted(sides), Step.START_SERVICE);
    referrals.take(sides.receiver(), Role.CASE_WORKER, id, Step.REPORT_OUTCOME, "SERVED");
    return id;
  }

  private ReferralId declined(ReferralScenes.Sides sides) {
    var id = referrals.offered(sides);
    referrals.take(sides.receiver(), Role.CASE_WORKER, id, Step.DECLINE, "NO_CAPACITY");
    return id;
  }

  /** The receiver has a file of its own of somebody who took consent back. */
  private ReferralId recalled(ReferralScenes.Sides sides) {
    var id = referrals.accepted(sides);
    deeds.send(sides.receiver(), "/referrals/" + id + "/own-file", "");
    return after(sides.sender(), id, Step.WITHDRAW_CONSENT);
  }

  private Asked.Request brought(ReferralScenes.Sides sides) {
    var sender = sides.sender();
    return pages
            .post()
            .uri(sender.url("/referrals/offline"))
            .with(sender.as(Role.CASE_WORKER))
            .with(csrf())
            .contentType(MediaType.APPLICATION_JSON)
            .content(json.writeValueAsString(draft(sides)))
        ::exchange;
  }

  /** What a phone keeps that was written without network. */
  static Map<String, Object> draft(ReferralScenes.Sides sides) {
    var sender = sides.sender();
    return Map.ofEntries(
        Map.entry("id", UUID.randomUUID().toString()),
        Map.entry("client", ClientId.fresh().toString()),
        Map.entry("person", sender.person(Role.CASE_WORKER).toString()),
        Map.entry("organization", sender.organization().toString()),
        Map.entry("written", Instant.now().toString()),
        Map.entry("needs", List.of("shelter")),
        Map.entry("age", "FROM_15"),
        Map.entry("languages", List.of("ahk")),
        Map.entry("flags", List.of("NO_CALLS")),
        Map.entry("district", ""),
        Map.entry("seat", sides.seat().toString()),
        Map.entry("urgency", "URGENT"),
        Map.entry("reason", ReferralScenes.REASON),
        Map.entry("story", "เล่าที่ดอย"));
  }

  /** Three days later. */
  private List<Asked> late(ReferralScenes.Sides sides) {
    var receiver = sides.receiver();
    return List.of(
        new Asked(
            "read what is late",
            Asked.READINGS,
            () -> {
              var path = explained(receiver, referrals.offered(sides));
              return () -> later(page(receiver, path));
            }),
        new Asked(
            "say why it is late",
            Asked.NOTHING,
            () -> {
              var path = explained(receiver, referrals.offered(sides));
              return () ->
                  later(
                      asking.form(
                          receiver,
                          Role.CASE_WORKER,
                          path.replaceAll("[?].*", ""),
                          Asking.typed(
                              "id=#&reason=COULD_NOT_TRAVEL&words=รถเสียกลางทาง&"
                                  + path.replaceAll(".*[?]", ""))));
            }));
  }

  private String explained(Scene who, ReferralId id) {
    return Asking.found(
            later(page(who, "/referrals/" + id)), "(/referrals/" + id + "/late[?][^\"]+)\"")
        .replace("&amp;", "&")
        .replace("%3A", ":");
  }

  private Asked.Request later(Asked.Request request) {
    return () -> {
      clock.forward(Duration.ofHours(75));
      try {
        return request.exchange();
      } finally {
        clock.back();
      }
    };
  }

  private UUID urgent(ReferralScenes.Sides sides) {
    var receiver = sides.receiver();
    var id = deeds.opened(sides);
    return sides.sender().in(() -> emergencies.of(receiver.id(), id)).getFirst().id();
  }

  /** What a client does with the link, who has no account. */
  private List<Asked> ofTheClient(ReferralScenes.Sides sides) {
    return List.of(
        new Asked(
            "read the link",
            Asked.READINGS,
            () -> {
              var path = given(own(sides));
              return () -> page(sides.sender(), path);
            }),
        new Asked(
            "look at the door of a link",
            Asked.READINGS,
            () -> {
              var given = give(own(sides));
              return () -> pages.get().uri(given.path() + "/code")::exchange;
            }),
        new Asked(
            "open a link",
            OPENED,
            () -> {
              var given = give(own(sides));
              var page = given.door(pages);
              return () -> given.open(pages, page);
            }),
        new Asked(
            "take consent back by a link",
            DONE,
            () -> {
              var own = own(sides);
              var id = referrals.accepted(own);
              var given = give(own);
              var page = Asking.found(given.open(pages, given.door(pages)), PAGE);
              return () ->
                  given.send(
                      pages,
                      "/take-back",
                      Map.of("page", page, "id", id.toString(), "sure", "yes"));
            }));
  }

  /** A link as it was shown to the case worker. */
  private record Given(ClientId client, String path, String code) {
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    /** Whoever tries too often from one address has to wait. */
    private static MockHttpServletRequest fromElsewhere(MockHttpServletRequest request) {
      int number = ADDRESSES.incrementAndGet();
      request.setRemoteAddr("10.1.%d.%d".formatted(number / 250, number % 250 + 1));
      return request;
    }

    String door(MockMvcTester pages) {
      return Asking.found(pages.get().uri(path + "/code")::exchange, PAGE);
    }

    Asked.Request open(MockMvcTester pages, String page) {
      return send(pages, "", Map.of("code", code, "page", page));
    }

    Asked.Request send(MockMvcTester pages, String to, Map<String, String> fields) {
      var request = pages.post().uri(path + to).with(csrf()).with(Given::fromElsewhere);
      fields.forEach(request::param);
      return request::exchange;
    }
  }

  private ReferralScenes.Sides own(ReferralScenes.Sides sides) {
    return new ReferralScenes.Sides(
        sides.sender(),
        sides.receiver(),
        sides.seat(),
        clients.client(sides.sender(), ReferralScenes.TOLD));
  }

  private Given give(ReferralScenes.Sides sides) {
    var shown = page(sides.sender(), given(sides)).exchange();
    return new Given(
        sides.client(),
        Asking.found(shown, "id=\"client-link\"[^>]*>([^<?]+)").replaceFirst("^https?://[^/]+", ""),
        Asking.found(shown, "id=\"client-code\">(\\d{6})"));
  }

  /** Where the link is shown that was asked for. */
  private String given(ReferralScenes.Sides sides) {
    var links = "/statements/" + sides.client() + "/link";
    var id = UUID.randomUUID();
    deeds.send(sides.sender(), links, "language=th&id=" + id);
    return links + "/" + id;
  }

  /** Whose referral waits for the other side. */
  private ClientId practised(ReferralScenes.Sides sides) {
    var sender = sides.sender();
    var worker = sender.acting(Role.CASE_WORKER);
    var client = new ClientId(FreshId.next());
    sender.in(
        () -> {
          practise.start(worker, client, Scenario.GIRL_NEEDS_SHELTER);
          return client;
        });
    referrals.offered(new ReferralScenes.Sides(sender, sides.receiver(), sides.seat(), client));
    return client;
  }

  private List<Asked> published(Scene sender, String year) {
    var publishing = asking.form(sender, Role.SECRETARY, PUBLISH + year, Map.of());
    var takingBack = asking.form(sender, Role.SECRETARY, TAKE_BACK, Map.of("period", year));
    var all = new ArrayList<Asked>();
    for (var path : List.of("", "/needs/export/xlsx?period=" + year)) {
      var published = asking.page(sender, Role.VISITOR, "/numbers/published" + path);
      all.add(Asked.after(publishing, "read published numbers", Asked.READINGS, published));
    }
    all.add(Asked.after(publishing, "take numbers back", Asked.NOTHING, takingBack));
    all.add(Asked.after(takingBack, "publish numbers", Asked.NOTHING, publishing));
    return all;
  }
}
