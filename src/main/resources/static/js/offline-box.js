/* A box on this phone: what lies in it can be read only with the PIN, and only on this phone. */
self.offlineBox = (() => {
  "use strict";
  const TRIES = 5, ROUNDS = 600000, DAY = 86400000;
  const bytes = (text) => new TextEncoder().encode(text);

  const opened = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

  const base = async (name) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("kept", { keyPath: "key" });
    const database = await opened(request);
    database.onversionchange = () => database.close();
    return database;
  };

  /* One short connection each: whoever clears this site's data never waits for us. */
  const within = async (name, mode, work) => {
    const database = await base(name);
    try {
      const transaction = database.transaction("kept", mode, { durability: "strict" });
      const ended = new Promise((done, failed) => {
        transaction.oncomplete = done;
        transaction.onabort = () => failed(transaction.error);
      });
      const result = await work(transaction.objectStore("kept"));
      await ended;
      return result;
    } finally {
      database.close();
    }
  };

  /* Digits that are the first somebody would try. */
  const tooSimple = (pin) => {
    const digits = [...pin].map(Number);
    const steps = digits.slice(1).map((digit, at) => (digit - digits[at] + 10) % 10);
    const repeats = [1, 2, 3].some((length) => pin.length > length && pin === pin.slice(0, length).repeat(20).slice(0, pin.length));
    return new Set(digits).size < 3 || repeats || steps.every((step) => step === 1) || steps.every((step) => step === 9);
  };

  const isPin = (pin) => /^\d{6,12}$/.test(pin);

  const derived = async (pin, lock) => {
    const typed = await crypto.subtle.importKey("raw", bytes(pin), "PBKDF2", false, ["deriveBits"]);
    const slow = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt: lock.salt, iterations: lock.rounds }, typed, 256);
    const mixed = await crypto.subtle.sign("HMAC", lock.device, slow);
    return crypto.subtle.importKey("raw", mixed, "AES-GCM", false, ["encrypt", "decrypt"]);
  };

  /* The name belongs to the seal: nothing can be put in another's place. */
  const seal = async (key, name, value) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bytes(name) }, key, bytes(JSON.stringify(value)));
    return { key: name, iv, sealed };
  };

  const unseal = async (key, record) => {
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: record.iv, additionalData: bytes(record.key) }, key, record.sealed);
    return JSON.parse(new TextDecoder().decode(plain));
  };

  return (name, days) => {
    const read = (record) => within(name, "readonly", (store) => opened(store.get(record)));
    const write = (record) => within(name, "readwrite", (store) => opened(store.put(record)));
    const wipe = () => within(name, "readwrite", (store) => opened(store.clear()));
    const tooOld = (lock) => Date.now() - lock.opened > days * DAY;

    /* Gone, if nobody opened it for too long. */
    const lock = async () => {
      const found = await read("lock");
      if (!found || !tooOld(found)) return found;
      await wipe();
      return { expired: true };
    };

    const change = (work) => within(name, "readwrite", async (store) => {
      const found = await opened(store.get("lock"));
      if (found) await opened(store.put(work(found)));
      return found;
    });

    const box = (key) => ({
      read: async (record) => {
        const found = await read(record);
        return found && unseal(key, found);
      },
      /* Only while the box is there: another window may have emptied it. */
      write: async (record, value) => {
        const sealed = await seal(key, record, value);
        return within(name, "readwrite", async (store) => {
          if (!await opened(store.get("lock"))) return false;
          await opened(store.put(sealed));
          return true;
        });
      },
      remove: (record) => within(name, "readwrite", (store) => opened(store.delete(record))),
      items: async () => {
        const all = await within(name, "readonly", (store) => opened(store.getAll(IDBKeyRange.bound("item-", "item-\uffff"))));
        return Promise.all(all.map((record) => unseal(key, record)));
      },
    });

    const make = async (pin, owner) => {
      const device = await crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
      const fresh = { key: "lock", salt: crypto.getRandomValues(new Uint8Array(16)), rounds: ROUNDS, device, owner, tries: 0, opened: Date.now() };
      const key = await derived(pin, fresh);
      fresh.proof = await seal(key, "proof", "open");
      await write(fresh);
      return box(key);
    };

    /* A try is counted before it is made: who ends the page meanwhile has used it up. */
    const unlock = async (pin) => {
      const before = await change((found) => ({ ...found, tries: found.tries + 1 }));
      if (!before) return { gone: true };
      const key = await derived(pin, before);
      try {
        await unseal(key, before.proof);
      } catch {
        if (before.tries + 1 < TRIES) return { left: TRIES - before.tries - 1 };
        await wipe();
        return { wiped: true };
      }
      await change((found) => ({ ...found, tries: 0, opened: Date.now() }));
      return { box: box(key) };
    };

    return { lock, make, unlock, wipe, isPin, tooSimple };
  };
})();
