import type { HostingId } from '@/lib/hosting/hosting';

/** How a host writes when a renewal has failed, as far as it is known (docs: the sources of each host in this room). */
export interface MailPattern {
  hostingId: HostingId;
  /** In the subject or the text, after NFKC and without any space. */
  marks: readonly RegExp[];
  /** Its own registrable domains, to which its mails link. */
  ownDomains: readonly string[];
  /** Words of its name that others put into theirs. */
  nameMarks: readonly string[];
}

export const mailPatterns: readonly MailPattern[] = [
  {
    hostingId: 'conoha-wing',
    marks: [/\[ConoHa\]SSLサーバ証明書更新のご案内/i, /ConoHaアカウント/i, /support\.conoha\.jp/i],
    ownDomains: ['conoha.jp', 'conoha.ne.jp'],
    nameMarks: ['conoha'],
  },
  {
    hostingId: 'xserver',
    marks: [/SSLサーバー証明書更新未完了のお知らせ/, /エックスサーバー/, /xserver\.ne\.jp/i],
    ownDomains: ['xserver.ne.jp', 'xserver.jp'],
    nameMarks: ['xserver'],
  },
  {
    hostingId: 'sakura',
    marks: [/さくらのレンタルサーバ/, /さくらインターネット/, /sakura\.ad\.jp/i],
    ownDomains: ['sakura.ad.jp', 'sakura.ne.jp', 'sakura.jp'],
    nameMarks: ['sakura'],
  },
];
