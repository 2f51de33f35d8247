'use strict';

// Preloaded into the server, before Next, which answers an address that cannot be decoded ("/sites/%ff") with a bare 500.
// Such an address is no page: it gets the page that says so.
const { subscribe } = process.getBuiltinModule('node:diagnostics_channel');

const noPage = '/no-such-page';

/** Published for each request before anything else sees it. */
subscribe('http.server.request.start', ({ request }) => {
  if (!canDecode(request.url.split('?')[0])) request.url = noPage;
});

function canDecode(path) {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    // decodeURIComponent throws for nothing else (URIError).
    return false;
  }
}
