import 'server-only';
import { getTranslations } from 'next-intl/server';
import { readClock } from './read-clock';
import type { Change } from '@/lib/tls/changes';
import { toDisplayHost } from '@/lib/tls/display-host';
import { toDisplayName } from '@/lib/tls/display-name';
import { problemWords } from '@/lib/tls/problem-words';
import type { Target } from '@/lib/tls/target';

/** One sentence a change, in the person's language, with the name that it is about. */
export async function describeChanges(target: Target, changes: readonly Change[]): Promise<string[]> {
  const [t, clock] = await Promise.all([getTranslations('site.change'), readClock()]);
  const host = toDisplayName({ displayHost: toDisplayHost(target.host), port: target.port });
  const title = (problem: keyof typeof problemWords) => problemWords[problem].title[clock.locale];
  return changes.map((change) => {
    switch (change.kind) {
      case 'certificate-replaced':
        return t('certificate-replaced', {
          host,
          from: clock.date(change.from.notAfter),
          to: clock.date(change.to.notAfter),
        });
      case 'problem-appeared':
      case 'problem-gone':
        return t(change.kind, { host, problem: title(change.problem) });
      case 'unreachable':
        return t('unreachable', { host });
      case 'first-look':
      case 'answers-again':
      case 'nothing-changed':
        return t(change.kind, { host });
    }
  });
}

export function isQuiet(changes: readonly Change[]): boolean {
  return changes.every((change) => change.kind === 'nothing-changed');
}
