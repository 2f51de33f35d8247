import type { ProblemWords } from './shape';

/** What time alone decides. */
export const datesWords = {
  expired: {
    title: { ja: '証明書の期限が切れています', en: 'The certificate has expired' },
    visitorsSee: {
      ja: '「この接続ではプライバシーが保護されません」(NET::ERR_CERT_DATE_INVALID)と表示されます。iPhoneでは「接続はプライベートではありません」と出ます。',
      en: '“Your connection is not private” (NET::ERR_CERT_DATE_INVALID). On an iPhone: “This Connection Is Not Private”.',
    },
    why: {
      ja: '証明書には期限があり、それまでに新しいものへ更新されませんでした。',
      en: 'A certificate lasts for a limited time, and no new one came before it ended.',
    },
    whatToDo: {
      ja: 'サーバー会社の管理画面で、証明書を更新(再発行)してください。',
      en: 'Renew (re-issue) the certificate in your host’s control panel.',
    },
  },
  'not-yet-valid': {
    title: { ja: '証明書がまだ有効ではありません', en: 'The certificate is not valid yet' },
    visitorsSee: {
      ja: '「この接続ではプライバシーが保護されません」(NET::ERR_CERT_DATE_INVALID)と表示されます。',
      en: '“Your connection is not private” (NET::ERR_CERT_DATE_INVALID).',
    },
    why: {
      ja: '証明書の有効期間がまだ始まっていません。Kigen が動いている機械の時計が遅れているときにも、こう見えます。',
      en: 'Its time has not begun. It also looks like this when the clock of the machine that runs Kigen is behind.',
    },
    whatToDo: {
      ja: 'まず、Kigen が動いている機械の日付と時刻を確かめてください。正しければ、有効になるのを待つか、サーバー会社に問い合わせてください。',
      en: 'First check the date and time of the machine that runs Kigen. If they are right, wait until it becomes valid or ask your host.',
    },
  },
  expiring: {
    title: { ja: '証明書の更新時期です', en: 'The certificate is due for renewal' },
    visitorsSee: { ja: '今はふつうに見られます。', en: 'Nothing unusual for now.' },
    why: {
      ja: '期限が近づき、自動更新が行われる時期に入りました。',
      en: 'The end is coming closer, and this is the time when it is usually renewed by itself.',
    },
    whatToDo: {
      ja: 'まだ何もしなくて大丈夫です。新しくなるか、Kigen が見守ります。',
      en: 'You need not do anything yet. Kigen watches whether the new one comes.',
    },
  },
  'renewal-overdue': {
    title: { ja: '証明書の更新が遅れています', en: 'The renewal is overdue' },
    visitorsSee: {
      ja: '今はふつうに見られます。期限を過ぎると「この接続ではプライバシーが保護されません」と表示され、見られなくなります。',
      en: 'Nothing unusual for now. After the end visitors meet “Your connection is not private” instead of your site.',
    },
    why: {
      ja: '新しくなっているはずの時期を過ぎても、証明書が変わっていません。自動更新がうまくいっていないようです。',
      en: 'The certificate should have been replaced by now. The automatic renewal seems to have failed.',
    },
    whatToDo: {
      ja: 'サーバー会社の管理画面で、証明書を更新(再発行)してください。期限の前に終えれば、見に来る人への警告を防げます。',
      en: 'Renew (re-issue) the certificate in your host’s control panel. If you finish before the end, visitors will not meet the warning.',
    },
  },
} satisfies Record<string, ProblemWords>;
