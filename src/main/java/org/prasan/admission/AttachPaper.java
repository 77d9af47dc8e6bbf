package org.prasan.admission;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.files.FileId;
import org.prasan.files.Files;
import org.prasan.files.StoreOutcome;
import org.prasan.files.Upload;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.FreshId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The applicant attaches a paper, or takes it away again while the application may be changed. */
@Service
class AttachPaper {
  static final int MOST = 20;
  static final long MOST_BYTES = 60L * 1024 * 1024;

  /** Of one application, with what was taken away again. */
  static final long MOST_SENT = 3 * MOST_BYTES;

  /** Of all drafts of a coalition. */
  static final long MOST_SENT_WITH_DRAFTS = 2048L * 1024 * 1024;

  private final Applications applications;
  private final Papers papers;
  private final Files files;
  private final Story story;
  private final Moves moves;

  AttachPaper(Applications applications, Papers papers, Files files, Story story, Moves moves) {
    this.applications = applications;
    this.papers = papers;
    this.files = files;
    this.story = story;
    this.moves = moves;
  }

  /** The same form with the same file, sent again, attaches it once. */
  @Transactional
  Outcome attach(
      Acting acting,
      ApplicationId id,
      UUID paper,
      LocalizedText requirement,
      Upload upload,
      @Nullable LocalDate expires) {
    var application = applications.lock(acting.coalitionId(), id).orElse(null);
    if (application == null) return new Outcome.NotFound();
    if (Course.after(application.state(), Step.ATTACH, Set.of(Party.APPLICANT)).isEmpty())
      return new Outcome.NotNow(application.state());
    var attached = papers.of(acting.coalitionId(), id);
    var known = attached.stream().filter(one -> one.id().equals(paper)).findFirst();
    if (known.filter(one -> one.name().equals(upload.name())).isPresent())
      return new Outcome.Done(id);
    if (attached.size() >= MOST) return Outcome.Refused.because("admission.refused.papers", MOST);
    var full = full(acting, application, 1);
    if (full != null) return full;
    return switch (files.store(acting, upload, Paper.PURPOSE)) {
      case StoreOutcome.Refused refused -> undone(refused.key(), refused.details());
      case StoreOutcome.Stored(var file) -> {
        var before = attached.stream().mapToLong(Paper::size).sum();
        if (before + file.size() > MOST_BYTES)
          yield undone("admission.refused.bytes", MOST_BYTES / (1024 * 1024));
        var tooMuch = full(acting, application, file.size());
        if (tooMuch != null) yield undone(tooMuch.key(), tooMuch.arguments().toArray());
        papers.add(
            acting.coalitionId(),
            id,
            new Paper(
                known.isEmpty() ? paper : FreshId.next(),
                requirement,
                file.id().value(),
                file.name(),
                file.size(),
                expires));
        if (application.state() != State.DRAFT)
          story.tellByApplicant(acting, id, Story.Kind.PAPER_ADDED, requirement.th());
        moves.note(acting, application, "paper-added");
        yield new Outcome.Done(id);
      }
    };
  }

  private Outcome.@Nullable Refused full(Acting acting, Application application, long more) {
    if (papers.sent(acting.coalitionId(), application.id()) + more > MOST_SENT)
      return Outcome.Refused.because("admission.refused.sent", MOST_SENT / (1024 * 1024));
    return application.draft()
            && papers.sentWithDrafts(acting.coalitionId()) + more > MOST_SENT_WITH_DRAFTS
        ? Outcome.Refused.because("admission.refused.drafts-full")
        : null;
  }

  /** Only while the application may be changed: later, others have relied on it. */
  @Transactional
  Outcome remove(Acting acting, ApplicationId id, UUID paper) {
    var application = applications.lock(acting.coalitionId(), id).orElse(null);
    if (application == null) return new Outcome.NotFound();
    if (Course.after(application.state(), Step.TELL, Set.of(Party.APPLICANT)).isEmpty())
      return new Outcome.NotNow(application.state());
    var attached =
        papers.of(acting.coalitionId(), id).stream()
            .filter(one -> one.id().equals(paper))
            .findFirst();
    if (attached.isEmpty()) return new Outcome.Done(id);
    papers.remove(acting.coalitionId(), paper);
    files.remove(acting, new FileId(attached.get().file()));
    moves.note(acting, application, "paper-removed");
    return new Outcome.Done(id);
  }

  private static Outcome undone(String key, Object... details) {
    TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
    return Outcome.Refused.because(key, details);
  }
}
