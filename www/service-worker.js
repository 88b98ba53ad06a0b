// The reader page without a network: what it has loaded once, it has. The
// network comes first, so that a new version never meets an old one's parts.

const CACHE = 'standfirst-reader';
const SHARED = new URL('shared', registration.scope).href;

addEventListener('install', (event) => {
  event.waitUntil(skipWaiting());
});

addEventListener('activate', (event) => {
  event.waitUntil(clients.claim());
});

/** The page tells what it has loaded before there was a worker. */
addEventListener('message', (event) => {
  if (!Array.isArray(event.data?.loaded)) return;
  event.waitUntil(
    caches.open(CACHE).then(async (cache) => {
      const ours = event.data.loaded.filter((address) => address.startsWith(registration.scope));
      await Promise.allSettled(ours.map(async (address) => (await cache.match(address)) ?? cache.add(address)));
      event.ports[0]?.postMessage('kept');
    }),
  );
});

addEventListener('fetch', (event) => {
  const { request } = event;
  if (!request.url.startsWith(registration.scope)) return;
  const path = request.url.slice(registration.scope.length);
  if (request.method === 'POST' && path === 'share') event.respondWith(takeShared(request));
  else if (request.method === 'GET' && path === 'shared') event.respondWith(giveShared());
  else if (request.method === 'GET' && !request.headers.has('range')) event.respondWith(fromNetwork(event));
});

async function fromNetwork(event) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(event.request);
    if (answer.ok && answer.type === 'basic') event.waitUntil(cache.put(event.request, answer.clone()));
    return answer;
  } catch (failure) {
    // A page's address has the article in its query; the page itself is one.
    const kept = await cache.match(event.request, { ignoreSearch: event.request.mode === 'navigate' });
    if (kept) return kept;
    throw failure;
  }
}

/** Something shared from another application: kept until the page asks for it. */
async function takeShared(request) {
  const form = await request.formData();
  const file = form.get('file');
  const address = [form.get('url'), form.get('text')].find((value) => typeof value === 'string' && /^https?:\/\/\S+$/.test(value.trim()));
  const cache = await caches.open(CACHE);
  if (file instanceof File && file.size > 0) await cache.put(SHARED, new Response(file));
  else if (address) return Response.redirect(`${registration.scope}?src=${encodeURIComponent(address.trim())}`, 303);
  else await cache.put(SHARED, new Response([form.get('title'), form.get('text')].filter(Boolean).join('\n\n')));
  return Response.redirect(`${registration.scope}?shared`, 303);
}

async function giveShared() {
  const cache = await caches.open(CACHE);
  const shared = await cache.match(SHARED);
  await cache.delete(SHARED);
  return shared ?? new Response('Nothing has been shared.', { status: 404 });
}
