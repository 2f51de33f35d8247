import type { FindingKind } from '@/lib/diagnosis/finding';

const exempt = {
  ja: '転送の設定(.htaccess など)から「/.well-known/」を外すか、証明書が新しくなるまで転送をいったん止めてください。',
  en: 'Leave /.well-known/ out of the redirect (in .htaccess, say), or stop the redirect until the certificate is new.',
};

/** Where the place for the proof is redirected to. */
export const httpRedirectFindings = {
  'http-redirect-to-https': {
    severity: 'hazard',
    verdict: 'no-blocker-found',
    words: {
      title: {
        ja: '{names} は、確認用の場所まで https:// へ転送しています',
        en: '{names} redirects to https:// even where the proof is read',
      },
      why: {
        ja: 'ふだんは問題ありません。でもSSLをOFFにしているあいだは、転送先で別の証明書を持つ {host} の初期ページが答えることがあり、そこには確認用のファイルがありません(推測)。',
        en: 'As a rule that does no harm. While SSL is OFF, though, the default page of {host} may answer at its target, with another certificate and without the file for the proof (an inference).',
      },
      whatToDo: exempt,
    },
  },
  'http-redirect-elsewhere': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: '{names} は、確認用の場所まで別のサイト({target})へ転送しています',
        en: '{names} redirects to another site ({target}) even where the proof is read',
      },
      why: {
        ja: 'Let’s Encrypt も転送先へ行きます。確認用のファイルはそこにはないはずなので、確認に失敗します。',
        en: 'Let’s Encrypt follows it. The file for the proof is probably not there, and the proof fails.',
      },
      whatToDo: exempt,
    },
  },
  'http-redirect-other-host': {
    severity: 'unclear',
    verdict: 'cannot-tell',
    words: {
      title: {
        ja: '{names} は、確認用の場所を {target} へ転送しています',
        en: '{names} redirects the place for the proof to {target}',
      },
      why: {
        ja: '転送先が同じサーバーの同じフォルダーでなければ、確認用のファイルが見つかりません。',
        en: 'Unless that is the same folder of the same server, the file for the proof is not found there.',
      },
      whatToDo: exempt,
    },
  },
  'http-redirect-loop': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: { ja: '{names} の転送が終わりません', en: 'The redirects of {names} do not end' },
      why: {
        ja: '同じ場所へ戻るか、10回を超えて転送しています。Let’s Encrypt は途中であきらめます。',
        en: 'They come back to the same place, or are more than ten. Let’s Encrypt gives up on the way.',
      },
      whatToDo: {
        ja: '.htaccess と、WordPressやプラグインの転送の設定を見直してください。http と https、www ありとなしの転送が、互いに逆を向いていることが多いです。',
        en: 'Look through the redirects in .htaccess, in WordPress and its plugins. Often those between http and https, or with and without www, contradict each other.',
      },
    },
  },
  'http-redirect-port': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: '{names} の転送先は、Let’s Encrypt が行けない場所です',
        en: '{names} redirects to where Let’s Encrypt does not go',
      },
      why: {
        ja: '転送先は {target} です。Let’s Encrypt が行くのは、http:// の80番と https:// の443番だけです。',
        en: 'The target is {target}. Let’s Encrypt goes to port 80 with http:// and to port 443 with https:// only.',
      },
      whatToDo: exempt,
    },
  },
  'http-redirect-status': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: '{names} の転送は、Let’s Encrypt がたどれない種類です',
        en: '{names} redirects in a way that Let’s Encrypt does not follow',
      },
      why: {
        ja: 'Let’s Encrypt がたどるのは 301、302、307、308 の転送だけで、行き先がはっきりしている必要があります(転送先:{target})。',
        en: 'Let’s Encrypt follows 301, 302, 307 and 308 only, and needs a target that can be read (target: {target}).',
      },
      whatToDo: exempt,
    },
  },
  'http-redirect-missing-slash': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: { ja: '{names} の転送先に「/」が抜けています', en: 'A “/” is missing in the redirect of {names}' },
      why: {
        ja: '転送先の名前とその後ろがつながって、ない名前になっています({target})。',
        en: 'Name and path have grown together into a name that does not exist ({target}).',
      },
      whatToDo: {
        ja: '.htaccess などの転送の行き先を、「https://example.jp/」のように「/」で終わらせてください。',
        en: 'Let the target of the redirect (in .htaccess, say) end in “/”, as in “https://example.jp/”.',
      },
    },
  },
  'http-redirect-not-followed': {
    severity: 'unclear',
    verdict: 'cannot-tell',
    words: {
      title: {
        ja: '{names} の転送先を、ここではたどりませんでした',
        en: 'The redirect of {names} was not followed from here',
      },
      why: {
        ja: '転送先に利用者の名前やパスワードが入っています({target})。',
        en: 'Its target holds a user name or a password ({target}).',
      },
      whatToDo: exempt,
    },
  },
  'http-redirect-no-address': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: '{names} の転送先({target})には、外からつながるアドレスがありません',
        en: 'The target of the redirect of {names} ({target}) has no address that can be reached from outside',
      },
      why: {
        ja: 'Let’s Encrypt も転送先へ行けず、確認に失敗します。',
        en: 'Let’s Encrypt cannot get there either, and the proof fails.',
      },
      whatToDo: exempt,
    },
  },
  'http-redirect-unreachable': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: '{names} の転送先({target})が答えません',
        en: 'The target of the redirect of {names} ({target}) does not answer',
      },
      why: {
        ja: '接続できないか、答えが来ませんでした。Let’s Encrypt も同じなら、確認に失敗します。',
        en: 'No connection, or no answer. If it is the same for Let’s Encrypt, the proof fails.',
      },
      whatToDo: exempt,
    },
  },
  'http-redirect-not-tls': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: '{names} の転送先({target})は https:// なのに暗号化を話しません',
        en: 'The target of the redirect of {names} ({target}) is https:// but does not speak TLS',
      },
      why: {
        ja: 'ポート443で、暗号化されていない答えが返ります。サーバーの設定の誤りです。',
        en: 'Port 443 answers without encryption. The server is not set up rightly.',
      },
      whatToDo: {
        ja: 'サーバーの設定で、443 を https(SSL)にしてください。共用サーバーなら {host} のサポートに伝えてください。',
        en: 'Set port 443 to https (SSL) on the server. On shared hosting tell the support of {host}.',
      },
    },
  },
  'http-redirect-tls-too-old': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: '{names} の転送先({target})の暗号化が古すぎます',
        en: 'The encryption at the target of the redirect of {names} ({target}) is too old',
      },
      why: {
        ja: 'Let’s Encrypt は TLS 1.2 より古いものとは話しません。',
        en: 'Let’s Encrypt does not speak with anything older than TLS 1.2.',
      },
      whatToDo: exempt,
    },
  },
  'http-redirect-tls-failed': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: '{names} の転送先({target})と安全な接続を結べません',
        en: 'No secure connection can be made to the target of the redirect of {names} ({target})',
      },
      why: {
        ja: '証明書が古いだけなら構いませんが、接続そのものが断られました。Let’s Encrypt も断られるでしょう。',
        en: 'An expired certificate would do no harm, but the connection itself was refused. Let’s Encrypt is probably refused too.',
      },
      whatToDo: exempt,
    },
  },
} satisfies Record<string, FindingKind>;
