import type { Checker } from '@/lib/diagnosis/checker';
import { found } from '@/lib/diagnosis/finding';
import type { Found } from '@/lib/diagnosis/finding';

/** What one place cannot see, as the owner has answered it. */
export const ownerAnswersChecker: Checker = {
  id: 'owner-answers',
  deadlineMs: 1000,
  words: {
    title: { ja: '外から見えない制限', en: 'Limits that cannot be seen from outside' },
    fine: {
      ja: '海外アクセス制限も、パスワードやIPアドレスの制限もないとのことです。',
      en: 'You say that there are no limits for access from abroad, by password or by address.',
    },
  },
  run: ({ answers: { overseasLimit, accessLimit, noticeUrl } }) => {
    const all: Found[] = [];
    if (overseasLimit === 'on') all.push(found('overseas-limit-on'));
    if (accessLimit === 'on') all.push(found('access-limit-on'));
    const limits = [overseasLimit, accessLimit];
    if (limits.includes('unknown')) all.push(found('owner-unsure'));
    if (limits.includes(null)) all.push(found('owner-not-asked'));
    if (noticeUrl !== null) all.push(found('host-notice', { values: { url: noticeUrl } }));
    return Promise.resolve({ kind: 'looked', found: all, trace: [] });
  },
};
