import type { Checker } from '@/lib/diagnosis/checker';
import { found } from '@/lib/diagnosis/finding';
import type { Found } from '@/lib/diagnosis/finding';
import { findPreloadedSuffix } from '@/lib/diagnosis/hsts/preloaded-suffixes';
import { readHsts } from '@/lib/diagnosis/hsts/read-hsts';
import type { DiagnosisSubject } from '@/lib/diagnosis/subject';

const daySeconds = 24 * 60 * 60;

/** Whether browsers will let visitors past a warning while SSL is OFF. */
export const hstsChecker: Checker = {
  id: 'hsts',
  deadlineMs: 1000,
  words: {
    title: { ja: 'ブラウザーの記憶(HSTS)', en: 'What browsers remember (HSTS)' },
    fine: {
      ja: 'https:// だけで開くようブラウザーに覚えさせる設定は、見たかぎりありません。',
      en: 'As far as was seen, browsers have not been told to open the site over https:// only.',
    },
  },
  run: (subject) => {
    const all = [...listRemembered(subject), ...listPreloaded(subject)];
    const trace = subject.endpoints.map(({ host, hsts }) => `HSTS ${host} → ${hsts ?? 'none'}`);
    return Promise.resolve({ kind: 'looked', found: all, trace });
  },
};

function listRemembered({ endpoints, names }: DiagnosisSubject): Found[] {
  return endpoints.flatMap(({ host, hsts }) => {
    const policy = hsts === null ? null : readHsts(hsts);
    if (policy === null) return [];
    const below = policy.includesSubdomains ? names.filter((name) => name.host.endsWith(`.${host}`)) : [];
    const hosts = [...new Set([host, ...below.map((name) => name.host)])];
    const days = Math.max(1, Math.round(policy.maxAgeSeconds / daySeconds));
    const about = { hosts, detail: hsts ?? '' };
    if (policy.asksForPreload && policy.includesSubdomains) return [found('hsts-preload-asked', about)];
    return [found('hsts-remembered', { ...about, values: { days: String(Math.min(days, 9999)) } })];
  });
}

function listPreloaded({ names }: DiagnosisSubject): Found[] {
  return names.flatMap(({ host }) => {
    const suffix = findPreloadedSuffix(host);
    return suffix === null ? [] : [found('hsts-preloaded-suffix', { hosts: [host], values: { suffix } })];
  });
}
