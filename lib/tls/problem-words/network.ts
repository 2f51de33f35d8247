import type { ProblemWords } from './shape';

/** No connection at all. */
export const networkWords = {
  refused: {
    title: { ja: '接続を断られました', en: 'The connection was refused' },
    visitorsSee: {
      ja: '「このサイトにアクセスできません」(ERR_CONNECTION_REFUSED)と表示されます。',
      en: '“This site can’t be reached” (ERR_CONNECTION_REFUSED).',
    },
    why: {
      ja: '行き先のサーバーが、この入口(ポート)で接続を受け付けていません。',
      en: 'The server does not take connections at this entrance (port).',
    },
    whatToDo: {
      ja: 'サーバー会社の障害情報と、管理画面のSSLの状態を確かめてください。サーバーを移したときは、DNSの行き先も確かめてください。',
      en: 'Look at your host’s status page and at the state of SSL in the control panel. After a move, also check where the DNS leads.',
    },
  },
  reset: {
    title: { ja: '接続が途中で切れました', en: 'The connection was cut off' },
    visitorsSee: {
      ja: '「このサイトにアクセスできません」(ERR_CONNECTION_RESET など)と表示されます。',
      en: '“This site can’t be reached” (such as ERR_CONNECTION_RESET).',
    },
    why: {
      ja: 'つながりかけたところで、サーバーか途中の機器が接続を切りました。',
      en: 'The server, or something on the way, ended the connection before it was ready.',
    },
    whatToDo: {
      ja: '少し待って、もう一度確認してください。続くときは、サーバー会社の障害情報とアクセス制限の設定を確かめてください。',
      en: 'Wait a little and look again. If it goes on, look at your host’s status page and at your access limits.',
    },
  },
  timeout: {
    title: { ja: '時間内に応答がありません', en: 'No answer in time' },
    visitorsSee: {
      ja: '「このサイトにアクセスできません」(ERR_CONNECTION_TIMED_OUT など)と表示されることがあります。',
      en: 'Often “This site can’t be reached” (such as ERR_CONNECTION_TIMED_OUT).',
    },
    why: {
      ja: 'サーバーから返事がありませんでした。混んでいるか、止まっているか、途中でさえぎられています。',
      en: 'The server did not answer. It may be busy or stopped, or something on the way may block it.',
    },
    whatToDo: {
      ja: '少し待って、もう一度確認してください。続くときは、サーバー会社の障害情報とアクセス制限の設定を確かめてください。',
      en: 'Wait a little and look again. If it goes on, look at your host’s status page and at your access limits.',
    },
  },
  'name-not-found': {
    title: { ja: 'サイトの名前が見つかりません', en: 'The name was not found' },
    visitorsSee: {
      ja: '「このサイトにアクセスできません」(DNS_PROBE_FINISHED_NXDOMAIN など)と表示されます。',
      en: '“This site can’t be reached” (such as DNS_PROBE_FINISHED_NXDOMAIN).',
    },
    why: {
      ja: '名前の行き先を決めるDNSに、この名前の行き先がありません。入力の間違いか、ドメインの期限切れかもしれません。',
      en: 'The DNS, which says where names lead, has no address for it. It may be mistyped, or the domain may have expired.',
    },
    whatToDo: {
      ja: 'つづりを確かめてください。正しければ、ドメインの契約とDNSの設定を管理画面で確かめてください。',
      en: 'Check the spelling. If it is right, check the domain’s registration and its DNS settings.',
    },
  },
  'dns-failed': {
    title: { ja: 'サイトの名前を調べられませんでした', en: 'The name could not be looked up' },
    visitorsSee: {
      ja: '「このサイトにアクセスできません」と表示されることがあります。',
      en: 'Possibly “This site can’t be reached”.',
    },
    why: {
      ja: '名前の行き先を決めるDNSが、答えないかエラーを返しました。',
      en: 'The DNS, which says where names lead, did not answer or answered with an error.',
    },
    whatToDo: {
      ja: '少し待って、もう一度確認してください。続くときは、ネームサーバーの設定と障害情報を確かめてください。',
      en: 'Wait a little and look again. If it goes on, check the name servers and their operator’s status page.',
    },
  },
  'address-blocked': {
    title: { ja: 'Kigen が接続しない行き先です', en: 'Kigen does not connect to this address' },
    visitorsSee: {
      ja: '外からは見られないサイトかもしれません。Kigen では確かめていません。',
      en: 'The site may not be visible from outside. Kigen did not look.',
    },
    why: {
      ja: '名前の行き先が、社内や家庭の中などの特別なアドレスです。安全のため、Kigen はそこへ接続しません。',
      en: 'The name leads to a special address, such as one inside a home or an office. For safety, Kigen does not connect there.',
    },
    whatToDo: {
      ja: 'DNSの行き先を確かめてください。社内のサイトを見守るときは、設定 KIGEN_ALLOW_NETS でその範囲を許可できます。',
      en: 'Check where the DNS leads. To watch a site of your own network, allow its range with the setting KIGEN_ALLOW_NETS.',
    },
  },
  offline: {
    title: { ja: 'Kigen の側がネットワークにつながっていません', en: 'Kigen itself is offline' },
    visitorsSee: {
      ja: '分かりません。サイトは、ふつうに見られているかもしれません。',
      en: 'We cannot tell. The site may well be fine.',
    },
    why: {
      ja: 'Kigen が動いている機械から、インターネットに出られませんでした。',
      en: 'The machine that runs Kigen could not reach the internet.',
    },
    whatToDo: {
      ja: 'その機械の回線を確かめてください。つながれば、Kigen がまた確認します。',
      en: 'Check that machine’s connection. Once it is back, Kigen will look again.',
    },
  },
} satisfies Record<string, ProblemWords>;
