import type { ProblemWords } from './shape';

/** How the certificate is made. */
export const qualityWords = {
  'weak-key': {
    title: { ja: '証明書の鍵が弱すぎます', en: 'The certificate’s key is too weak' },
    visitorsSee: {
      ja: '安全でない証明書だと警告して開かないブラウザー(iPhoneのSafariなど)と、ふつうに開くブラウザーがあります。',
      en: 'Some browsers, such as Safari on the iPhone, refuse the certificate as not safe; others open the site.',
    },
    why: {
      ja: '証明書の鍵が短すぎて、今の安全の基準に届いていません。',
      en: 'Its key is too short for what counts as safe today.',
    },
    whatToDo: {
      ja: '新しい鍵で証明書を発行し直してください。方法が分からなければ、サーバー会社に相談してください。',
      en: 'Issue the certificate again with a new key. Your host can tell you how.',
    },
  },
  'weak-signature': {
    title: { ja: '証明書の署名の方式が古すぎます', en: 'The certificate is signed in an outdated way' },
    visitorsSee: {
      ja: '「この接続ではプライバシーが保護されません」(NET::ERR_CERT_INVALID)と表示されます。',
      en: '“Your connection is not private” (NET::ERR_CERT_INVALID).',
    },
    why: {
      ja: '発行元の署名に、もう安全とされない方式(SHA-1など)が使われています。',
      en: 'The issuer’s signature uses a method, such as SHA-1, that no longer counts as safe.',
    },
    whatToDo: {
      ja: '証明書を発行し直してください。方法が分からなければ、サーバー会社に相談してください。',
      en: 'Issue the certificate again. Your host can tell you how.',
    },
  },
  'malformed-certificate': {
    title: { ja: '証明書を読み取れません', en: 'The certificate cannot be read' },
    visitorsSee: {
      ja: 'ブラウザーも証明書を読み取れず、エラーになってサイトを開けません。',
      en: 'An error instead of the site, because their browser cannot read the certificate either.',
    },
    why: {
      ja: 'サーバーが送ってきた証明書が、決まった形になっていません。',
      en: 'What the server sent does not have the form of a certificate.',
    },
    whatToDo: {
      ja: '管理画面で証明書を再発行してください。それでも変わらなければ、サーバー会社に知らせてください。',
      en: 'Re-issue the certificate in the control panel. If nothing changes, tell your host.',
    },
  },
  'addresses-differ': {
    title: { ja: 'サーバーによって証明書が違います', en: 'The site’s servers show different certificates' },
    visitorsSee: {
      ja: 'つながったサーバーによって、警告が出る人と出ない人がいるかもしれません。',
      en: 'Some may meet a warning and others not, depending on the server they reach.',
    },
    why: {
      ja: 'この名前の行き先は一つではなく、同じ証明書になっていません。更新の途中か、古い行き先がDNSに残っているときに起きます。',
      en: 'The name leads to more than one server, and they do not agree. This happens during a renewal, or when an old address is left in the DNS.',
    },
    whatToDo: {
      ja: '少し待って、もう一度確認してください。変わらなければ、DNS(AとAAAAレコード)に古いサーバーが残っていないか確かめてください。',
      en: 'Wait a little and look again. If nothing changes, check the DNS (A and AAAA records) for an old server.',
    },
  },
} satisfies Record<string, ProblemWords>;
