package org.prasan.web;

/** A form was sent that no page of ours can have sent. */
class BrokenForm extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenForm() {
    super("No page sends such a form", null, false, false);
  }
}
