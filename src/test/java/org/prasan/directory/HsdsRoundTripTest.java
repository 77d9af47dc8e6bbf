package org.prasan.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.prasan.exchange.TableArchive;
import org.prasan.exchange.UploadLimits;
import org.prasan.exchange.UploadedArchive;
import org.prasan.tenancy.OrganizationId;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is written by the terms of HSDS is read again as it was, whatever it was. */
class HsdsRoundTripTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Needs NEEDS = new Needs(JSON);
  private static final HsdsTaxonomy TAXONOMY = new HsdsTaxonomy(NEEDS);
  private static final HsdsWriter WRITER = new HsdsWriter(TAXONOMY);
  private static final HsdsReader READER = new HsdsReader(TAXONOMY);
  private static final Surroundings NOWHERE = new Surroundings(Map.of(), Map.of());
  private static final OrganizationId OWNER = OrganizationId.fresh();

  @Property(tries = 1000)
  void aServiceIsReadAsItWasWritten(@ForAll long seed) {
    var service = random(seed).next(OWNER, Level.PUBLIC);
    var written = WRITER.of(service, NOWHERE);
    var findings = new Findings();
    var read = READER.read(draft(service), new Given(copy(written), "", findings));
    assertThat(findings.wrong()).isEmpty();
    assertThat(WRITER.of(read.with(service.changed()), NOWHERE)).isEqualTo(written);
  }

  @Property(tries = 1000)
  void whatTheDirectoryHasNoPlaceForComesOutAgain(@ForAll long seed) {
    var random = random(seed);
    var service = random.next(OWNER, Level.PUBLIC);
    var said = random.withMore(WRITER.of(service, NOWHERE));
    var findings = new Findings();
    var given = new Given(copy(said), "", findings);
    var read = READER.read(draft(service), given).with(service.changed());
    assertThat(findings.wrong()).isEmpty();
    HsdsLinks.strip(given);
    var known = WRITER.of(read, NOWHERE);
    var rest = Remainder.of(given.node(), known, findings.taken());
    var kept = JSON.readValue(rest.toString(), ObjectNode.class);
    assertThat(Remainder.joined(known, kept)).isEqualTo(said);
  }

  @Property(tries = 100)
  void theTablesHoldTheSameAsTheJson(@ForAll long seed) {
    var random = random(seed);
    var service = random.withMore(WRITER.of(random.next(OWNER, Level.PUBLIC), NOWHERE));
    var back = throughTables(service);
    var first = imported(copy(service));
    var second = imported(back);
    assertThat(second).isEqualTo(first);
  }

  /** As it would be exported after an import into an empty directory. */
  private static ObjectNode imported(ObjectNode said) {
    var findings = new Findings();
    var given = new Given(said, "", findings);
    var id = new ServiceId(Objects.requireNonNull(given.id("id")));
    var draft = Drafts.of(id, OWNER, Instant.EPOCH);
    var read = READER.read(draft, given);
    assertThat(findings.wrong()).isEmpty();
    HsdsLinks.strip(given);
    said.remove("last_modified");
    var known = WRITER.of(read, NOWHERE);
    return Remainder.joined(known, Remainder.of(said, known, findings.taken()));
  }

  private static ObjectNode throughTables(ObjectNode service) {
    try {
      var archive = new TableArchive();
      new HsdsTables(archive).add("service", service);
      var out = new ByteArrayOutputStream();
      archive.write(out);
      var tables =
          (UploadedArchive.Tables)
              UploadedArchive.read(out.toByteArray(), new UploadLimits(10, 1000, 80));
      var content = HsdsTables.read(tables.byName(), JSON);
      return Objects.requireNonNull(content).services().getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatWasChangedHereSinceDoesNotComeBack() {
    var said = copy(WRITER.of(random(7).next(OWNER, Level.PUBLIC), NOWHERE));
    said.remove("phones");
    said.putArray("phones").addObject().put("number", "000 111 2222").put("type", "voice");
    said.withArray("phones").addObject().put("number", "000 333 4444").put("type", "fax");
    var findings = new Findings();
    var given = new Given(said, "", findings);
    var id = new ServiceId(Objects.requireNonNull(given.id("id")));
    var read = READER.read(Drafts.of(id, OWNER, Instant.EPOCH), given);
    var rest = Remainder.of(said, WRITER.of(read, NOWHERE), findings.taken());
    var second = read.reach().phones().get(1);
    var edited =
        read.with(
            new Service.Reach(
                List.of(second, new Service.Phone("000 555 6666", null, null, List.of())),
                List.of()));
    var phones =
        Remainder.objects(Remainder.joined(WRITER.of(edited, NOWHERE), rest).get("phones"));
    assertThat(phones)
        .extracting(one -> one.path("number").asString(""))
        .containsExactly("000 333 4444", "000 555 6666");
    assertThat(phones)
        .extracting(one -> one.path("type").asString("none"))
        .containsExactly("fax", "none");
  }

  @Test
  void whatIsAbsentStaysAndWhatIsEmptyGoes() {
    var before =
        random(11)
            .next(OWNER, Level.PUBLIC)
            .with(
                new Service.Reach(
                    List.of(new Service.Phone("000 1", null, null, List.of())), List.of()));
    var said = JsonNodeFactory.instance.objectNode().put("alternate_name", "");
    var read = READER.read(before, new Given(said, "", new Findings()));
    assertThat(read.reach()).isEqualTo(before.reach());
    assertThat(read.basics().name()).isEqualTo(before.basics().name());
    assertThat(read.basics().alternateName()).isNull();
    said.putArray("phones");
    assertThat(READER.read(before, new Given(said, "", new Findings())).reach().phones()).isEmpty();
  }

  private static RandomServices random(long seed) {
    return new RandomServices(new Random(seed), NEEDS);
  }

  private static Service draft(Service like) {
    return Drafts.of(like.id(), OWNER, like.changed().at());
  }

  private static ObjectNode copy(ObjectNode node) {
    return JSON.readValue(node.toString(), ObjectNode.class);
  }
}
