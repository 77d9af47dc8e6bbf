/* Keeps one page and the files it needs, and nothing else of ours. */
"use strict";
const OURS = "offline " + PAGE + " ", STORE = OURS + VERSION;
const LINKED = /(?:href|src)="(\/(?:css|js|fonts)\/[^"#]+|\/icons\.svg|\/neutral\.svg)/g;
const WITHIN = /url\(([^)]+?\.woff2)\)/g;

const found = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);

const fetched = async (url) => {
  const answer = await fetch(url, { cache: "no-cache", credentials: "same-origin" });
  // The door in place of the page must not be kept.
  if (!answer.ok || answer.redirected) throw new Error("Not to be kept: " + url);
  return answer;
};

const keepPage = async (store, answer) => {
  const text = await answer.clone().text();
  const urls = [...new Set([...found(text, LINKED), "/icons.svg"])];
  for (const url of urls) {
    const file = await fetched(url);
    if (url.endsWith(".css")) {
      for (const font of found(await file.clone().text(), WITHIN)) {
        const address = new URL(font, new URL(url, location.origin)).pathname;
        await store.put(address, await fetched(address));
      }
    }
    await store.put(url, file);
  }
  await store.put(PAGE, answer);
};

const keep = async () => keepPage(await caches.open(STORE), await fetched(PAGE));

const forgetOlder = async () => {
  for (const name of await caches.keys())
    if (name.startsWith(OURS) && name !== STORE) await caches.delete(name);
};

/* Asked for in another language: what comes takes the place of what was kept. */
const renewed = async (request) => {
  const store = await caches.open(STORE);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await keepPage(store, answer.clone());
    return answer;
  } catch (failure) {
    const kept = await store.match(PAGE);
    if (kept) return kept;
    throw failure;
  }
};

const answered = async (request) => {
  const kept = await (await caches.open(STORE)).match(request);
  return kept || fetch(request);
};

self.addEventListener("install", (event) => { event.waitUntil(keep().then(() => self.skipWaiting())); });
self.addEventListener("activate", (event) => { event.waitUntil(forgetOlder().then(() => self.clients.claim())); });
self.addEventListener("fetch", (event) => {
  const request = event.request, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (url.pathname === PAGE) event.respondWith(url.search ? renewed(request) : answered(request));
    return;
  }
  if (["style", "script", "font", "image"].includes(request.destination)) event.respondWith(answered(request));
});
