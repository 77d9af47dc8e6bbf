package org.prasan.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands out the data keys of clients: to the organization that owns one, and to those with whom it
 * is shared. Row-level security shows a key to nobody else.
 */
@Service
public class Vault {
  private final DataKeys keys;
  private final MasterKey master;
  private final Audit audit;

  Vault(DataKeys keys, MasterKey master, Audit audit) {
    this.keys = keys;
    this.master = master;
    this.audit = audit;
  }

  /** A new key for a new client of the acting organization. */
  @Transactional(propagation = Propagation.MANDATORY)
  public ClientKey make(CoalitionId coalition, OrganizationId owner, DataKeyId id) {
    return make(coalition, owner, List.of(id)).getFirst();
  }

  /** Several at once, in the order of their ids. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<ClientKey> make(CoalitionId coalition, OrganizationId owner, List<DataKeyId> ids) {
    var made = new ArrayList<ClientKey>();
    var wrapped = new ArrayList<DataKeys.Wrapped>();
    try {
      for (var id : ids) {
        var keyset = Ciphers.fresh();
        var bytes =
            TinkProtoKeysetFormat.serializeKeyset(
                keyset, InsecureSecretKeyAccess.get(), Ciphers.known());
        wrapped.add(new DataKeys.Wrapped(id, master.wrap(bytes, bound(coalition, id))));
        made.add(new ClientKey(coalition.value(), Ciphers.of(keyset)));
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    keys.insert(coalition, owner, wrapped);
    return made;
  }

  /** Empty if it was destroyed or the acting organization has no part in it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<ClientKey> key(CoalitionId coalition, DataKeyId id) {
    return keys.wrapped(coalition, id)
        .map(wrapped -> new ClientKey(coalition.value(), unwrapped(coalition, id, wrapped)));
  }

  /** From now on the other organization opens what is sealed with it, until that ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void share(CoalitionId coalition, DataKeyId id, OrganizationId with) {
    keys.share(coalition, id, with);
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void endSharing(CoalitionId coalition, DataKeyId id, OrganizationId with) {
    keys.endSharing(coalition, id, with);
  }

  /** Erases the client: nothing sealed with the key opens again, here or in an older backup. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean destroy(Acting acting, DataKeyId id) {
    if (!keys.destroy(acting.coalitionId(), id)) return false;
    audit.record(acting, "client-key.destroyed", "client-key", id, null, null);
    return true;
  }

  /** Asked by the product: the keys of a coalition that were destroyed. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<DataKeyId> destroyed(CoalitionId coalition) {
    return keys.destroyed(coalition);
  }

  private Aead unwrapped(CoalitionId coalition, DataKeyId id, byte[] wrapped) {
    try {
      var bytes = master.unwrap(wrapped, bound(coalition, id));
      return Ciphers.of(
          TinkProtoKeysetFormat.parseKeyset(bytes, InsecureSecretKeyAccess.get(), Ciphers.known()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] bound(CoalitionId coalition, DataKeyId id) {
    return (coalition.value() + "|" + id).getBytes(StandardCharsets.UTF_8);
  }
}
