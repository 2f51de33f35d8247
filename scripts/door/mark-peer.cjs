'use strict';

// The address of the peer is found out here, once, where the socket still is.
// Next hands pages and actions headers alone, and takes what a client writes into X-Forwarded-For for the truth.
const { createHmac, randomBytes, timingSafeEqual } = process.getBuiltinModule('node:crypto');
const { subscribe } = process.getBuiltinModule('node:diagnostics_channel');

const { findPeer, readTrustedProxies } = module.require('./find-peer.cjs');

const untrue = /^(forwarded$|x-forwarded($|-)|x-real-ip$|x-kigen-)/i;
const trusted = readTrustedProxies(process.env.KIGEN_TRUSTED_PROXIES ?? '');
const key = randomBytes(32);

/** Published for each request before anything else sees it. */
subscribe('http.server.request.start', ({ request }) => {
  const marks =
    findOwnMarks(request.headers) ?? markOf(findPeer(request.socket.remoteAddress, request.headers, trusted));
  removeUntrue(request);
  for (const [name, value] of Object.entries(marks)) setHeader(request, name, value);
});

function markOf({ address, isDirect }) {
  const direct = isDirect ? '1' : '0';
  const peer = address ?? 'unknown';
  return { 'x-kigen-peer': peer, 'x-kigen-direct': direct, 'x-kigen-seal': sealOf(peer, direct) };
}

/**
 * Next asks itself, with a copy of the request's headers, for the page after an action, and for an action that another
 * page's bundle holds. Such a request keeps its first peer, which the seal proves: its key never leaves this process.
 */
function findOwnMarks(headers) {
  const { 'x-kigen-peer': peer, 'x-kigen-direct': direct, 'x-kigen-seal': seal } = headers;
  if (typeof seal !== 'string' || !isSame(seal, sealOf(peer, direct))) return null;
  return { 'x-kigen-peer': peer, 'x-kigen-direct': direct, 'x-kigen-seal': seal };
}

function sealOf(peer, direct) {
  return createHmac('sha256', key).update(`${peer} ${direct}`).digest('base64url');
}

function isSame(text, other) {
  return text.length === other.length && timingSafeEqual(Buffer.from(text, 'latin1'), Buffer.from(other, 'latin1'));
}

/** Node keeps headers in three forms, and makes the second and third at their first use. */
function removeUntrue(request) {
  const { headers, headersDistinct, rawHeaders } = request;
  for (const form of [headers, headersDistinct]) {
    for (const name of Object.keys(form)) if (untrue.test(name)) Reflect.deleteProperty(form, name);
  }
  request.rawHeaders = rawHeaders.filter((_, index) => !untrue.test(rawHeaders[index - (index % 2)]));
}

function setHeader(request, name, value) {
  request.headers[name] = value;
  request.headersDistinct[name] = [value];
  request.rawHeaders.push(name, value);
}
