package org.prasan.admission;

import org.prasan.files.FileAccess;
import org.prasan.files.StoredFile;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may read the papers of an application: whoever may see its details; each reading is noted.
 */
@Component
class PaperAccess implements FileAccess {
  private final Papers papers;
  private final Applications applications;
  private final Sights sights;

  PaperAccess(Papers papers, Applications applications, Sights sights) {
    this.papers = papers;
    this.applications = applications;
    this.sights = sights;
  }

  @Override
  public String purpose() {
    return Paper.PURPOSE.name();
  }

  @Override
  @Transactional(readOnly = true)
  public boolean maySee(Acting acting, StoredFile file) {
    return papers
        .applicationOf(acting.coalitionId(), file.id())
        .flatMap(id -> applications.find(acting.coalitionId(), id))
        .filter(application -> sights.of(acting, application).details())
        .isPresent();
  }
}
