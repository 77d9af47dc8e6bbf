package org.prasan.meeting;

import org.prasan.files.FileAccess;
import org.prasan.files.FileKind;
import org.prasan.files.FilePurpose;
import org.prasan.files.StoredFile;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Papers for a meeting are for all members, once it is open. */
@Component
class MeetingFiles implements FileAccess {
  static final FilePurpose PAPERS =
      FilePurpose.of(
          "meeting-paper", FileKind.PDF, FileKind.DOCX, FileKind.XLSX, FileKind.PNG, FileKind.JPEG);

  private final PaperRows papers;

  MeetingFiles(PaperRows papers) {
    this.papers = papers;
  }

  @Override
  public String purpose() {
    return PAPERS.name();
  }

  @Override
  @Transactional(readOnly = true)
  public boolean maySee(Acting acting, StoredFile file) {
    return acting.may(Action.SEE_MEETINGS)
        && papers.knows(acting.coalitionId(), file.id(), acting.may(Action.HOLD_MEETINGS));
  }

  @Override
  public boolean openingIsNoted() {
    return false;
  }
}
