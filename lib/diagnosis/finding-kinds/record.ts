import type { FindingKind } from '@/lib/diagnosis/finding';

/** What this installation knows by itself, and what only the owner can say. */
export const recordFindings = {
  'issued-not-served': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: '{names} の新しい証明書はもう発行されているのに、サーバーが古いものを見せています',
        en: 'A newer certificate for {names} has been issued, but the server still shows the old one',
      },
      why: {
        ja: '{issued} に発行された証明書があります。発行はできているので、DNSの問題ではなく、サーバーへの取り付けで止まっています。',
        en: 'There is a certificate that was issued at {issued}. Issuing works, so this is no matter of DNS: the certificate was not installed on the server.',
      },
      whatToDo: {
        ja: '1時間ほど待っても変わらなければ、OFFにする前に {host} のサポートに「新しい証明書が発行済みなのに反映されていません」と伝えてください。',
        en: 'If nothing changes within an hour, tell the support of {host} that a new certificate is issued but not in use, before you switch OFF.',
      },
    },
  },
  'neighbours-overdue': {
    severity: 'information',
    verdict: 'no-blocker-found',
    words: {
      title: {
        ja: '{host} のほかのサイトでも更新が遅れています({total}件のうち{overdue}件)',
        en: 'Other sites at {host} are overdue too ({overdue} of {total})',
      },
      why: {
        ja: 'いくつものサイトで同時に遅れるときは、あなたの設定ではなく {host} の側の混雑や不具合であることが多いです(推測)。',
        en: 'When several sites are late at once, the cause is often load or trouble at {host} rather than your settings (an inference).',
      },
      whatToDo: {
        ja: '{host} のお知らせと障害情報を見てください。期限まで日があるなら、OFFにせず1日待つのも手です。',
        en: 'Look at the notices and the status page of {host}. If there are days left, waiting a day without switching OFF is an option.',
      },
    },
  },
  'neighbours-partly-overdue': {
    severity: 'information',
    verdict: 'no-blocker-found',
    words: {
      title: {
        ja: '{host} のほかのサイト{total}件のうち、{overdue}件も更新が遅れています',
        en: 'Of the other sites at {host}, {overdue} of {total} are overdue too',
      },
      why: {
        ja: 'これだけでは、{host} の側の事情なのか、それぞれのサイトの事情なのか決められません。',
        en: 'That alone does not tell whether it is about {host} or about each of the sites.',
      },
      whatToDo: {
        ja: '{host} のお知らせと障害情報も見ておいてください。',
        en: 'Look at the notices and the status page of {host} as well.',
      },
    },
  },
  'overseas-limit-on': {
    severity: 'warning',
    verdict: 'cannot-tell',
    words: {
      title: { ja: '海外からのアクセスを制限しています', en: 'Access from abroad is limited' },
      why: {
        ja: 'Let’s Encrypt は日本の外からも確かめに来ます。サイト全体への制限なら、発行できないことがあります(推測)。WordPress の管理画面だけの制限なら関係ありません。',
        en: 'Let’s Encrypt also looks from outside Japan. A limit on the whole site may keep it from issuing (an inference). One on the WordPress admin alone does not matter.',
      },
      whatToDo: {
        ja: 'サイト全体への制限なら、証明書が新しくなるまで、いったん解除してください。',
        en: 'If it limits the whole site, switch it off until the certificate is new.',
      },
    },
  },
  'access-limit-on': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: 'パスワード(Basic認証)かIPアドレスでアクセスを制限しています',
        en: 'Access is limited by a password (Basic authentication) or by address',
      },
      why: {
        ja: 'Let’s Encrypt は確認用のファイルを、パスワードなしで読みに来ます。断られると発行できません。',
        en: 'Let’s Encrypt reads a file for its proof without any password. If it is refused, there is no certificate.',
      },
      whatToDo: {
        ja: '証明書が新しくなるまで、Basic認証とIPアドレスの制限(.htaccess を含む)をいったん外してください。',
        en: 'Take the password and the address limits away (also those in .htaccess) until the certificate is new.',
      },
    },
  },
  'owner-not-asked': {
    severity: 'unclear',
    verdict: 'no-blocker-found',
    words: {
      title: {
        ja: '外から見えないアクセス制限があるかどうか、まだ聞いていません',
        en: 'Whether there are limits that cannot be seen from outside has not been answered yet',
      },
      why: {
        ja: '海外からのアクセス制限や、アドレスによる制限は、この1か所からは見えません。',
        en: 'Limits for access from abroad, or by address, cannot be seen from this one place.',
      },
      whatToDo: {
        ja: '「原因を調べる」のページの2つの質問に答えてください。サーバーの管理画面を見れば分かります。',
        en: 'Answer the two questions on the page of the diagnosis. The control panel of your host tells.',
      },
    },
  },
} satisfies Record<string, FindingKind>;
