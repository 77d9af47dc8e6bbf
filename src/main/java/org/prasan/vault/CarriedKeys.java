package org.prasan.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys of a coalition's clients on their way to another installation: taken out of the wrapping
 * of this one, and wrapped by the master key of that one. What is written here must be sealed.
 */
@Service
public class CarriedKeys {
  private static final int SOME = 500;

  private final DataKeys keys;
  private final MasterKey master;
  private final BlindIndexes indexes;
  private final JsonMapper json;

  CarriedKeys(DataKeys keys, MasterKey master, BlindIndexes indexes, JsonMapper json) {
    this.keys = keys;
    this.master = master;
    this.indexes = indexes;
    this.json = json;
  }

  /** Stands first. */
  private record Beginning(UUID coalition, String fingerprints) {
    @Override
    public String toString() {
      return "Beginning[…]";
    }
  }

  private record Carried(
      UUID id,
      UUID organization,
      @Nullable String key,
      Instant madeAt,
      @Nullable Instant destroyedAt) {
    @Override
    public String toString() {
      return "Carried[…]";
    }
  }

  /** The file is no file of keys, or of those of another coalition. */
  public static final class NotTheseKeys extends Exception {
    private static final long serialVersionUID = 1L;

    NotTheseKeys(@Nullable Throwable cause) {
      super("Not the keys of this coalition", cause);
    }
  }

  /** How many there are that open something. */
  @Transactional(propagation = Propagation.MANDATORY)
  public long count(CoalitionId coalition) {
    return keys.count(coalition);
  }

  /** One line for each key, and for each that was destroyed. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void write(CoalitionId coalition, OutputStream to) throws IOException {
    try {
      line(to, new Beginning(coalition.value(), indexes.keyOf(coalition)));
      keys.each(coalition, row -> line(to, carried(coalition, row)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The key of the fingerprints lies beside the master key from then on, whatever follows. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void bring(CoalitionId coalition, InputStream from) throws IOException, NotTheseKeys {
    try (var lines = json.readerFor(JsonNode.class).<JsonNode>readValues(from)) {
      if (!lines.hasNext()) throw new NotTheseKeys(null);
      var beginning = json.treeToValue(lines.next(), Beginning.class);
      if (!coalition.value().equals(beginning.coalition())) throw new NotTheseKeys(null);
      indexes.bring(coalition, beginning.fingerprints());
      var some = new ArrayList<DataKeys.Row>();
      while (lines.hasNext()) {
        some.add(row(coalition, json.treeToValue(lines.next(), Carried.class)));
        if (some.size() == SOME) bring(coalition, some);
      }
      bring(coalition, some);
    } catch (JacksonException | GeneralSecurityException | IllegalArgumentException e) {
      throw new NotTheseKeys(e);
    }
  }

  /** After a coalition could not be brought in. */
  public void forget(CoalitionId coalition) throws IOException {
    indexes.forget(coalition);
  }

  private void bring(CoalitionId coalition, List<DataKeys.Row> some) {
    keys.bring(coalition, some);
    some.clear();
  }

  private Carried carried(CoalitionId coalition, DataKeys.Row row) {
    return new Carried(
        row.id.value(),
        row.owner.value(),
        row.wrapped == null
            ? null
            : Base64.getEncoder()
                .encodeToString(master.unwrap(row.wrapped, Vault.bound(coalition, row.id))),
        row.madeAt,
        row.destroyedAt);
  }

  private DataKeys.Row row(CoalitionId coalition, Carried carried) {
    var id = new DataKeyId(carried.id());
    var key = carried.key();
    return new DataKeys.Row(
        id,
        new OrganizationId(carried.organization()),
        key == null
            ? null
            : master.wrap(Base64.getDecoder().decode(key), Vault.bound(coalition, id)),
        carried.madeAt(),
        carried.destroyedAt());
  }

  private void line(OutputStream to, Object what) {
    try {
      to.write(json.writeValueAsBytes(what));
      to.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
