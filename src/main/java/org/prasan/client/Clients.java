package org.prasan.client;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.vault.BlindField;
import org.prasan.vault.DataKeyId;
import org.prasan.web.IdTaken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The clients of the acting organization, for whoever refers one of them. */
@Service
public class Clients {
  private final ClientFiles files;
  private final Blinds blinds;
  private final FindClients find;
  private final ReadClient read;
  private final OpenClient open;
  private final EditClient edit;

  Clients(
      ClientFiles files,
      Blinds blinds,
      FindClients find,
      ReadClient read,
      OpenClient open,
      EditClient edit) {
    this.files = files;
    this.blinds = blinds;
    this.find = find;
    this.read = read;
    this.open = open;
    this.edit = edit;
  }

  /**
   * What a triage card may show, and under which key the rest is sealed.
   *
   * @param open neither closed nor erased
   * @param erased nothing of it opens any more
   */
  public record Card(
      ClientId id,
      OrganizationId owner,
      String number,
      DataKeyId key,
      Triage triage,
      Set<DataGroup> withheld,
      boolean open,
      boolean erased,
      int version) {}

  /**
   * Something told about a client.
   *
   * @param detail none for a note
   */
  public record Told(DataGroup group, @Nullable Detail detail, String text) {
    @Override
    public String toString() {
      return "Told[" + group + "]";
    }
  }

  /** The file of somebody met where there was no page to open it; sent twice it is opened once. */
  @Transactional
  public void open(Acting acting, ClientId id, Triage triage, Map<Detail, String> told) {
    once(open.open(acting, id, triage, told));
  }

  /** What whoever meets the client must know; what others noted meanwhile stays. */
  @Transactional
  public void warn(Acting acting, ClientId id, FlagChange change) {
    if (!change.equals(FlagChange.NONE)) edit.flags(acting, id, change);
  }

  /** Empty if it is not there or not one's own. */
  @Transactional(readOnly = true)
  public Optional<Card> card(Acting acting, ClientId id) {
    acting.require(Action.SEE_CLIENTS);
    return files.find(acting, id).map(Clients::card);
  }

  /** Of which parts anything was told at all; none if it is not there or not one's own. */
  @Transactional(readOnly = true)
  public Set<DataGroup> told(Acting acting, ClientId id) {
    acting.require(Action.SEE_CLIENTS);
    return files.told(acting, id);
  }

  /** Whether a client of one's own goes by this name; nothing is opened to tell. */
  @Transactional(readOnly = true)
  public boolean named(Acting acting, ClientId id, String name) {
    acting.require(Action.SEE_CLIENTS);
    return blinds.find(acting, Map.of(BlindField.NAME, name)).contains(id);
  }

  /** That somebody learned by a name that a client goes by it, as whoever finds one. */
  @Transactional
  public void foundByName(Acting acting, ClientId id) {
    find.byName(acting, id);
  }

  /**
   * What was told, by group, and a reading in the audit log. Empty if it is not there, not one's
   * own, or was erased.
   */
  @Transactional
  public Optional<Map<DataGroup, List<Told>>> detail(
      Acting acting, ClientId id, Set<DataGroup> groups) {
    if (groups.isEmpty()) throw new IllegalArgumentException("No group was asked for");
    return read.read(acting, id, groups).map(opened -> told(opened, groups));
  }

  /**
   * The same for what is sent on: the reading is written down by whoever sends it, since an entry
   * with the number of the file beside it would tie the two.
   */
  @Transactional
  public Optional<Map<DataGroup, List<Told>>> copied(
      Acting acting, ClientId id, Set<DataGroup> groups) {
    if (groups.isEmpty()) throw new IllegalArgumentException("No group was asked for");
    return read.unrecorded(acting, id, groups).map(opened -> told(opened, groups));
  }

  /**
   * Opens a file of the acting organization with what another one told of the client. That this was
   * read stands in the log as a reading of the new file: an entry of the referral it came with
   * would tie the two.
   */
  @Transactional
  public void open(Acting acting, ClientId id, Triage triage, List<Told> told) {
    var details = new EnumMap<Detail, String>(Detail.class);
    for (var one : told) if (one.detail() != null) details.put(one.detail(), one.text());
    once(open.open(acting, id, triage, details));
    for (var one : told)
      if (one.detail() == null) edit.note(acting, id, FreshId.next(), one.text());
    var groups = EnumSet.noneOf(DataGroup.class);
    for (var one : told) groups.add(one.group());
    read.read(acting, id, groups);
  }

  /** Nobody is there to be told that something else was kept under the id. */
  private static void once(Optional<ClientFile> otherwise) {
    if (otherwise.isPresent()) throw new IdTaken();
  }

  private static Map<DataGroup, List<Told>> told(Opened opened, Set<DataGroup> groups) {
    var told = new EnumMap<DataGroup, List<Told>>(DataGroup.class);
    for (var group : groups) told.put(group, told(opened, group));
    return told;
  }

  private static List<Told> told(Opened opened, DataGroup group) {
    if (group == DataGroup.NOTES)
      return opened.notes().stream().map(note -> new Told(group, null, note.text())).toList();
    return opened.details().entrySet().stream()
        .filter(detail -> detail.getKey().group() == group)
        .map(detail -> new Told(group, detail.getKey(), detail.getValue()))
        .toList();
  }

  private static Card card(ClientFile file) {
    return new Card(
        file.id(),
        file.owner(),
        file.number(),
        file.key(),
        file.triage(),
        file.withheld(),
        file.open(),
        file.erased(),
        file.version());
  }
}
