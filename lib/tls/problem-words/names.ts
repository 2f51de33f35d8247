import type { ProblemWords } from './shape';

/** Whether the certificate is this site's. */
export const namesWords = {
  'name-mismatch': {
    title: { ja: '証明書の名前がサイトと合っていません', en: 'The certificate is for another name' },
    visitorsSee: {
      ja: '「この接続ではプライバシーが保護されません」(NET::ERR_CERT_COMMON_NAME_INVALID)と表示されます。',
      en: '“Your connection is not private” (NET::ERR_CERT_COMMON_NAME_INVALID).',
    },
    why: {
      ja: 'サーバーが出している証明書に、このサイトの名前が入っていません。設定の途中か、行き先が別のサーバーになっているのかもしれません。',
      en: 'The certificate that the server shows does not contain the name of this site. It may be half set up, or the name may lead to another server.',
    },
    whatToDo: {
      ja: '管理画面で、このサイトのSSLが利用中かを確かめてください。サーバーを移したときは、DNS(名前の行き先の設定)も確かめてください。',
      en: 'Check in the control panel that SSL is in use for this site. After a move, also check the DNS (where the name leads).',
    },
  },
  'no-san': {
    title: { ja: '証明書に名前の欄がありません', en: 'The certificate lacks its list of names' },
    visitorsSee: {
      ja: '「この接続ではプライバシーが保護されません」(NET::ERR_CERT_COMMON_NAME_INVALID)と表示されます。',
      en: '“Your connection is not private” (NET::ERR_CERT_COMMON_NAME_INVALID).',
    },
    why: {
      ja: '今のブラウザーが名前を読む欄(SAN)が、この証明書にはありません。',
      en: 'Today’s browsers read the names from a field (SAN) that this certificate does not have.',
    },
    whatToDo: {
      ja: '証明書を発行し直してください。自分で作った証明書なら、サイトの名前をSANに入れてください。',
      en: 'Issue the certificate again. If you made it yourself, put the names of the site into its SAN field.',
    },
  },
  'host-default-certificate': {
    title: { ja: 'サーバー会社の共用の証明書が出ています', en: 'The host’s own certificate is shown instead' },
    visitorsSee: {
      ja: '「この接続ではプライバシーが保護されません」(NET::ERR_CERT_COMMON_NAME_INVALID)と表示されます。',
      en: '“Your connection is not private” (NET::ERR_CERT_COMMON_NAME_INVALID).',
    },
    why: {
      ja: 'このサイトのSSLがOFFか、まだ設定されていないようです。そのため、サーバー会社の証明書が代わりに出ています。',
      en: 'SSL for this site seems to be OFF or not set up yet, so the host shows its own certificate.',
    },
    whatToDo: {
      ja: '管理画面でSSLの状態を確かめてください。切り替えの途中なら、これが正常です。',
      en: 'Check the state of SSL in the control panel. While a switch is in progress, this is normal.',
    },
  },
  'www-not-covered': {
    title: {
      ja: '「www」ありとなしの片方が証明書にありません',
      en: 'The certificate covers only one of www and non-www',
    },
    visitorsSee: {
      ja: '証明書にない方を開いた人には「この接続ではプライバシーが保護されません」(NET::ERR_CERT_COMMON_NAME_INVALID)と表示されます。',
      en: 'Those who open the form that is missing meet “Your connection is not private” (NET::ERR_CERT_COMMON_NAME_INVALID).',
    },
    why: {
      ja: 'サイトの名前の「www」ありとなしのうち、証明書には片方しか入っていません。',
      en: 'Of the name with and without “www”, the certificate contains only one.',
    },
    whatToDo: {
      ja: '両方の名前が同じサーバーを指していることをDNSで確かめてから、証明書を再発行してください。',
      en: 'Check in the DNS that both names lead to the same server, then re-issue the certificate.',
    },
  },
} satisfies Record<string, ProblemWords>;
