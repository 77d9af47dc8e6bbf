package org.prasan.referral;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.prasan.Asked;
import org.prasan.Asking;
import org.prasan.Scene;
import org.prasan.TestClock;
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
import org.springframework.test.web.servlet.assertj.MvcTestResult;
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
  private static final Map<Detail, String> KNOWN =
      Map.of(
          Detail.NAME_TH, "เอื้องคำ ดอยสูง",
          Detail.CHANNEL, "PHONE",
          Detail.PHONE, "081 234 5678");

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
    for (var role : List.of(Role.DIRECTOR, Role.SECRETARY)) sides.sender().person(role);
    var all = new ArrayList<Asked>();
    all.addAll(ofClients(sides.sender(), sides.receiver()));
    all.addAll(ofPapers(sides));
    all.addAll(steps(sides));
    all.addAll(ofReferrals(sides));
    all.addAll(late(sides));
    all.addAll(reviews(sides));
    all.addAll(outside(sides));
    all.addAll(ofTheClient(sides));
    all.addAll(practice(sides));
    all.addAll(numbers(sides.sender()));
    return all;
  }

  private List<Asked> ofClients(Scene sender, Scene receiver) {
    clients.kept(sender, 24);
    var open = clients.client(sender, ReferralScenes.TOLD);
    var closed = closed(sender);
    var all = new ArrayList<Asked>();
    for (var path :
        List.of(
            "close",
            "erase",
            "triage",
            "screening",
            "contact",
            "identity",
            "story",
            "health",
            "legal")) all.add(reading(sender, "/clients/" + open + "/" + path));
    for (var path : List.of("keep", "hold"))
      all.add(reading(sender, "/clients/" + closed + "/" + path));
    all.add(reading(sender, "/clients/new"));
    all.add(reading(sender, "/clients/questions"));
    all.add(
        writing(
            "open a file",
            sender,
            () -> UUID.randomUUID(),
            _ -> "/clients/new",
            id ->
                Map.of("id", id.toString(), "needs", "shelter", "sex", "FEMALE", "born", "2554")));
    all.add(
        writing(
            "note",
            sender,
            () -> clients.client(sender, ReferralScenes.TOLD),
            id -> "/clients/" + id + "/notes",
            _ -> Map.of("id", UUID.randomUUID().toString(), "text", "เยี่ยมแล้ว")));
    all.add(told(sender, "contact", Map.of("channel", "PHONE", "phone", "081 234 9999")));
    all.add(told(sender, "identity", Map.of("nameTh", "มะลิ ดอยสูง", "born", "2554")));
    all.add(told(sender, "health", Map.of("health", "ดีขึ้น")));
    all.add(told(sender, "legal", Map.of("legal", "ยื่นคำร้องแล้ว")));
    all.add(
        writing("open again", sender, () -> closed(sender), id -> "/clients/" + id + "/reopen"));
    all.add(
        writing(
            "hold",
            sender,
            () -> closed(sender),
            id -> "/clients/" + id + "/hold",
            _ -> Map.of("why", "COURT_CASE")));
    all.add(
        writing("end a hold", sender, () -> held(sender), id -> "/clients/" + id + "/hold/end"));
    all.add(
        writing(
            "keep longer",
            sender,
            () -> closed(sender),
            id -> "/clients/" + id + "/keep",
            id ->
                Map.of(
                    "until",
                    hidden(sender, "/clients/" + id + "/keep", "until"),
                    "months",
                    "6",
                    "why",
                    "COURT_CASE")));
    all.add(
        new Asked(
            "keep all for a shorter time",
            Asked.NOTHING,
            () ->
                () ->
                    asking.form(
                        sender, Role.DIRECTOR, "/clients/keeping", Map.of("months", "12"))));
    all.add(
        new Asked(
            "ask the questions of a checklist",
            Asked.READINGS,
            () ->
                () ->
                    asking.form(
                        sender,
                        Role.CASE_WORKER,
                        "/clients/" + open + "/screening",
                        Map.of("category", "TRAFFICKING"))));
    all.add(
        writing(
            "answer a checklist",
            sender,
            () -> clients.client(sender, ReferralScenes.TOLD),
            id -> "/clients/" + id + "/screening/answers",
            _ ->
                Map.of(
                    "version", "2026.1",
                    "category", "TRAFFICKING",
                    "answer", UUID.randomUUID().toString(),
                    "q.act.recruited", "YES")));
    all.add(
        new Asked(
            "ask whether a client is known elsewhere",
            Asked.NOTHING,
            () -> {
              var asker = anotherOf(sender);
              var id = clients.client(sender, KNOWN);
              return () -> elsewhere(asker, id);
            }));
    all.add(
        new Asked(
            "answer whether to talk",
            Asked.NOTHING,
            () -> {
              var question = question(sender, receiver);
              return () ->
                  asking.form(receiver, Role.CASE_WORKER, question, Map.of("answer", "yes"));
            }));
    return all;
  }

  private ClientId closed(Scene scene) {
    var id = clients.client(scene, ReferralScenes.TOLD);
    clients.close(scene, id);
    return id;
  }

  private ClientId held(Scene scene) {
    var id = closed(scene);
    asking
        .form(scene, Role.CASE_WORKER, "/clients/" + id + "/hold", Map.of("why", "COURT_CASE"))
        .exchange();
    return id;
  }

  /** Nobody asks more than a few times a day. */
  private static Scene anotherOf(Scene scene) {
    var other = scene.within(scene.organization());
    other.person(Role.CASE_WORKER);
    return other;
  }

  private Asked.Request elsewhere(Scene asker, ClientId id) {
    return asking.form(
        asker,
        Role.CASE_WORKER,
        "/clients/" + id + "/elsewhere",
        Map.of("form", UUID.randomUUID().toString()));
  }

  /** Where the other organization answers it. */
  private String question(Scene sender, Scene receiver) {
    clients.client(receiver, KNOWN);
    elsewhere(anotherOf(sender), clients.client(sender, KNOWN)).exchange();
    clients.compare(sender);
    return found(
        asking.page(receiver, Role.CASE_WORKER, "/clients/questions"),
        "(/clients/questions/" + ID + ")");
  }

  private Asked told(Scene who, String group, Map<String, String> fields) {
    return writing(
        "tell " + group,
        who,
        () -> clients.client(who, ReferralScenes.TOLD),
        id -> "/clients/" + id + "/" + group,
        id -> with(fields, "version", GuardedDeeds.version(who, id)));
  }

  private List<Asked> ofPapers(ReferralScenes.Sides sides) {
    var sender = sides.sender();
    var open = clients.client(sender, ReferralScenes.TOLD);
    var pending = referrals.pending(sides);
    var accepted = referrals.accepted(sides);
    return List.of(
        readingKept("a paper of a client", sender, "/clients/" + open + "/papers"),
        readingKept("a paper sent along", sender, "/referrals/" + pending + "/papers"),
        reading(sender, "/referrals/" + pending + "/papers"),
        readingKept(
            "how consent is proved",
            sender,
            "/referrals/" + accepted + "/papers",
            "/referrals/" + accepted + "/evidence"),
        new Asked(
            "keep how consent is proved",
            Asked.NOTHING,
            () -> {
              var id = referrals.accepted(sides);
              return () -> deeds.paper(sender, "/referrals/" + id + "/evidence");
            }),
        removing("remove a paper of a client", sender, "/clients/" + open + "/papers"),
        removing("remove a paper sent along", sender, "/referrals/" + pending + "/papers"));
  }

  private Asked readingKept(String name, Scene who, String shelf) {
    return readingKept(name, who, shelf, shelf);
  }

  private Asked readingKept(String name, Scene who, String list, String shelf) {
    return new Asked(
        "read " + name,
        Asked.READINGS,
        () -> {
          deeds.paper(who, shelf).exchange();
          var paper = kept(who, list, shelf);
          return () -> asking.page(who, Role.CASE_WORKER, paper);
        });
  }

  private Asked removing(String name, Scene who, String shelf) {
    return writing(
        name,
        who,
        () -> {
          deeds.paper(who, shelf).exchange();
          return kept(who, shelf, shelf);
        },
        paper -> paper + "/remove");
  }

  private String kept(Scene who, String list, String shelf) {
    return found(asking.page(who, Role.CASE_WORKER, list), "(" + shelf + "/" + ID + ")\"");
  }

  private List<Asked> steps(ReferralScenes.Sides sides) {
    var sender = sides.sender();
    var receiver = sides.receiver();
    var all = new ArrayList<Asked>();
    all.add(step(sender, sides, () -> referrals.draft(sides), Step.ASK_CONSENT, ""));
    all.add(step(receiver, sides, () -> referrals.offered(sides), Step.ACCEPT, ""));
    all.add(step(receiver, sides, () -> referrals.offered(sides), Step.DECLINE, "NO_CAPACITY"));
    all.add(step(receiver, sides, () -> referrals.offered(sides), Step.REQUEST_INFORMATION, ""));
    all.add(
        step(
            sender,
            sides,
            () -> after(receiver, referrals.offered(sides), Step.REQUEST_INFORMATION),
            Step.ANSWER_INFORMATION,
            ""));
    all.add(step(receiver, sides, () -> referrals.accepted(sides), Step.START_SERVICE, ""));
    all.add(step(receiver, sides, () -> referrals.accepted(sides), Step.WAITLIST, ""));
    all.add(step(receiver, sides, () -> referrals.accepted(sides), Step.REPORT_NO_CONTACT, ""));
    all.add(step(receiver, sides, () -> referrals.accepted(sides), Step.RETURN, "NO_CAPACITY"));
    all.add(
        step(
            receiver,
            sides,
            () -> after(receiver, referrals.accepted(sides), Step.START_SERVICE),
            Step.REPORT_OUTCOME,
            "SERVED"));
    all.add(step(sender, sides, () -> reported(sides), Step.CONFIRM_CLOSE, ""));
    all.add(step(sender, sides, () -> reported(sides), Step.DISPUTE, ""));
    all.add(
        step(
            sender,
            sides,
            () -> after(sender, reported(sides), Step.CONFIRM_CLOSE),
            Step.REOPEN,
            ""));
    all.add(step(receiver, sides, () -> referrals.offered(sides), Step.ESCALATE, ""));
    all.add(step(sender, sides, () -> referrals.offered(sides), Step.WITHDRAW, ""));
    return all;
  }

  private Asked step(
      Scene who,
      ReferralScenes.Sides sides,
      Supplier<ReferralId> before,
      Step step,
      String reason) {
    return writing(
        "take the step " + step,
        who,
        before,
        id -> "/referrals/" + id + "/steps/" + StepPages.word(step),
        id ->
            with(
                Map.of(
                    "id",
                    UUID.randomUUID().toString(),
                    "reason",
                    reason,
                    "words",
                    ReferralScenes.WORDS),
                "version",
                GuardedDeeds.version(sides.sender(), id)));
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

  private List<Asked> ofReferrals(ReferralScenes.Sides sides) {
    var sender = sides.sender();
    var receiver = sides.receiver();
    var other = referrals.seat(receiver);
    var draft = referrals.draft(sides);
    var accepted = referrals.accepted(sides);
    var pending = referrals.pending(sides);
    var offered = referrals.offered(sides);
    var all = new ArrayList<Asked>();
    for (var path :
        List.of(
            "sent",
            "new?client=" + sides.client(),
            accepted + "/details",
            draft + "/edit",
            declined(sides) + "/elsewhere",
            pending + "/consent/paper?purpose=GIVE_THE_SERVICE&until=31/12/2569",
            offered + "/steps/withdraw",
            offered + "/milestones",
            "offline",
            "offline/state.json",
            "offline/choices.json",
            "practice")) all.add(reading(sender, "/referrals/" + path));
    for (var path :
        List.of(
            accepted + "/details",
            offered + "/emergency",
            offered + "/steps/decline",
            recalled(sides) + "/destroyed"))
      all.add(deeds.reading("at the seat ", receiver, "/referrals/" + path));
    for (var path : List.of("/referrals", "/statements/" + sides.client() + "/paper.pdf"))
      all.add(reading(sender, path));
    all.add(deeds.reading("at the seat ", receiver, "/referrals"));
    all.add(
        writing(
            "write to the seat",
            sender,
            () -> referrals.accepted(sides),
            id -> "/referrals/" + id + "/messages",
            _ -> Map.of("id", UUID.randomUUID().toString(), "text", "เธอถึงพรุ่งนี้เช้า")));
    all.add(
        new Asked(
            "show what is to be read out",
            Asked.READINGS,
            () ->
                () ->
                    asking.form(
                        sender,
                        Role.CASE_WORKER,
                        "/referrals/" + pending + "/consent/text",
                        Map.of("purpose", "GIVE_THE_SERVICE", "until", "31/12/2569"))));
    all.add(
        writing(
            "change a draft",
            sender,
            () -> referrals.draft(sides),
            id -> "/referrals/" + id + "/edit",
            id -> asked(sides, id)));
    all.add(
        writing(
            "ask another seat",
            sender,
            () -> declined(sides),
            id -> "/referrals/" + id + "/elsewhere",
            id -> with(asked(sides, id), "seat", other.toString())));
    all.add(
        writing(
            "say that copies are destroyed",
            receiver,
            () -> recalled(sides),
            id -> "/referrals/" + id + "/destroyed",
            _ -> Map.of("id", UUID.randomUUID().toString(), "ground", "KEPT_LAW")));
    all.add(
        new Asked("bring in what was written offline", Asked.NOTHING, () -> () -> brought(sides)));
    return all;
  }

  private Map<String, String> asked(ReferralScenes.Sides sides, ReferralId id) {
    return Map.of(
        "id", UUID.randomUUID().toString(),
        "version", GuardedDeeds.version(sides.sender(), id),
        "seat", sides.seat().toString(),
        "needs", "shelter",
        "groups", "IDENTITY",
        "urgency", "URGENT",
        "flags", "NO_CALLS",
        "flagsShown", "NO_CALLS",
        "reason", ReferralScenes.REASON);
  }

  /** The receiver has a file of its own of somebody who took consent back. */
  private ReferralId recalled(ReferralScenes.Sides sides) {
    var id = referrals.accepted(sides);
    asking
        .form(sides.receiver(), Role.CASE_WORKER, "/referrals/" + id + "/own-file", Map.of())
        .exchange();
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
              return () -> later(asking.page(receiver, Role.CASE_WORKER, path));
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
                          Map.of(
                              "id", UUID.randomUUID().toString(),
                              "clock", path.replaceAll(".*clock=|&.*", ""),
                              "from", path.replaceAll(".*from=", ""),
                              "reason", "COULD_NOT_TRAVEL",
                              "words", "รถเสียกลางทาง")));
            }));
  }

  private String explained(Scene who, ReferralId id) {
    return found(
            later(asking.page(who, Role.CASE_WORKER, "/referrals/" + id)),
            "(/referrals/" + id + "/late[?][^\"]+)\"")
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

  private List<Asked> reviews(ReferralScenes.Sides sides) {
    var sender = sides.sender();
    var office = sender.beside();
    for (var role : List.of(Role.SECRETARY, Role.OFFICER)) office.person(role);
    var disputed = after(sender, reported(sides), Step.DISPUTE);
    var all = new ArrayList<Asked>();
    for (var path :
        List.of(
            "",
            "/" + disputed,
            "/" + disputed + "/steps/settle-dispute",
            "/emergencies/" + emergency(sides)))
      all.add(
          new Asked(
              "review" + path,
              Asked.READINGS,
              () -> () -> asking.page(office, Role.SECRETARY, "/referrals/review" + path)));
    all.add(
        new Asked(
            "settle a dispute",
            Asked.NOTHING,
            () -> {
              var id = after(sender, reported(sides), Step.DISPUTE);
              return () -> settled(office, sender, id, Step.SETTLE_DISPUTE);
            }));
    all.add(
        new Asked(
            "end an alarm",
            Asked.NOTHING,
            () -> {
              var id = after(sides.receiver(), referrals.offered(sides), Step.ESCALATE);
              return () -> settled(office, sender, id, Step.STAND_DOWN);
            }));
    all.add(
        new Asked(
            "judge an emergency",
            Asked.NOTHING,
            () -> {
              var id = emergency(sides);
              return () ->
                  asking.form(
                      office,
                      Role.OFFICER,
                      "/referrals/review/emergencies/" + id,
                      Map.of("verdict", "yes", "words", "เร่งด่วนจริง"));
            }));
    return all;
  }

  private Asked.Request settled(Scene office, Scene sender, ReferralId id, Step step) {
    return asking.form(
        office,
        Role.SECRETARY,
        "/referrals/review/" + id + "/steps/" + StepPages.word(step),
        Map.of(
            "id", UUID.randomUUID().toString(),
            "version", GuardedDeeds.version(sender, id),
            "words", "โทรถามแล้ว"));
  }

  private UUID emergency(ReferralScenes.Sides sides) {
    var receiver = sides.receiver();
    var id = referrals.offered(sides);
    asking
        .form(
            receiver,
            Role.CASE_WORKER,
            "/referrals/" + id + "/emergency",
            Map.of(
                "id", UUID.randomUUID().toString(),
                "reason", "DANGER_TO_LIFE",
                "words", "มีคนตามมาถึงบ้าน",
                "hours", "1",
                "typed", referrals.find(sides.sender(), id).code()))
        .exchange();
    return sides.sender().in(() -> emergencies.of(receiver.id(), id)).getFirst().id();
  }

  private List<Asked> outside(ReferralScenes.Sides sides) {
    var sender = sides.sender();
    var written = deeds.writtenOutside(sides);
    var agreed = deeds.agreedOutside(sides);
    var signed = deeds.signedOutside(sides);
    var all = new ArrayList<Asked>();
    for (var path :
        List.of(
            "new?client=" + sides.client(),
            written + "/consent",
            written + "/consent/paper",
            agreed + "/outcome")) all.add(reading(sender, "/outside/" + path));
    all.add(
        new Asked(
            "show what is to be read out of what goes outside",
            Asked.READINGS,
            () ->
                () ->
                    asking.form(
                        sender,
                        Role.CASE_WORKER,
                        "/outside/" + written + "/consent/text",
                        Map.of("purpose", "GIVE_THE_SERVICE", "until", "31/12/2569"))));
    all.add(
        new Asked(
            "draw a password",
            Asked.READINGS,
            () ->
                () ->
                    asking.form(
                        sender, Role.CASE_WORKER, "/outside/" + agreed + "/locked", Map.of())));
    all.add(
        new Asked(
            "lock a file",
            Asked.READINGS,
            () -> {
              var lock =
                  asking.form(sender, Role.CASE_WORKER, "/outside/" + agreed + "/locked", Map.of());
              var password = found(lock, "id=\"file-password\">([^<]+)<");
              return () ->
                  asking.form(
                      sender,
                      Role.CASE_WORKER,
                      "/outside/" + agreed + "/locked.pdf",
                      Map.of("password", password));
            }));
    all.add(
        new Asked(
            "keep how consent outside is proved",
            Asked.NOTHING,
            () -> {
              var id = deeds.signedOutside(sides);
              return () -> deeds.paper(sender, "/outside/" + id + "/evidence");
            }));
    all.add(
        readingKept(
            "how consent outside is proved",
            sender,
            "/outside/" + signed + "/consent/paper",
            "/outside/" + signed + "/evidence"));
    return all;
  }

  /** What a client does with the link, who has no account. */
  private List<Asked> ofTheClient(ReferralScenes.Sides sides) {
    var sender = sides.sender();
    return List.of(
        new Asked(
            "take the link back",
            Asked.NOTHING,
            () -> {
              var own = own(sides);
              give(own);
              return () ->
                  asking.form(
                      sender,
                      Role.CASE_WORKER,
                      "/statements/" + own.client() + "/link/end",
                      Map.of());
            }),
        new Asked(
            "read the link",
            Asked.READINGS,
            () -> {
              var path = given(own(sides));
              return () -> asking.page(sender, Role.CASE_WORKER, path);
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
              var page = found(given.open(pages, given.door(pages)), PAGE);
              return () ->
                  given.send(
                      pages,
                      "/take-back",
                      Map.of("page", page, "id", id.toString(), "sure", "yes"));
            }));
  }

  /** A link as it was shown to the case worker. */
  private record Given(String path, String code) {
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    /** Whoever tries too often from one address has to wait. */
    private static MockHttpServletRequest fromElsewhere(MockHttpServletRequest request) {
      int number = ADDRESSES.incrementAndGet();
      request.setRemoteAddr("10.1.%d.%d".formatted(number / 250, number % 250 + 1));
      return request;
    }

    String door(MockMvcTester pages) {
      return found(pages.get().uri(path + "/code")::exchange, PAGE);
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
    var shown = asking.page(sides.sender(), Role.CASE_WORKER, given(sides)).exchange();
    return new Given(
        found(shown, "id=\"client-link\"[^>]*>([^<?]+)").replaceFirst("^https?://[^/]+", ""),
        found(shown, "id=\"client-code\">(\\d{6})"));
  }

  /** Where the link is shown that was asked for. */
  private String given(ReferralScenes.Sides sides) {
    var links = "/statements/" + sides.client() + "/link";
    var id = UUID.randomUUID();
    asking
        .form(
            sides.sender(), Role.CASE_WORKER, links, Map.of("language", "th", "id", id.toString()))
        .exchange();
    return links + "/" + id;
  }

  private List<Asked> practice(ReferralScenes.Sides sides) {
    var sender = sides.sender();
    return List.of(
        new Asked(
            "begin to practise",
            Asked.NOTHING,
            () ->
                () ->
                    asking.form(
                        sender,
                        Role.CASE_WORKER,
                        "/referrals/practice",
                        Map.of("id", FreshId.next().toString(), "scenario", "GIRL_NEEDS_SHELTER"))),
        writing(
            "let the other side answer",
            sender,
            () -> {
              var client = practised(sender);
              referrals.offered(
                  new ReferralScenes.Sides(sender, sides.receiver(), sides.seat(), client));
              return client;
            },
            client -> "/referrals/practice/" + client + "/other",
            _ -> Map.of("what", "ACCEPTS")),
        writing(
            "end practising",
            sender,
            () -> practised(sender),
            client -> "/referrals/practice/" + client + "/end"));
  }

  private ClientId practised(Scene sender) {
    var client = new ClientId(FreshId.next());
    return sender.in(
        () -> {
          practise.start(sender.acting(Role.CASE_WORKER), client, Scenario.GIRL_NEEDS_SHELTER);
          return client;
        });
  }

  private List<Asked> numbers(Scene sender) {
    var year = reports.countedYear(sender);
    var all = new ArrayList<Asked>();
    var publish = "/numbers/publication/publish?period=" + year;
    var needs = "/needs/export/xlsx?period=" + year;
    for (var path :
        List.of(
            "/numbers/publication?period=" + year,
            publish,
            "/numbers" + needs,
            "/numbers/publication" + needs))
      all.add(
          new Asked(
              "read " + path.replaceAll("=.*", ""),
              Asked.READINGS,
              () -> () -> asking.page(sender, Role.SECRETARY, path)));
    for (var path : List.of("/numbers", "/numbers/own-cases")) all.add(reading(sender, path));
    for (var path : List.of("/numbers/published", "/numbers/published" + needs))
      all.add(
          new Asked(
              "read " + path.replaceAll("=.*", ""),
              Asked.READINGS,
              () -> {
                asking.form(sender, Role.SECRETARY, publish, Map.of()).exchange();
                return () -> pages.get().uri(sender.url(path))::exchange;
              }));
    all.add(
        new Asked(
            "take numbers back",
            Asked.NOTHING,
            () -> {
              asking.form(sender, Role.SECRETARY, publish, Map.of()).exchange();
              return () -> takingBack(sender, year);
            }));
    all.add(
        new Asked(
            "publish numbers",
            Asked.NOTHING,
            () -> {
              takingBack(sender, year).exchange();
              return () -> asking.form(sender, Role.SECRETARY, publish, Map.of());
            }));
    for (var path : List.of("/tokens/new", "/tokens/" + deeds.token(sender) + "/revoke"))
      all.add(
          new Asked(
              "read " + path.replaceAll("=.*", ""),
              Asked.READINGS,
              () -> () -> asking.page(sender, Role.DIRECTOR, path)));
    return all;
  }

  private Asked.Request takingBack(Scene who, String year) {
    return asking.form(
        who, Role.SECRETARY, "/numbers/publication/take-back", Map.of("period", year));
  }

  private Asked reading(Scene who, String path) {
    return deeds.reading(who, path);
  }

  private <T> Asked writing(
      String name, Scene who, Supplier<T> before, java.util.function.Function<T, String> path) {
    return writing(name, who, before, path, _ -> Map.of());
  }

  private <T> Asked writing(
      String name,
      Scene who,
      Supplier<T> before,
      java.util.function.Function<T, String> path,
      java.util.function.Function<T, Map<String, String>> fields) {
    return deeds.writing(name, who, before, path, fields);
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    var all = new HashMap<>(fields);
    all.put(name, value);
    return all;
  }

  private String hidden(Scene who, String path, String name) {
    return found(
        asking.page(who, Role.CASE_WORKER, path), "name=\"" + name + "\" value=\"([^\"]+)\"");
  }

  private static String found(Asked.Request request, String pattern) {
    return found(request.exchange(), pattern);
  }

  private static String found(MvcTestResult result, String pattern) {
    var text = new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    var match = Pattern.compile(pattern).matcher(text);
    if (!match.find()) throw new AssertionError(pattern + " is not in " + text);
    return match.group(1);
  }
}
