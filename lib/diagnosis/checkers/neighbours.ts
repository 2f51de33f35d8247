import type { Checker } from '@/lib/diagnosis/checker';
import { found } from '@/lib/diagnosis/finding';

/** Fewer prove nothing about the host. */
const fewestOverdue = 2;
const overdueShare = 1 / 3;

/** Me or the host: whether other sites of this installation on the same host are late too. */
export const neighboursChecker: Checker = {
  id: 'neighbours',
  deadlineMs: 1000,
  words: {
    title: { ja: '同じサーバー会社のほかのサイト', en: 'Other sites at the same host' },
    fine: {
      ja: '同じサーバー会社のほかのサイトは、ふつうに更新されています。このサイトだけの事情のようです。',
      en: 'Other sites at the same host are renewed as usual: it seems to be about this site alone.',
    },
  },
  run: ({ neighbours }) => {
    if (!neighbours || neighbours.total === 0) {
      return Promise.resolve({ kind: 'not-applicable', reason: 'no other site of this installation is on this host' });
    }
    const { total, overdue } = neighbours;
    if (overdue === 0)
      return Promise.resolve({ kind: 'looked', found: [], trace: [`neighbours ${total}, none overdue`] });
    const isHost = overdue >= fewestOverdue && overdue / total >= overdueShare;
    const values = { total: String(total), overdue: String(overdue) };
    const name = isHost ? 'neighbours-overdue' : 'neighbours-partly-overdue';
    const trace = [`neighbours ${total}, overdue ${overdue}`];
    return Promise.resolve({ kind: 'looked', found: [found(name, { values })], trace });
  },
};
