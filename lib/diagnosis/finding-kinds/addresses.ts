import type { FindingKind } from '@/lib/diagnosis/finding';

/** What the names of the site lead to. */
export const addressFindings = {
  'name-without-address': {
    severity: 'blocking',
    verdict: 'blocked',
    words: {
      title: { ja: '{names} のアドレスがDNSにありません', en: 'The DNS has no address for {names}' },
      why: {
        ja: '証明書に入る名前は、すべて確かめられます。アドレスのない名前は確かめようがなく、発行は失敗します。',
        en: 'Every name in a certificate is validated. A name without an address cannot be, so the issue fails.',
      },
      whatToDo: {
        ja: 'DNSの設定画面で、{names} のAレコードに {host} のIPアドレスを加えてください。使わない名前なら、証明書から外せるか {host} に確かめてください。',
        en: 'In your DNS settings, add an A record for {names} with the address that {host} gives you. If the name is not used, ask {host} whether it can be left out of the certificate.',
      },
    },
  },
  'alias-leads-nowhere': {
    severity: 'blocking',
    verdict: 'blocked',
    words: {
      title: {
        ja: '{names} は {target} を指していますが、その先にアドレスがありません',
        en: '{names} is an alias of {target}, which has no address',
      },
      why: {
        ja: '別名(CNAMEレコード)の先が無くなっているか、綴りが違います。アドレスのない名前では、発行は失敗します。',
        en: 'What the alias (CNAME record) leads to is gone or misspelt. For a name without an address, the issue fails.',
      },
      whatToDo: {
        ja: 'DNSの設定画面で、{names} のCNAMEレコードを直すか、消してAレコードに {host} のIPアドレスを入れてください。',
        en: 'In your DNS settings, mend the CNAME record of {names}, or replace it by an A record with the address that {host} gives you.',
      },
    },
  },
  'alias-loop': {
    severity: 'blocking',
    verdict: 'blocked',
    words: {
      title: {
        ja: '{names} の別名(CNAMEレコード)が輪になっています',
        en: 'The aliases (CNAME records) of {names} go in a circle',
      },
      why: {
        ja: '別名をたどると元に戻り、アドレスに行き着きません。アドレスのない名前では、発行は失敗します。',
        en: 'Following the aliases leads back to where they began, and never to an address. For such a name, the issue fails.',
      },
      whatToDo: {
        ja: 'DNSの設定画面で、{names} のCNAMEレコードを消して、Aレコードに {host} のIPアドレスを入れてください。',
        en: 'In your DNS settings, replace the CNAME record of {names} by an A record with the address that {host} gives you.',
      },
    },
  },
  'name-dnssec-broken': {
    severity: 'blocking',
    verdict: 'blocked',
    words: {
      title: {
        ja: '{names} のDNSの署名(DNSSEC)が正しくありません',
        en: 'The DNS signatures (DNSSEC) of {names} are not valid',
      },
      why: {
        ja: '署名の検証に失敗する答えは、無かったものとして扱われます。アドレスが分からないため、発行は失敗します。',
        en: 'An answer whose signatures fail the check counts as none. Without an address, the issue fails.',
      },
      whatToDo: {
        ja: 'DNSを預けている会社の画面で、DNSSECの設定を確かめてください。',
        en: 'See the DNSSEC settings at the company that runs your DNS.',
      },
    },
  },
  'name-fails': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: '{names} のアドレスを尋ねると、DNSが失敗(SERVFAIL)を返します',
        en: 'Asked for the address of {names}, the DNS answers with a failure (SERVFAIL)',
      },
      why: {
        ja: 'ドメインは答えるのに、この名前だけ答えがありません。発行元も同じなら、確かめられません。',
        en: 'The domain answers, but not for this name. If the issuer meets the same, it cannot validate it.',
      },
      whatToDo: {
        ja: 'しばらくしてからもう一度調べてください。続くときは、DNSの設定画面で {names} のレコードを確かめてください。',
        en: 'Look again after a while. If it stays, see the records of {names} in your DNS settings.',
      },
    },
  },
  'name-not-seen': {
    severity: 'unclear',
    verdict: 'cannot-tell',
    words: {
      title: { ja: '{names} のアドレスを確かめられませんでした', en: 'The address of {names} could not be looked up' },
      why: {
        ja: 'このサーバーが使うDNS(リゾルバー)から答えを得られませんでした。名前の設定が原因とは限りません。',
        en: 'The resolver that this server uses gave no answer. That need not be the fault of the name.',
      },
      whatToDo: { ja: 'しばらくしてからもう一度調べてください。', en: 'Look again after a while.' },
    },
  },
  'address-family-fails': {
    severity: 'information',
    verdict: 'no-blocker-found',
    words: {
      title: {
        ja: '{names} の {type} レコードだけ、DNSの答えがありません',
        en: 'For the {type} records of {names} alone, the DNS gives no answer',
      },
      why: {
        ja: 'もう一方のアドレスは分かるので、発行の妨げにはなりません。',
        en: 'The other kind of address is known, so it does not stand in the way.',
      },
      whatToDo: {
        ja: '続くときは、DNSを預けている会社に伝えてください。',
        en: 'If it stays, tell the company that runs your DNS.',
      },
    },
  },
  'reserved-addresses-only': {
    severity: 'blocking',
    verdict: 'blocked',
    words: {
      title: {
        ja: '{names} のアドレス({addresses})は、インターネットから届かないものです',
        en: 'The addresses of {names} ({addresses}) cannot be reached from the Internet',
      },
      why: {
        ja: '家や会社の中だけで使うアドレスや、特別な用途のアドレスです。発行元はそこへは確認に行きません。',
        en: 'They are for use inside a home or a company, or for special purposes. Issuers do not go there to validate.',
      },
      whatToDo: {
        ja: 'DNSの設定画面で、{names} のAレコードを {host} のIPアドレスに直してください。',
        en: 'In your DNS settings, change the A record of {names} to the address that {host} gives you.',
      },
    },
  },
  'reserved-address-among': {
    severity: 'warning',
    verdict: 'no-blocker-found',
    words: {
      title: {
        ja: '{names} のアドレスに、インターネットから届かないもの({addresses})が混じっています',
        en: 'Among the addresses of {names} are some that cannot be reached from the Internet ({addresses})',
      },
      why: {
        ja: '発行元はそれを除いて確認しますが、訪問者の一部はサイトを開けないことがあります。',
        en: 'Issuers leave them out, but some visitors may not be able to open the site.',
      },
      whatToDo: {
        ja: 'DNSの設定画面で、{names} の {addresses} のレコードを消してください。',
        en: 'In your DNS settings, remove the records of {names} with {addresses}.',
      },
    },
  },
  'address-elsewhere': {
    severity: 'blocking',
    verdict: 'blocked',
    words: {
      title: {
        ja: '{names} のAレコードが別のサーバーを向いています',
        en: 'The A records of {names} lead to another server',
      },
      why: {
        ja: '{addresses} は {host} のサーバーではありません(逆引きの名前は {reverse})。このサイトのほかの名前は {host} にあります。証明書に入る名前は、すべて {host} を向いていないと発行に失敗します。',
        en: '{addresses} is not a server of {host} (its reverse name is {reverse}), while other names of this site are there. Every name in the certificate has to lead to {host}, or the issue fails.',
      },
      whatToDo: {
        ja: 'DNSの設定画面で、{names} のAレコードを {host} のIPアドレスに直してください。',
        en: 'In your DNS settings, change the A record of {names} to the address that {host} gives you.',
      },
    },
  },
  'address-perhaps-elsewhere': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: '{names} のAレコードが別のサーバーを向いているようです',
        en: 'The A records of {names} seem to lead to another server',
      },
      why: {
        ja: '{addresses} は、{host} のサーバーには見えません(逆引きの名前:{reverse})。',
        en: '{addresses} does not look like a server of {host} (its reverse name: {reverse}).',
      },
      whatToDo: {
        ja: '{host} の画面に出ているIPアドレスと、DNSの {names} のAレコードが同じか確かめてください。',
        en: 'See whether the A record of {names} in the DNS is the address that {host} gives you.',
      },
    },
  },
  'apex-and-www-differ': {
    severity: 'warning',
    verdict: 'cannot-tell',
    words: {
      title: {
        ja: '{names} が、それぞれ別のサーバーを向いているようです',
        en: '{names} seem to lead to different servers',
      },
      why: {
        ja: 'www なしは {apex}、www ありは {www} です。両方の名前が同じサーバーに届かないと、片方の確認に失敗することがあります。',
        en: 'Without www it is {apex}, with www {www}. If the two do not reach the same server, the validation of one may fail.',
      },
      whatToDo: {
        ja: 'どちらも {host} のIPアドレスになっているか、DNSの設定画面で確かめてください。わざと分けているなら、このままで構いません。',
        en: 'See in your DNS settings whether both are addresses of {host}. If you keep them apart on purpose, leave them.',
      },
    },
  },
  'ipv6-not-of-host': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: '{names} に、{host} にはないはずのAAAAレコード({addresses})があります',
        en: '{names} has an AAAA record ({addresses}) that {host} does not give',
      },
      why: {
        ja: 'AAAAレコード(IPv6)があると、発行元は先にそちらへ確認に行きます。前のサーバーのものが残っていると、Aレコードが正しくても失敗します。',
        en: 'Where there is an AAAA record (IPv6), issuers go there first. If it was left over from an earlier server, validation fails although the A record is right.',
      },
      whatToDo: {
        ja: 'DNSの設定画面で、{names} のAAAAレコード({addresses})を消してください。',
        en: 'In your DNS settings, remove the AAAA record of {names} ({addresses}).',
      },
    },
  },
  'ipv6-elsewhere': {
    severity: 'warning',
    verdict: 'cannot-tell',
    words: {
      title: {
        ja: '{names} のAAAAレコードが、Aレコードと別のサーバーを向いているようです',
        en: 'The AAAA records of {names} seem to lead to another server than the A records',
      },
      why: {
        ja: 'Aレコードは {owner}、AAAAレコードは {other} のサーバーです。発行元は先にAAAAレコード(IPv6)へ確認に行きます。',
        en: 'The A records lead to servers of {owner}, the AAAA records to those of {other}. Issuers go to the AAAA records (IPv6) first.',
      },
      whatToDo: {
        ja: 'AAAAレコードに覚えがなければ、DNSの設定画面で消してください。',
        en: 'If you do not know of the AAAA records, remove them in your DNS settings.',
      },
    },
  },
} satisfies Record<string, FindingKind>;
