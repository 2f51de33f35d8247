import { PHASE_PRODUCTION_SERVER } from 'next/constants.js';

// With everything that is sent; proxy.ts adds what only pages need.
// "same-origin", not "no-referrer": with that a browser sends the Origin of its own forms as "null", and they are refused.
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value:
      'camera=(), geolocation=(), microphone=(), publickey-credentials-create=(self), publickey-credentials-get=(self)',
  },
];

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  headers: () => Promise.resolve([{ source: '/:path*', headers }]),
  // Native and generated parts are loaded by Node itself, not bundled.
  serverExternalPackages: ['better-sqlite3', '@prisma/client', '@prisma/adapter-better-sqlite3'],
  // npm test checks the types; whoever starts Kigen need not wait for that again.
  typescript: { ignoreBuildErrors: true },
  // Closes /_next/image, which nothing uses.
  images: { unoptimized: true },
  experimental: {
    // All pages at once take 40 MB and a second of the start. One of them is loaded in some 30 ms, when it is first asked for.
    preloadEntriesOnStart: false,
    // lib/auth/find-refusal.ts names the same limit.
    serverActions: { bodySizeLimit: '2mb' },
    // How much of a body is held for proxy.ts: more than any action takes.
    proxyClientMaxBodySize: '3mb',
  },
};

/** What is built needs the plugin no more, and its compiler would stay in the server's memory. */
export default async function configure(/** @type {string} */ phase) {
  if (phase === PHASE_PRODUCTION_SERVER) return config;
  const { default: createNextIntlPlugin } = await import('next-intl/plugin');
  return createNextIntlPlugin('./lib/words/request.ts')(config);
}
