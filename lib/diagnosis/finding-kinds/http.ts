import type { FindingKind } from '@/lib/diagnosis/finding';

/** What the server answers where the proof for the CA would lie. One place has looked: at most "probably". */
export const httpFindings = {
  'http-authentication': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: '{names} は、確認用の場所でもパスワードを求めます',
        en: '{names} asks for a password even where the proof is read',
      },
      why: {
        ja: 'Let’s Encrypt はパスワードなしで確認用のファイルを読みに来ます。サーバーの答えは 401(認証が必要)でした。',
        en: 'Let’s Encrypt reads a file for its proof without any password. The server answered 401 (authentication needed).',
      },
      whatToDo: {
        ja: '証明書が新しくなるまで、Basic認証(.htaccess を含む)をいったん外してください。',
        en: 'Take the Basic authentication away (also in .htaccess) until the certificate is new.',
      },
    },
  },
  'http-forbidden': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: '{names} は、確認用の場所へのアクセスを断ります',
        en: '{names} refuses access to the place for the proof',
      },
      why: {
        ja: 'サーバーの答えは 403(禁止)でした。アクセス制限、海外からの制限、WAF(攻撃よけ)などが考えられます。Let’s Encrypt も断られるかもしれません。',
        en: 'The server answered 403 (forbidden). It may be a limit for addresses or for access from abroad, or a firewall for web sites (WAF). Let’s Encrypt may be refused as well.',
      },
      whatToDo: {
        ja: '証明書が新しくなるまで、.htaccess のアクセス制限、海外アクセス制限、WAF をいったん外してください。',
        en: 'Take the limits in .htaccess, those for access from abroad and the WAF away until the certificate is new.',
      },
    },
  },
  'http-catch-all': {
    severity: 'unclear',
    verdict: 'cannot-tell',
    words: {
      title: {
        ja: '{names} は、ないはずのファイルにもページを返します',
        en: '{names} answers with a page even for a file that does not exist',
      },
      why: {
        ja: '確認用のファイルが置かれたとき、その中身が返るのか、いつものページが返るのかが、外からは分かりません。Let’s Encrypt が受け取るのは128バイトまでの中身だけです。',
        en: 'Whether the file for the proof would be shown, or that page again, cannot be told from outside. Let’s Encrypt takes no more than 128 bytes.',
      },
      whatToDo: {
        ja: '「/.well-known/」の下がWordPressや転送の設定に渡っていないか、.htaccess を確かめてください。',
        en: 'See in .htaccess whether what lies under /.well-known/ is handed to WordPress or to a redirect.',
      },
    },
  },
  'http-server-error': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: '{names} は、確認用の場所でエラー({status})を返します',
        en: '{names} answers with an error ({status}) where the proof is read',
      },
      why: {
        ja: 'サーバーの側で何かが失敗しています。Let’s Encrypt にも同じ答えが返れば、発行できません。',
        en: 'Something fails on the server. If Let’s Encrypt gets the same answer, there is no certificate.',
      },
      whatToDo: {
        ja: 'ブラウザーで http:// からサイトを開き、エラーが出るか見てください。出るなら、.htaccess やプラグインの最近の変更を戻すか、{host} のサポートに相談してください。',
        en: 'Open the site with http:// in a browser. If it shows an error, undo recent changes in .htaccess or plugins, or ask the support of {host}.',
      },
    },
  },
  'http-maintenance': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: '{names} はメンテナンス中のページを返します',
        en: '{names} shows a page that says it is under maintenance',
      },
      why: {
        ja: '確認用の場所にも同じページが返っています。Let’s Encrypt にもこれが返れば、発行できません。',
        en: 'The place for the proof shows it too. If Let’s Encrypt gets it, there is no certificate.',
      },
      whatToDo: {
        ja: '更新や作業が終わるのを待ってください。終わったはずなのに続くときは、メンテナンスのプラグインか、WordPressのフォルダーに残った「.maintenance」を確かめてください。',
        en: 'Wait until the update is finished. If it should be, look at the maintenance plugin, or for a “.maintenance” file left in the folder of WordPress.',
      },
    },
  },
  'http-coming-soon': {
    severity: 'unclear',
    verdict: 'cannot-tell',
    words: {
      title: { ja: '{names} は「準備中」のページを返します', en: '{names} shows a “coming soon” page' },
      why: {
        ja: 'ないはずのファイルにも同じページが返ります。確認用のファイルまで隠してしまうかどうかは、外からは分かりません。',
        en: 'It does so even for a file that does not exist. Whether it would hide the file for the proof too cannot be told from outside.',
      },
      whatToDo: {
        ja: '「準備中」を見せるプラグインや設定を、証明書が新しくなるまで止めてください。',
        en: 'Switch off the plugin or setting behind it until the certificate is new.',
      },
    },
  },
  'http-default-page': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: '{names} には、このサイトを知らないサーバーが答えています',
        en: 'A server that does not know this site answers for {names}',
      },
      why: {
        ja: '返ってきたのは、サーバーに初めから入っているページです。名前が別のサーバーを向いているか、サーバーの側でドメインが設定されていません。',
        en: 'What came back is the page that a server has from the beginning. The name leads to another server, or the domain is not set up on this one.',
      },
      whatToDo: {
        ja: 'A と AAAA のレコードが {host} のサーバーを向いているか、サーバーの管理画面にこのドメインがあるかを確かめてください。',
        en: 'See whether the A and AAAA records lead to the server at {host}, and whether its panel lists this domain.',
      },
    },
  },
  'http-while-off': {
    severity: 'warning',
    verdict: 'no-blocker-found',
    words: {
      title: { ja: '{names} のSSLがOFFになっています', en: 'SSL is OFF for {names}' },
      why: {
        ja: 'そのあいだ {host} は、どのページにも共用の証明書とエラーのページで答えます。これだけでは、発行の妨げかどうかは分かりません。',
        en: 'Meanwhile {host} answers every page with a certificate and an error page of its own. That alone does not tell whether anything is in the way.',
      },
      whatToDo: {
        ja: '復旧のページを開き、ONの手順から進めてください。ONにすれば、ふつうは新しい証明書が入ります。',
        en: 'Open the recovery and go on with ON. As a rule a new certificate comes with it.',
      },
    },
  },
  'http-unusual-status': {
    severity: 'unclear',
    verdict: 'cannot-tell',
    words: {
      title: {
        ja: '{names} は、確認用の場所で見慣れない答え({status})を返します',
        en: '{names} gives an unusual answer ({status}) where the proof is read',
      },
      why: {
        ja: 'ないはずのファイルには、ふつう 404(見つかりません)が返ります。この答えからは、確認が通るかどうか分かりません。',
        en: 'For a file that does not exist the usual answer is 404 (not found). Whether the proof would work cannot be told from this one.',
      },
      whatToDo: {
        ja: '.htaccess の制限や転送、WAF の設定を確かめてください。',
        en: 'Look at limits and redirects in .htaccess, and at the settings of a WAF.',
      },
    },
  },
  'http-wildcard': {
    severity: 'unclear',
    verdict: 'cannot-tell',
    words: {
      title: {
        ja: '{names} のワイルドカード証明書は、この方法では確かめられません',
        en: 'A wildcard certificate for {names} cannot be looked into this way',
      },
      why: {
        ja: 'ワイルドカード(*.)の証明書は、ファイルではなくDNSのレコードで確認されます。そのレコードを {host} が書けるかどうかは、外からは分かりません。',
        en: 'A wildcard certificate (*.) is proved by a record in the DNS and not by a file. Whether {host} can write that record cannot be told from outside.',
      },
      whatToDo: {
        ja: 'ネームサーバーが、証明書を発行したときと同じ会社のままかを確かめてください。',
        en: 'See whether the name servers are still with the company that they were with when the certificate was issued.',
      },
    },
  },
} satisfies Record<string, FindingKind>;
