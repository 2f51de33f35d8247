import type { ProblemWords } from './shape';

/** Who issued the certificate, and whether a browser believes it. */
export const chainWords = {
  'self-signed': {
    title: { ja: 'サーバーが自分で作った証明書です', en: 'The server made this certificate itself' },
    visitorsSee: {
      ja: '「この接続ではプライバシーが保護されません」(NET::ERR_CERT_AUTHORITY_INVALID)と表示されます。',
      en: '“Your connection is not private” (NET::ERR_CERT_AUTHORITY_INVALID).',
    },
    why: {
      ja: 'ブラウザーが信頼する発行元(認証局)のものではありません。仮の証明書のまま、本物がまだ入っていないことがあります。',
      en: 'It does not come from an issuer that browsers trust. It is often a placeholder, and the real one was never set up.',
    },
    whatToDo: {
      ja: 'サーバー会社の管理画面で、このサイトのSSL(無料のものでかまいません)を設定してください。',
      en: 'Set up SSL for this site in your host’s control panel. A free certificate is enough.',
    },
  },
  'untrusted-root': {
    title: { ja: '発行元がブラウザーに信頼されていません', en: 'Browsers do not trust the issuer' },
    visitorsSee: {
      ja: '「この接続ではプライバシーが保護されません」(NET::ERR_CERT_AUTHORITY_INVALID など)と表示されます。',
      en: '“Your connection is not private” (such as NET::ERR_CERT_AUTHORITY_INVALID).',
    },
    why: {
      ja: '証明書の発行元(認証局)が、ブラウザーの信頼する一覧にありません。',
      en: 'The issuer of the certificate is not on the list that browsers trust.',
    },
    whatToDo: {
      ja: '信頼された発行元の証明書に入れ替えてください。方法が分からなければ、サーバー会社に相談してください。',
      en: 'Replace it with a certificate from a trusted issuer. Your host can tell you how.',
    },
  },
  'incomplete-chain': {
    title: { ja: '中間証明書が送られていません', en: 'A certificate in between is missing' },
    visitorsSee: {
      ja: 'ふつうに開けるブラウザーもありますが、警告(NET::ERR_CERT_AUTHORITY_INVALID など)が出て開けないブラウザーやアプリもあります。',
      en: 'Some browsers open the site as usual; other browsers and apps warn (such as NET::ERR_CERT_AUTHORITY_INVALID) and refuse.',
    },
    why: {
      ja: 'サイトの証明書と発行元をつなぐもの(中間証明書)を、サーバーが送っていません。',
      en: 'The server does not send the intermediate certificate that links yours to its issuer.',
    },
    whatToDo: {
      ja: '管理画面で証明書を再発行するか、サーバー会社に「中間証明書が送られていません」と伝えてください。',
      en: 'Re-issue the certificate in the control panel, or tell your host that the intermediate certificate is not sent.',
    },
  },
  'expired-chain': {
    title: { ja: '中間証明書の期限が切れています', en: 'A certificate in between has expired' },
    visitorsSee: {
      ja: '「この接続ではプライバシーが保護されません」(NET::ERR_CERT_DATE_INVALID)と表示されます。',
      en: '“Your connection is not private” (NET::ERR_CERT_DATE_INVALID).',
    },
    why: {
      ja: 'サイトの証明書ではなく、それを発行元につなぐもの(中間証明書)の期限が切れています。',
      en: 'Not your own certificate but the intermediate one, which links it to its issuer, has ended.',
    },
    whatToDo: {
      ja: '管理画面で証明書を再発行してください。それでも変わらなければ、サーバー会社に知らせてください。',
      en: 'Re-issue the certificate in the control panel. If nothing changes, tell your host.',
    },
  },
  'chain-expiring': {
    title: { ja: '中間証明書が先に期限を迎えます', en: 'A certificate in between ends first' },
    visitorsSee: { ja: '今はふつうに見られます。', en: 'Nothing unusual for now.' },
    why: {
      ja: 'サイトの証明書より先に、それを発行元につなぐもの(中間証明書)の期限が来ます。',
      en: 'The intermediate certificate, which links yours to its issuer, ends before yours does.',
    },
    whatToDo: {
      ja: 'まだ急ぎません。期限が近づいても変わらなければ、証明書を再発行するか、サーバー会社に問い合わせてください。',
      en: 'There is no hurry yet. If it is still the same near its end, re-issue the certificate or ask your host.',
    },
  },
  revoked: {
    title: { ja: '証明書が取り消されています', en: 'The certificate was revoked' },
    visitorsSee: {
      ja: '取り消された証明書だと警告が出て(Chromeでは NET::ERR_CERT_REVOKED)、開けないことがあります。',
      en: 'Browsers may refuse it as revoked (Chrome says NET::ERR_CERT_REVOKED).',
    },
    why: {
      ja: '発行元が、期限より前にこの証明書を取り消しました(失効)。',
      en: 'Its issuer withdrew it before its end.',
    },
    whatToDo: {
      ja: '管理画面で証明書を再発行してください。理由に心当たりがなければ、サーバー会社に問い合わせてください。',
      en: 'Re-issue the certificate in the control panel. If you know of no reason, ask your host.',
    },
  },
} satisfies Record<string, ProblemWords>;
