package org.prasan.meeting;

import org.prasan.files.FileAccess;
import org.prasan.files.FileKind;
import org.prasan.files.FilePurpose;
import org.prasan.files.StoredFile;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Papers for a meeting are for all members, once it is open; until then for who holds it. */
@Component
class MeetingFiles implements FileAccess {
  static final FilePurpose PAPERS =
      FilePurpose.of(
          "meeting-paper", FileKind.PDF, FileKind.DOCX, FileKind.XLSX, FileKind.PNG, FileKind.JPEG);

  private final PaperRows papers;
  private final MeetingRows meetings;
  private final Chairs chairs;
  private final MeetingClock stamps;

  MeetingFiles(PaperRows papers, MeetingRows meetings, Chairs chairs, MeetingClock stamps) {
    this.papers = papers;
    this.meetings = meetings;
    this.chairs = chairs;
    this.stamps = stamps;
  }

  @Override
  public String purpose() {
    return PAPERS.name();
  }

  @Override
  @Transactional(readOnly = true)
  public boolean maySee(Acting acting, StoredFile file) {
    return acting.may(Action.SEE_MEETINGS)
        && (papers.knows(acting.coalitionId(), file.id(), false) || prepares(acting, file));
  }

  private boolean prepares(Acting acting, StoredFile file) {
    if (!acting.may(Action.HOLD_MEETINGS)) return false;
    var coalition = acting.coalitionId();
    var seats = chairs.on(coalition, stamps.today());
    return papers.meetingsWith(coalition, file.id()).stream()
        .flatMap(id -> meetings.find(coalition, id).stream())
        .anyMatch(meeting -> Chairs.holds(acting, meeting, seats));
  }

  @Override
  public boolean openingIsNoted() {
    return false;
  }
}
