import { showForeignText } from '@/lib/tls/show-foreign-text';

import type { Hop, HopOutcome } from './hop';

const longest = 120;

/** "GET http://example.jp/… 192.0.2.1 → 404 nginx". The token is left out: it is another one each time. */
export function describeHop({ url, address, outcome }: Hop): string {
  const shown = url.replace(/[\w-]{43}/, 'TOKEN');
  return `GET ${show(shown)} ${address} → ${describeOutcome(outcome)}`;
}

export function describeOutcome(outcome: HopOutcome): string {
  if (!outcome.ok) return `${outcome.failure} ${show(outcome.detail)}`.trim();
  const { server = '', location } = outcome.headers;
  const target = location === undefined ? '' : ` to ${show(location.replace(/[\w-]{43}/, 'TOKEN'))}`;
  return `${outcome.status} ${show(server)}`.trim() + target;
}

function show(text: string): string {
  return showForeignText(text.slice(0, longest));
}
