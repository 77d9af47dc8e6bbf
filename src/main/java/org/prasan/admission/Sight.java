package org.prasan.admission;

/** How much of an application somebody may see. */
enum Sight {
  /** It looks as if it were not there. */
  NOTHING,
  /** What the organization is called and how far the application has come. */
  NAME,
  /** What the applicant tells of the organization, and the result of the screening. */
  ENDORSER,
  /** Everything, also the contact person and internal notes. */
  OFFICE;

  public boolean details() {
    return this == ENDORSER || this == OFFICE;
  }

  public boolean office() {
    return this == OFFICE;
  }
}
