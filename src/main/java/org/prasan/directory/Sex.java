package org.prasan.directory;

/** For whom a service is, where it is not for everybody. */
public enum Sex {
  FEMALE,
  MALE,
  DIVERSE;

  public String key() {
    return "directory.sex." + this;
  }
}
