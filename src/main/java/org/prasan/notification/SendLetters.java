package org.prasan.notification;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.notification.Addressees.Addressee;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends notices and digests, one e-mail per transaction: what two copies of the application take at
 * once, they take apart. An e-mail is put into words as it leaves; what fails is tried again.
 */
@Component
class SendLetters {
  /** What falls due within this time goes along. */
  private static final Duration ALONG = Duration.ofMinutes(5);

  private static final Duration STANDSTILL = Duration.ofMinutes(10);
  private static final Duration KEPT_TRYING = Duration.ofDays(3);
  private static final int MOST_THINGS = 50;
  private static final Logger LOG = LoggerFactory.getLogger(SendLetters.class);

  private final MailQueue queue;
  private final LetterRows letters;
  private final NoticeRows notices;
  private final Preferences preferences;
  private final ComposeMail compose;
  private final MailLinks links;
  private final ObjectProvider<Addressees> addressees;
  private final Coalitions coalitions;
  private final ObjectProvider<JavaMailSender> server;
  private final KeptMails kept;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Settings settings;
  private final String sender;

  SendLetters(
      MailQueue queue,
      LetterRows letters,
      NoticeRows notices,
      Preferences preferences,
      ComposeMail compose,
      MailLinks links,
      ObjectProvider<Addressees> addressees,
      Coalitions coalitions,
      ObjectProvider<JavaMailSender> server,
      KeptMails kept,
      TransactionTemplate transaction,
      Clock clock,
      Settings settings,
      Environment environment) {
    this.queue = queue;
    this.letters = letters;
    this.notices = notices;
    this.preferences = preferences;
    this.compose = compose;
    this.links = links;
    this.addressees = addressees;
    this.coalitions = coalitions;
    this.server = server;
    this.kept = kept;
    this.transaction = transaction;
    this.clock = clock;
    this.settings = settings;
    sender = SendMail.sender(environment, settings);
  }

  /** What became of one entry of the queue. */
  private enum Outcome {
    SENT,
    /** Nothing had to be said any more, or this one address was refused. */
    NOT_SENT,
    /** The server takes nothing now. */
    NO_SERVER,
    NOTHING_DUE
  }

  /**
   * Answers how many were sent. Without a mail server nothing happens, but where somebody tries the
   * product: there those of invented coalitions are kept to be read, and nobody has to wait for
   * others to go along or for the end of the night.
   */
  int sendDue() {
    var post = server.getIfAvailable();
    boolean keeps = post == null && kept.keeps();
    if (keeps) post = kept.post();
    int sent = 0;
    if (post == null) return sent;
    while (true) {
      var outcome = sendNext(post, keeps ? Notices.TOGETHER : Duration.ZERO);
      if (outcome == Outcome.SENT) sent++;
      else if (outcome != Outcome.NOT_SENT) return sent;
    }
  }

  private Outcome sendNext(JavaMailSender post, Duration early) {
    var taken = new ArrayList<MailQueue.Entry>();
    try {
      return transaction.execute(
          status -> {
            var due = queue.nextDue(clock.instant().plus(early));
            due.ifPresent(taken::add);
            return due.map(entry -> send(post, entry)).orElse(Outcome.NOTHING_DUE);
          });
    } catch (RuntimeException e) {
      if (taken.isEmpty()) throw e;
      // One that cannot be put into words must not hold up all others.
      LOG.error("Letter {} was not put into words", taken.getFirst().id(), e);
      var later = clock.instant().plus(STANDSTILL);
      transaction.executeWithoutResult(status -> queue.put(taken.getFirst(), later));
      return Outcome.NOT_SENT;
    }
  }

  private Outcome send(JavaMailSender post, MailQueue.Entry entry) {
    return Tenancy.in(
        entry.coalition(),
        () -> {
          var coalition = coalitions.byId(entry.coalition());
          var to =
              addressees.stream()
                  .flatMap(known -> known.find(entry.coalition(), entry.person()).stream())
                  .findFirst();
          if (coalition.isEmpty() || to.isEmpty()) return nobody(entry);
          if (post instanceof KeptMails.Post && !coalition.get().invented()) return nobody(entry);
          return entry.letter()
              ? again(post, coalition.get(), to.get(), entry)
              : together(post, coalition.get(), to.get(), entry);
        });
  }

  /** Nothing is written to whoever has left, and no letter of a real coalition is kept. */
  private Outcome nobody(MailQueue.Entry entry) {
    queue.remove(List.of(entry.id()));
    if (entry.letter()) letters.turn(entry.coalition(), entry.id(), LetterRows.State.NEEDLESS);
    return Outcome.NOT_SENT;
  }

  /** What was told in these minutes becomes one letter. */
  private Outcome together(
      JavaMailSender post, Coalition coalition, Addressee to, MailQueue.Entry first) {
    var now = clock.instant();
    var ids = queue.together(first, now.plus(ALONG));
    var told = stillWanted(post, coalition, to, notices.byIds(coalition.id(), ids), now);
    queue.remove(ids.stream().filter(id -> !told.held().contains(id)).toList());
    if (told.now().isEmpty()) return Outcome.NOT_SENT;
    var letter = letters.add(coalition.id(), to.person(), LetterRows.Kind.NOTICES, now);
    var mail = compose.notices(coalition, to, told.now());
    var outcome = send(post, coalition, to, letter, mail);
    letters.put(coalition.id(), letter.id(), told.now().stream().map(NoticeRows.Told::id).toList());
    return outcome;
  }

  /** What is told now, and what waits for the end of the quiet hours. */
  private record Wanted(List<NoticeRows.Told> now, List<UUID> held) {}

  /** The person may have read it, or have chosen otherwise, since it was told. */
  private Wanted stillWanted(
      JavaMailSender post,
      Coalition coalition,
      Addressee to,
      List<NoticeRows.Told> told,
      Instant now) {
    var chosen = preferences.of(coalition.id(), to.person());
    var held =
        post instanceof KeptMails.Post
            ? Duration.ZERO
            : chosen.habit().held(now.atZone(settings.timeZone()));
    var wanted = new Wanted(new ArrayList<>(), new ArrayList<>());
    for (var one : told) {
      if (!one.unread()) continue;
      var way = chosen.way(one.topic());
      if (way != Way.NOW) notices.change(coalition.id(), one.id(), way);
      else if (held.isZero() || one.topic().urgent()) wanted.now().add(one);
      else {
        queue.put(
            new MailQueue.Entry(one.id(), coalition.id(), to.person(), false), now.plus(held));
        wanted.held().add(one.id());
      }
    }
    return wanted;
  }

  private Outcome again(
      JavaMailSender post, Coalition coalition, Addressee to, MailQueue.Entry entry) {
    var letter = letters.byId(coalition.id(), entry.id()).orElse(null);
    if (letter == null) {
      queue.remove(List.of(entry.id()));
      return Outcome.NOT_SENT;
    }
    var mail = words(coalition, to, letter);
    if (mail.isPresent()) return send(post, coalition, to, letter, mail.get());
    queue.remove(List.of(entry.id()));
    // Of ten thousand digests most days most are not needed; nobody asks for them.
    if (letter.tries() == 0) letters.remove(coalition.id(), letter.id());
    else letters.turn(coalition.id(), letter.id(), LetterRows.State.NEEDLESS);
    return Outcome.NOT_SENT;
  }

  private Optional<Mail> words(Coalition coalition, Addressee to, LetterRows.Letter letter) {
    if (letter.kind() == LetterRows.Kind.NOTICES) {
      var unread =
          notices.ofLetter(coalition.id(), letter.id()).stream()
              .filter(NoticeRows.Told::unread)
              .toList();
      return unread.isEmpty()
          ? Optional.empty()
          : Optional.of(compose.notices(coalition, to, unread));
    }
    if (!preferences.of(coalition.id(), to.person()).habit().digests()) return Optional.empty();
    var fresh = notices.forDigest(coalition.id(), to.person(), MOST_THINGS);
    if (letter.tries() > 0)
      fresh =
          notices.ofLetter(coalition.id(), letter.id()).stream()
              .filter(NoticeRows.Told::unread)
              .toList();
    var mail =
        letter.tries() > 0
            ? Optional.of(compose.preview(coalition, to, fresh))
            : compose.digest(coalition, to, fresh);
    if (mail.isPresent())
      letters.put(coalition.id(), letter.id(), fresh.stream().map(NoticeRows.Told::id).toList());
    return mail;
  }

  private Outcome send(
      JavaMailSender post, Coalition coalition, Addressee to, LetterRows.Letter letter, Mail mail) {
    var problem = tried(post, coalition, to, letter, mail);
    var state = stateAfter(letter, problem);
    letters.tried(coalition.id(), letter.id(), state, problem, mail, clock.instant());
    if (state == LetterRows.State.FAILED)
      queue.put(
          new MailQueue.Entry(letter.id(), coalition.id(), to.person(), true),
          next(letter.tries()));
    else queue.remove(List.of(letter.id()));
    if (problem == null) return Outcome.SENT;
    return problem == LetterRows.Problem.ADDRESS ? Outcome.NOT_SENT : Outcome.NO_SERVER;
  }

  private LetterRows.@Nullable Problem tried(
      JavaMailSender post, Coalition coalition, Addressee to, LetterRows.Letter letter, Mail mail) {
    try {
      post.send(message(post, coalition, to, letter, mail));
      return null;
    } catch (MailException e) {
      // Neither the address nor the server's answer, which often repeats it.
      LOG.warn("Letter {} was not sent, try {}", letter.id(), letter.tries() + 1);
      return SendMail.refused(e) ? LetterRows.Problem.ADDRESS : LetterRows.Problem.SERVER;
    }
  }

  private LetterRows.State stateAfter(
      LetterRows.Letter letter, LetterRows.@Nullable Problem problem) {
    if (problem == null) return LetterRows.State.SENT;
    boolean refusedForGood =
        problem == LetterRows.Problem.ADDRESS && letter.tries() + 1 >= NextTry.MOST_REFUSALS;
    boolean old = letter.writtenAt().plus(KEPT_TRYING).isBefore(clock.instant());
    return refusedForGood || old ? LetterRows.State.GIVEN_UP : LetterRows.State.FAILED;
  }

  private Instant next(int tries) {
    return clock.instant().plus(NextTry.after(tries)).truncatedTo(ChronoUnit.MICROS);
  }

  private MimeMessage message(
      JavaMailSender post, Coalition coalition, Addressee to, LetterRows.Letter letter, Mail mail) {
    try {
      var message = post.createMimeMessage();
      message.setFrom(from(mail));
      message.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(to.email()));
      message.setSubject(mail.subject(), "UTF-8");
      message.setContent(mail.enclosed().isEmpty() ? twins(mail) : withEnclosed(mail));
      message.setHeader("Content-Language", mail.language());
      // The same letter sent twice, which only a failure after the last word can bring about, is
      // known by its number to whoever receives it.
      message.setHeader("Message-ID", "<" + letter.id() + "@" + settings.baseUrl().getHost() + ">");
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setHeader("List-Unsubscribe", "<" + links.stop(coalition, to.person()) + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      return message;
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw new MailPreparationException(e);
    }
  }

  /** Under the name that the coalition has chosen, from the one address that may send. */
  private InternetAddress from(Mail mail) throws MessagingException, UnsupportedEncodingException {
    var from = new InternetAddress(sender);
    if (mail.sender() != null) from.setPersonal(mail.sender(), "UTF-8");
    return from;
  }

  private static MimeMultipart withEnclosed(Mail mail) throws MessagingException {
    var words = new MimeBodyPart();
    words.setContent(twins(mail));
    var all = new MimeMultipart("mixed", words);
    for (var one : mail.enclosed()) {
      var file = new MimeBodyPart();
      var bytes = one.content().getBytes(StandardCharsets.UTF_8);
      file.setDataHandler(
          new DataHandler(new ByteArrayDataSource(bytes, one.type() + "; charset=UTF-8")));
      file.setFileName(one.name());
      file.setDisposition(Part.ATTACHMENT);
      all.addBodyPart(file);
    }
    return all;
  }

  /** A reader shows the last it understands. */
  private static MimeMultipart twins(Mail mail) throws MessagingException {
    var text = new MimeBodyPart();
    text.setText(mail.text(), "UTF-8");
    var html = new MimeBodyPart();
    html.setText(mail.html(), "UTF-8", "html");
    return new MimeMultipart("alternative", text, html);
  }
}
