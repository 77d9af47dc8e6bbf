package org.prasan.client;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.vault.BlindField;
import org.prasan.vault.Place;

/** Something told about a client and sealed: in which group, and by what the client is found. */
public enum Detail {
  CHANNEL(DataGroup.CONTACT, null),
  HOURS(DataGroup.CONTACT, null),
  SAFE_WORDS(DataGroup.CONTACT, null),
  NO_MESSAGE(DataGroup.CONTACT, null),
  PHONE(DataGroup.CONTACT, BlindField.PHONE),
  NAME_TH(DataGroup.IDENTITY, BlindField.NAME),
  NAME_EN(DataGroup.IDENTITY, BlindField.NAME),
  NICKNAME(DataGroup.IDENTITY, BlindField.NAME),
  BORN(DataGroup.IDENTITY, BlindField.BIRTH_DATE),
  ID_NUMBER(DataGroup.IDENTITY, BlindField.ID_NUMBER),
  STORY(DataGroup.STORY, null),
  HEALTH(DataGroup.HEALTH_AND_SAFETY, null),
  LEGAL(DataGroup.LEGAL, null);

  private final DataGroup group;
  private final @Nullable BlindField foundBy;

  Detail(DataGroup group, @Nullable BlindField foundBy) {
    this.group = group;
    this.foundBy = foundBy;
  }

  public DataGroup group() {
    return group;
  }

  public String key() {
    return "client.detail." + this;
  }

  @Nullable BlindField foundBy() {
    return foundBy;
  }

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  Place in(ClientId file) {
    return new Place("client.file." + column(), file.value());
  }

  static List<Detail> of(DataGroup group) {
    return Arrays.stream(values()).filter(detail -> detail.group == group).toList();
  }
}
