import { findHosting } from '@/lib/hosting/find-hosting';
import type { HostingId } from '@/lib/hosting/hosting';

/** How a host writes when a renewal has failed, as far as it is known (lib/hosting has the subjects and their sources). */
export interface MailPattern {
  hostingId: HostingId;
  /** In the subject or the text, after NFKC and without any space. */
  marks: readonly RegExp[];
  /** Subjects of its mails about renewals, without any space. */
  subjects: readonly string[];
  /** Its own registrable domains, from which it writes and to which its mails link. */
  ownDomains: readonly string[];
  /** Words of its name that others put into theirs. */
  nameMarks: readonly string[];
}

export const mailPatterns: readonly MailPattern[] = [
  describe(
    'conoha-wing',
    [/\[ConoHa\]SSLサーバ証明書更新のご案内/i, /ConoHaアカウント/i, /support\.conoha\.jp/i],
    ['conoha'],
  ),
  describe('xserver', [/SSLサーバー証明書更新未完了のお知らせ/, /エックスサーバー/, /xserver\.ne\.jp/i], ['xserver']),
  describe('sakura', [/さくらのレンタルサーバ/, /さくらインターネット/, /sakura\.ad\.jp/i], ['sakura']),
];

function describe(hostingId: HostingId, marks: readonly RegExp[], nameMarks: readonly string[]): MailPattern {
  const hosting = findHosting(hostingId);
  const subjects = (hosting?.renewalHabit.mailSubjects ?? []).map((text) => text.normalize('NFKC').replace(/\s+/g, ''));
  return { hostingId, marks, subjects, ownDomains: hosting?.ownDomains ?? [], nameMarks };
}
