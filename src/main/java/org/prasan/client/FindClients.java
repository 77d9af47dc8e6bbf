package org.prasan.client;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.prasan.audit.Audit;
import org.prasan.language.DateReading;
import org.prasan.language.Digits;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.vault.BlindField;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A case worker finds a client of the organization again by what is exactly known. */
@Service
class FindClients {
  private final ClientFiles files;
  private final Blinds blinds;
  private final Audit audit;

  FindClients(ClientFiles files, Blinds blinds, Audit audit) {
    this.files = files;
    this.blinds = blinds;
    this.audit = audit;
  }

  /** By name, telephone, number of a card, birth date, or the number of the file. */
  @Transactional
  List<ClientFile> find(Acting acting, String typed) {
    acting.require(Action.EDIT_CLIENTS);
    var ids = new LinkedHashSet<ClientId>();
    files.numbered(acting, Digits.toAscii(typed)).ifPresent(ids::add);
    ids.addAll(blinds.find(acting, asked(typed)));
    if (ids.isEmpty()) return List.of();
    var found = files.all(acting, ids);
    for (var file : found) record(acting, file);
    return found;
  }

  /** Of one's own it was learned by a name who it is, without a search. */
  @Transactional
  void byName(Acting acting, ClientId id) {
    acting.require(Action.EDIT_CLIENTS);
    files.find(acting, id).ifPresent(file -> record(acting, file));
  }

  private void record(Acting acting, ClientFile file) {
    audit.record(acting, "client.found", "client", file.id(), null, Map.of("title", file.number()));
  }

  private static Map<BlindField, String> asked(String typed) {
    var asked = new EnumMap<BlindField, String>(BlindField.class);
    asked.put(BlindField.NAME, typed);
    asked.put(BlindField.PHONE, typed);
    asked.put(BlindField.ID_NUMBER, typed);
    if (ThaiDates.read(typed) instanceof DateReading.Read(var day))
      asked.put(BlindField.BIRTH_DATE, day.toString());
    return asked;
  }
}
