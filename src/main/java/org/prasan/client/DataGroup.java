package org.prasan.client;

/** Parts of what is told about a client; a client agrees to share each of them or not. */
public enum DataGroup {
  CONTACT,
  IDENTITY,
  STORY,
  HEALTH_AND_SAFETY,
  LEGAL,
  NOTES;

  public String key() {
    return "client.group." + this;
  }

  /** As it stands in addresses. */
  public String word() {
    return switch (this) {
      case CONTACT -> "contact";
      case IDENTITY -> "identity";
      case STORY -> "story";
      case HEALTH_AND_SAFETY -> "health";
      case LEGAL -> "legal";
      case NOTES -> "notes";
    };
  }

  static DataGroup of(String word) {
    for (var group : values()) if (group.word().equals(word)) return group;
    throw ClientPages.notFound();
  }
}
