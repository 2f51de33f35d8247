import type { ProblemWords } from './shape';

/** The server answers, but a safe connection does not come about. */
export const handshakeWords = {
  'protocol-too-old': {
    title: { ja: '暗号化の方式(TLS)が古すぎます', en: 'The way of encrypting (TLS) is too old' },
    visitorsSee: {
      ja: '「このサイトは安全に接続できません」(ERR_SSL_VERSION_OR_CIPHER_MISMATCH)と表示されます。',
      en: '“This site can’t provide a secure connection” (ERR_SSL_VERSION_OR_CIPHER_MISMATCH).',
    },
    why: {
      ja: 'サーバーが、今のブラウザーが使わない古い方式しか受け付けません。',
      en: 'The server only speaks old versions that today’s browsers no longer use.',
    },
    whatToDo: {
      ja: 'TLS 1.2 以上を使えるようにする方法を、サーバー会社に問い合わせてください。',
      en: 'Ask your host how to turn on TLS 1.2 or newer.',
    },
  },
  'handshake-failed': {
    title: { ja: '安全な接続を始められません', en: 'A safe connection cannot be started' },
    visitorsSee: {
      ja: '「このサイトは安全に接続できません」(ERR_SSL_PROTOCOL_ERROR など)と表示されます。',
      en: '“This site can’t provide a secure connection” (such as ERR_SSL_PROTOCOL_ERROR).',
    },
    why: {
      ja: '暗号化を始めるやり取りの途中で、サーバーが断りました。このサイトのSSLが設定されていないときにも起きます。',
      en: 'The server broke off while the encryption was being agreed. This also happens when SSL is not set up for this site.',
    },
    whatToDo: {
      ja: '管理画面で、このサイトのSSLの状態を確かめてください。設定したばかりなら、しばらく待ってからもう一度確認してください。',
      en: 'Check the state of SSL for this site in the control panel. If you have just set it up, wait a while and look again.',
    },
  },
  'client-certificate-required': {
    title: { ja: '見る人の側の証明書を求めています', en: 'The server asks visitors for a certificate' },
    visitorsSee: {
      ja: '専用の証明書を持たない人は開けません(ERR_BAD_SSL_CLIENT_AUTH_CERT)。',
      en: 'Those without a certificate of their own cannot open it (ERR_BAD_SSL_CLIENT_AUTH_CERT).',
    },
    why: {
      ja: '決まった人だけが見られるように、見る人の証明書(クライアント証明書)を求める設定です。',
      en: 'It is set up so that only people who hold a client certificate may see it.',
    },
    whatToDo: {
      ja: '限られた人のためのサイトなら、このままでかまいません。心当たりがなければ、サーバー会社に問い合わせてください。',
      en: 'If the site is meant for a few people, leave it. If that is news to you, ask your host.',
    },
  },
  'not-tls': {
    title: { ja: '暗号化されていない応答が返ってきました', en: 'The answer was not encrypted' },
    visitorsSee: {
      ja: '「このサイトは安全に接続できません」(ERR_SSL_PROTOCOL_ERROR)と表示されます。',
      en: '“This site can’t provide a secure connection” (ERR_SSL_PROTOCOL_ERROR).',
    },
    why: {
      ja: 'この入口(ポート)では、https ではない通信が動いています。',
      en: 'Something other than https answers at this entrance (port).',
    },
    whatToDo: {
      ja: 'ポートの番号が正しいか、サーバーでSSLが利用中かを確かめてください。',
      en: 'Check that the port number is right and that SSL is in use on the server.',
    },
  },
} satisfies Record<string, ProblemWords>;
