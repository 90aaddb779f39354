// The service worker that keeps the page for opening without a network. beian-check-offline.html registers it.
//
// The kept page is shown at once; afterwards the hosted one is asked for, and when it is another it is kept
// for the next load and the page on screen is told. This is the only request, and it carries nothing.
const page = new URL("beian-check.html", registration.scope).href;
const opened = async () => (await caches.open("beian-check")).match(page);

/** The page, under the addresses a host may give it. */
const isPage = (address) => {
  const { origin, pathname } = new URL(address);
  return [page, page.replace(/\.html$/, ""), registration.scope].includes(origin + pathname);
};

/** What it is made of (web/build/source.mjs); undefined: not our page, but perhaps a hotel's that wants a password. */
const source = (html) => html.endsWith("</script></body></html>") && html.match(/<meta name="source" content="([^"]*)">/)?.[1];

async function hosted() {
  const response = await fetch(page, { cache: "no-cache", credentials: "omit" });
  const bytes = await response.arrayBuffer();
  const html = new TextDecoder().decode(bytes);
  if (!response.ok || !source(html)) throw new Error(`${page} is not the page (${response.status})`);
  const headers = ["Content-Type", "Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options"];
  const kept = headers.filter((it) => response.headers.has(it)).map((it) => [it, response.headers.get(it)]);
  return { html, response: new Response(bytes, { headers: kept }) };
}

async function keep({ response }) {
  await (await caches.open("beian-check")).put(page, response);
}

async function renew(client) {
  const [before, now] = [await opened(), await hosted()];
  if ((await before?.text()) === now.html) return;
  await keep(now);
  (await clients.get(client))?.postMessage({ beianCheckNewer: source(now.html) });
}

// A newer service worker leaves what is kept to renew(), which tells of it.
const install = async () => (await opened()) ?? keep(await hosted());
addEventListener("install", (event) => event.waitUntil(install().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  if (event.request.mode !== "navigate" || !isPage(event.request.url)) return;
  event.respondWith(opened().then((kept) => kept ?? fetch(event.request)));
  event.waitUntil(renew(event.resultingClientId).catch(() => {})); // without a network nothing is newer
});
