import type { FindingKind } from '@/lib/diagnosis/finding';

/** Whether the registered domain exists. */
export const domainFindings = {
  'domain-not-found': {
    severity: 'blocking',
    verdict: 'blocked',
    words: {
      title: { ja: 'ドメイン {domain} がDNSにありません', en: 'The domain {domain} is not in the DNS' },
      why: {
        ja: '登録の期限が切れたか、止められているようです。名前がDNSにないあいだは、誰も証明書を発行できません。',
        en: 'Its registration may have ended or been suspended. As long as the name is not in the DNS, nobody can issue a certificate.',
      },
      whatToDo: {
        ja: 'ドメインを登録した会社の管理画面で、{domain} の契約の期限と支払いを確かめてください。期限が切れてすぐなら、更新できることがあります。',
        en: 'Where you registered {domain}, see when it ends and whether it is paid. Shortly after the end it can often still be renewed.',
      },
    },
  },
  'domain-dnssec-broken': {
    severity: 'blocking',
    verdict: 'blocked',
    words: {
      title: {
        ja: 'ドメイン {domain} のDNSの署名(DNSSEC)が正しくありません',
        en: 'The DNS signatures (DNSSEC) of {domain} are not valid',
      },
      why: {
        ja: '署名の検証に失敗する答えは、無かったものとして扱われます。発行元も、証明書を発行できません。',
        en: 'An answer whose signatures fail the check counts as none. Issuers may not issue a certificate on it either.',
      },
      whatToDo: {
        ja: 'ドメインを登録した会社の画面でDNSSEC(DSレコード)の設定を確かめてください。ネームサーバーを変えたときに古いDSレコードが残っているなら、消してください。',
        en: 'See the DNSSEC settings (the DS record) where the domain is registered. If an old DS record was left over when the name servers changed, remove it.',
      },
    },
  },
  'domain-fails': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: 'ドメイン {domain} を尋ねると、DNSが失敗(SERVFAIL)を返します',
        en: 'Asked for {domain}, the DNS answers with a failure (SERVFAIL)',
      },
      why: {
        ja: 'どのネームサーバーからも、使える答えを得られなかったということです。発行元も同じ答えを受けると、証明書を発行できません。',
        en: 'No name server of the domain gave an answer that can be used. If the issuer meets the same, it cannot issue.',
      },
      whatToDo: {
        ja: 'しばらくしてからもう一度調べてください。続くときは、ドメインを登録した会社の画面でネームサーバーの設定を確かめてください。',
        en: 'Look again after a while. If it stays, see the name servers that are set where the domain is registered.',
      },
    },
  },
  'domain-not-seen': {
    severity: 'unclear',
    verdict: 'cannot-tell',
    words: {
      title: {
        ja: 'ドメイン {domain} をDNSで確かめられませんでした',
        en: 'The domain {domain} could not be looked up in the DNS',
      },
      why: {
        ja: 'このサーバーが使うDNS(リゾルバー)から答えを得られませんでした。ドメインの設定が原因とは限りません。',
        en: 'The resolver that this server uses gave no answer. That need not be the fault of the domain.',
      },
      whatToDo: {
        ja: 'しばらくしてからもう一度調べてください。続くときは、Kigen を動かしているサーバーのDNSの設定(KIGEN_DNS_SERVERS)を確かめてください。',
        en: 'Look again after a while. If it stays, see the DNS settings of the server that runs Kigen (KIGEN_DNS_SERVERS).',
      },
    },
  },
  'names-left-out': {
    severity: 'unclear',
    verdict: 'cannot-tell',
    words: {
      title: {
        ja: '証明書の名前が多いため、{count}件は調べていません',
        en: 'The certificate has so many names that {count} were not looked at',
      },
      why: {
        ja: '調べていない名前:{some}。証明書に入る名前は、ひとつでも確認に失敗すると発行されません。',
        en: 'Not looked at: {some}. If the proof of a single name fails, no certificate is issued.',
      },
      whatToDo: {
        ja: 'これらの名前のDNSと転送の設定が、調べた名前と同じか確かめてください。',
        en: 'See whether the DNS and the redirects of these names are like those of the names that were looked at.',
      },
    },
  },
} satisfies Record<string, FindingKind>;
