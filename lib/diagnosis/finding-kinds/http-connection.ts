import type { FindingKind } from '@/lib/diagnosis/finding';

/** Whether the server can be reached on port 80, and whether all its addresses say the same. */
export const httpConnectionFindings = {
  'http-refused': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: { ja: '{names} はポート80の接続を受け付けません', en: '{names} does not take connections on port 80' },
      why: {
        ja: 'Let’s Encrypt は、まずポート80(http://)に確認に来ます。ここが閉じていると発行できません。',
        en: 'Let’s Encrypt comes to port 80 (http://) first. If it is closed, there is no certificate.',
      },
      whatToDo: {
        ja: 'A と AAAA のレコードが正しいサーバーを向いているか確かめてください。正しければ、ファイアウォールでポート80を開けるか、{host} のサポートに相談してください。',
        en: 'See whether the A and AAAA records lead to the right server. If so, open port 80 in the firewall, or ask the support of {host}.',
      },
    },
  },
  'http-no-answer': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: { ja: '{names} はポート80で答えません', en: '{names} does not answer on port 80' },
      why: {
        ja: '待っても答えが来ませんでした({addresses})。Let’s Encrypt も同じなら、時間切れになり発行できません。',
        en: 'No answer came in time ({addresses}). If it is the same for Let’s Encrypt, it gives up and there is no certificate.',
      },
      whatToDo: {
        ja: 'A と AAAA のレコードが今のサーバーを向いているか確かめてください。正しければ、サーバーの負荷やファイアウォールを {host} に確かめてください。',
        en: 'See whether the A and AAAA records lead to the present server. If so, ask {host} about the load of the server and its firewall.',
      },
    },
  },
  'http-broken-off': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: { ja: '{names} はポート80の接続を途中で切ります', en: '{names} breaks connections on port 80 off' },
      why: {
        ja: '接続はできましたが、答えが来る前に切られました。ファイアウォールやWAFが切ることがあります。',
        en: 'The connection came about and was ended before an answer. Firewalls and WAFs do so at times.',
      },
      whatToDo: {
        ja: 'アクセス制限やWAFをいったん外すか、{host} のサポートに相談してください。',
        en: 'Take access limits and the WAF away for a while, or ask the support of {host}.',
      },
    },
  },
  'http-tls-on-port-80': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: '{names} のポート80は、暗号化された接続(TLS)を待っています',
        en: 'Port 80 of {names} expects an encrypted connection (TLS)',
      },
      why: {
        ja: 'Let’s Encrypt はポート80に、暗号化しない http:// で来ます。このままでは話が通じません。',
        en: 'Let’s Encrypt comes to port 80 with plain http://. They cannot understand each other.',
      },
      whatToDo: {
        ja: 'サーバーの設定で、ポート80を http に、443 を https に直してください。共用サーバーなら {host} のサポートに伝えてください。',
        en: 'Set port 80 to http and 443 to https on the server. On shared hosting tell the support of {host}.',
      },
    },
  },
  'http2-on-port-80': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: { ja: '{names} のポート80は HTTP/2 しか話しません', en: 'Port 80 of {names} speaks nothing but HTTP/2' },
      why: {
        ja: 'Let’s Encrypt はポート80に HTTP/1.1 で来ます。このままでは答えを読めません。',
        en: 'Let’s Encrypt comes to port 80 with HTTP/1.1 and cannot read such an answer.',
      },
      whatToDo: {
        ja: 'サーバーの設定で、ポート80の HTTP/2(nginx なら「http2」)を外してください。',
        en: 'Take HTTP/2 away from port 80 in the settings of the server (“http2” in nginx).',
      },
    },
  },
  'http-other-protocol': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: '{names} のポート80で答えたのは、Webサーバーではありません',
        en: 'What answers on port 80 of {names} is no web server',
      },
      why: {
        ja: '返ってきたものは HTTP ではありませんでした。Let’s Encrypt は読めません。',
        en: 'What came back was not HTTP. Let’s Encrypt cannot read it.',
      },
      whatToDo: {
        ja: 'A と AAAA のレコードが正しいサーバーを向いているか確かめてください。',
        en: 'See whether the A and AAAA records lead to the right server.',
      },
    },
  },
  'http-head-too-large': {
    severity: 'unclear',
    verdict: 'cannot-tell',
    words: {
      title: { ja: '{names} の答えは大きすぎて読めませんでした', en: 'The answer of {names} was too large to be read' },
      why: {
        ja: '答えのヘッダーが終わりませんでした。確認が通るかどうか分かりません。',
        en: 'Its headers did not end. Whether the proof would work cannot be told.',
      },
      whatToDo: {
        ja: 'サイトのヘッダーやクッキーを増やすプラグインがないか確かめてください。',
        en: 'Look for plugins that add headers or cookies to the site.',
      },
    },
  },
  'http-no-address': {
    severity: 'unclear',
    verdict: 'cannot-tell',
    words: {
      title: {
        ja: '{names} のアドレスが分からず、確認できませんでした',
        en: '{names} could not be asked, since it has no address to ask at',
      },
      why: {
        ja: '名前からアドレスが得られないか、得られたものが外から使えないアドレスでした。',
        en: 'The name gave no address, or none that can be used from outside.',
      },
      whatToDo: {
        ja: 'DNSについての結果を見て、先に直してください。',
        en: 'See what is said of the DNS, and mend that first.',
      },
    },
  },
  'http-not-looked': {
    severity: 'unclear',
    verdict: 'cannot-tell',
    words: {
      title: { ja: '{names} を最後まで見られませんでした', en: 'The look at {names} could not be finished' },
      why: {
        ja: '時間が足りなかったか、この機器から外へつながりませんでした。サイトのせいとは限りません。',
        en: 'Time ran out, or this machine could not get out. That need not be the fault of the site.',
      },
      whatToDo: { ja: '少し待って、もう一度調べてください。', en: 'Wait a little and look again.' },
    },
  },
  'ipv6-answers-otherwise': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: '{names} のIPv6のアドレス(AAAA)には、別のサーバーが答えているようです',
        en: 'Another server seems to answer at the IPv6 address (AAAA) of {names}',
      },
      why: {
        ja: 'IPv4とIPv6で答えが違います。Let’s Encrypt はIPv6を先に使い、答えが違ってもIPv4には戻りません。ふだんの見た目では気づけない原因です。',
        en: 'IPv4 and IPv6 answer differently. Let’s Encrypt takes IPv6 first and does not go back to IPv4 for a wrong answer. Nothing of this shows in daily use.',
      },
      whatToDo: {
        ja: '{host} がIPv6のアドレスを案内していなければ、DNSの AAAA レコード({addresses})を消してください。',
        en: 'If {host} has not given you an IPv6 address, delete the AAAA record ({addresses}) from the DNS.',
      },
    },
  },
  'ipv6-not-answering': {
    severity: 'warning',
    verdict: 'no-blocker-found',
    words: {
      title: {
        ja: '{names} のIPv6のアドレス(AAAA)につながりません',
        en: 'The IPv6 address (AAAA) of {names} takes no connection',
      },
      why: {
        ja: 'Let’s Encrypt はこのときだけIPv4に切り替えます。確認は通りますが、見に来る人の一部は待たされます。',
        en: 'In this case Let’s Encrypt turns to IPv4, and the proof works. Some visitors have to wait.',
      },
      whatToDo: {
        ja: 'IPv6を使っていなければ、DNSの AAAA レコード({addresses})を消してください。',
        en: 'If you do not use IPv6, delete the AAAA record ({addresses}) from the DNS.',
      },
    },
  },
  'ipv6-not-seen': {
    severity: 'unclear',
    verdict: 'cannot-tell',
    words: {
      title: {
        ja: '{names} のIPv6のアドレス(AAAA)は、ここからは見られません',
        en: 'The IPv6 address (AAAA) of {names} cannot be seen from here',
      },
      why: {
        ja: 'この機器はIPv6を使えません。Let’s Encrypt はIPv6を先に使うので、そのアドレスが違うサーバーなら発行できません。',
        en: 'This machine has no IPv6. Let’s Encrypt takes IPv6 first: if that address is another server, there is no certificate.',
      },
      whatToDo: {
        ja: '{host} がこのIPv6のアドレス({addresses})を案内しているか確かめてください。案内がなければ、AAAA レコードを消してください。',
        en: 'See whether {host} has given you this IPv6 address ({addresses}). If not, delete the AAAA record.',
      },
    },
  },
  'http-addresses-differ': {
    severity: 'warning',
    verdict: 'cannot-tell',
    words: {
      title: { ja: '{names} のアドレスによって、答えが違います', en: 'The addresses of {names} answer differently' },
      why: {
        ja: '{addresses} の答えがそろっていません。Let’s Encrypt はそのうちの1つだけを使うので、どれに当たるかで結果が変わります。',
        en: '{addresses} do not say the same. Let’s Encrypt uses only one of them, so the result depends on which.',
      },
      whatToDo: {
        ja: '古いサーバーのアドレスが残っていないか、A レコードを確かめてください。',
        en: 'Look through the A records for the address of a former server.',
      },
    },
  },
} satisfies Record<string, FindingKind>;
