import type { FindingKind } from '@/lib/diagnosis/finding';

/** What the CAA records say of who may issue certificates (RFC 8659), and what keeps them from being read. */
export const caaFindings = {
  'caa-forbids': {
    severity: 'blocking',
    verdict: 'blocked',
    words: {
      title: {
        ja: '{names} のCAAレコードが Let’s Encrypt を許していません',
        en: 'The CAA records of {names} do not allow Let’s Encrypt',
      },
      why: {
        ja: 'CAAレコードは「証明書を発行してよい会社」を決めるDNSの設定です。{where} には {allowed} だけが書かれているため、Let’s Encrypt は発行を断ります。',
        en: 'CAA records are DNS settings that say which companies may issue certificates. At {where} they name {allowed} only, so Let’s Encrypt refuses to issue.',
      },
      whatToDo: {
        ja: 'DNSの設定画面で、{where} に CAAレコード「0 issue "letsencrypt.org"」を加えてください。ほかの発行元を使っていなければ、いまのCAAレコードをすべて消しても構いません。',
        en: 'In your DNS settings, add the CAA record 0 issue "letsencrypt.org" at {where}. If you use no other issuer, you may also delete all its CAA records.',
      },
    },
  },
  'caa-forbids-all': {
    severity: 'blocking',
    verdict: 'blocked',
    words: {
      title: {
        ja: '{names} のCAAレコードが、どの会社にも証明書の発行を許していません',
        en: 'The CAA records of {names} allow nobody to issue certificates',
      },
      why: {
        ja: 'CAAレコードは「証明書を発行してよい会社」を決めるDNSの設定です。{where} のものは、誰にも許さない書き方になっています。',
        en: 'CAA records are DNS settings that say which companies may issue certificates. Those at {where} are written so that nobody may.',
      },
      whatToDo: {
        ja: 'DNSの設定画面で、{where} に CAAレコード「0 issue "letsencrypt.org"」を加えてください。ほかの会社の証明書を使うときは、その会社が案内するCAAレコードにします。',
        en: 'In your DNS settings, add the CAA record 0 issue "letsencrypt.org" at {where}. If your certificates come from another company, use the CAA record that it names.',
      },
    },
  },
  'caa-critical': {
    severity: 'blocking',
    verdict: 'blocked',
    words: {
      title: {
        ja: '{names} のCAAレコードに、必ず守るよう求める未知の項目「{tag}」があります',
        en: 'The CAA records of {names} insist on an item that is not known: “{tag}”',
      },
      why: {
        ja: '{where} の「{tag}」には「分からなければ発行しないこと」という印(128 または 1)が付いています。Let’s Encrypt はこの項目を知らないため、発行を断ります。',
        en: 'At {where}, “{tag}” carries the mark (128 or 1) that says: do not issue unless you know it. Let’s Encrypt does not, so it refuses.',
      },
      whatToDo: {
        ja: 'DNSの設定画面で、{where} のCAAレコード「{tag}」の印(フラグ)を 0 にするか、そのレコードを消してください。綴りの間違いのこともあります。',
        en: 'In your DNS settings, set the flag of the CAA record “{tag}” at {where} to 0, or delete it. It may also be a misspelling.',
      },
    },
  },
  'caa-malformed': {
    severity: 'blocking',
    verdict: 'blocked',
    words: {
      title: {
        ja: '{names} のCAAレコードの書き方に誤りがあり、Let’s Encrypt を許していません',
        en: 'A CAA record of {names} is written wrongly and so does not allow Let’s Encrypt',
      },
      why: {
        ja: '{where} のCAAレコード「{record}」は、「;」の後ろが決まりどおりではありません。そのような行は、誰も許さないものとして扱われます。',
        en: 'In the CAA record “{record}” at {where}, what follows the “;” does not keep to the rules. Such a record counts as allowing nobody.',
      },
      whatToDo: {
        ja: 'DNSの設定画面で、{where} のCAAレコードを「0 issue "letsencrypt.org"」に直してください。',
        en: 'In your DNS settings, change the CAA record at {where} to 0 issue "letsencrypt.org".',
      },
    },
  },
  'caa-method': {
    severity: 'blocking',
    verdict: 'blocked',
    words: {
      title: {
        ja: '{names} のCAAレコードが、ウェブサーバーでの確認(http-01)を許していません',
        en: 'The CAA records of {names} do not allow validation by the web server (http-01)',
      },
      why: {
        ja: '{where} のCAAレコード「{record}」は、確認の方法(validationmethods)を限っていて、http-01 が入っていません。',
        en: 'The CAA record “{record}” at {where} limits how a name may be validated (validationmethods), and http-01 is not among them.',
      },
      whatToDo: {
        ja: 'DNSの設定画面で、{where} のCAAレコードから「validationmethods」を消すか、そこに http-01 を加えてください。',
        en: 'In your DNS settings, remove “validationmethods” from the CAA record at {where}, or add http-01 to it.',
      },
    },
  },
  'caa-method-wildcard': {
    severity: 'blocking',
    verdict: 'blocked',
    words: {
      title: {
        ja: '*.{names} のCAAレコードが、DNSでの確認(dns-01)を許していません',
        en: 'The CAA records of *.{names} do not allow validation by DNS (dns-01)',
      },
      why: {
        ja: 'ワイルドカードの証明書は、DNSでの確認(dns-01)だけで発行されます。{where} のCAAレコード「{record}」は、その方法を許していません。',
        en: 'A wildcard certificate is issued only after validation by DNS (dns-01). The CAA record “{record}” at {where} does not allow that.',
      },
      whatToDo: {
        ja: 'DNSの設定画面で、{where} のCAAレコードから「validationmethods」を消すか、そこに dns-01 を加えてください。',
        en: 'In your DNS settings, remove “validationmethods” from the CAA record at {where}, or add dns-01 to it.',
      },
    },
  },
  'caa-account': {
    severity: 'unclear',
    verdict: 'cannot-tell',
    words: {
      title: {
        ja: '{names} のCAAレコードは、決まったアカウントだけに発行を許しています',
        en: 'The CAA records of {names} allow one account alone',
      },
      why: {
        ja: '{where} のCAAレコード「{record}」には、アカウントの指定(accounturi)があります。サーバー会社がそのアカウントを使っているかは、外からは分かりません。',
        en: 'The CAA record “{record}” at {where} names an account (accounturi). Whether your host uses that account cannot be seen from outside.',
      },
      whatToDo: {
        ja: 'この指定に覚えがなければ、DNSの設定画面で、{where} のCAAレコードを「0 issue "letsencrypt.org"」に直してください。サーバー会社を移ったあとは、指定が古いことがあります。',
        en: 'If you do not know of it, change the CAA record at {where} in your DNS settings to 0 issue "letsencrypt.org". After a move to another host, the account may be the old one.',
      },
    },
  },
  'caa-other-issuer': {
    severity: 'unclear',
    verdict: 'cannot-tell',
    words: {
      title: {
        ja: '{names} の証明書は {issuer} のもので、CAAレコードがその発行を許すかは分かりません',
        en: 'The certificate of {names} comes from {issuer}, and whether the CAA records allow that is not known',
      },
      why: {
        ja: '{where} のCAAレコードは、証明書を発行してよい会社を限っています。{issuer} がどの書き方を自分のことと読むかは、ここでは分かりません。',
        en: 'The CAA records at {where} limit who may issue certificates. Which of them {issuer} takes for itself is not known here.',
      },
      whatToDo: {
        ja: '{host} に、{where} のCAAレコードがこのままでよいか確かめてください。',
        en: 'Ask {host} whether the CAA records at {where} can stay as they are.',
      },
    },
  },
  'caa-unclear': {
    severity: 'unclear',
    verdict: 'cannot-tell',
    words: {
      title: {
        ja: '{names} のCAAレコードに、読み方の定まらない行があります',
        en: 'A CAA record of {names} can be read in more than one way',
      },
      why: {
        ja: '{where} のCAAレコード「{record}」は書き方がふつうと違い、発行元がどう読むか分かりません。',
        en: 'The CAA record “{record}” at {where} is written in an unusual way, and how an issuer reads it is not certain.',
      },
      whatToDo: {
        ja: 'DNSの設定画面で、{where} のCAAレコードを「0 issue "letsencrypt.org"」に直してください。',
        en: 'In your DNS settings, change the CAA record at {where} to 0 issue "letsencrypt.org".',
      },
    },
  },
  'caa-servfail': {
    severity: 'blocking',
    verdict: 'blocked',
    words: {
      title: {
        ja: '{names} のCAAレコードを尋ねると、DNSが失敗(SERVFAIL)を返します',
        en: 'Asked for the CAA records of {names}, the DNS answers with a failure (SERVFAIL)',
      },
      why: {
        ja: 'CAAレコードがなくても、「ない」という答えが要ります。{where} のネームサーバーに直接尋ねても得られません。そのあいだ、Let’s Encrypt は発行を断ります。',
        en: 'Even where there is no CAA record, there has to be an answer that says so. The name servers of {where}, asked directly, give none either. As long as that lasts, Let’s Encrypt refuses to issue.',
      },
      whatToDo: {
        ja: 'しばらくしてからもう一度調べてください。続くときは、ネームサーバーの会社に「{where} の CAA を問い合わせると SERVFAIL になる」と伝えてください。',
        en: 'Look again after a while. If it stays, tell the company that runs your name servers that a query for CAA at {where} gives SERVFAIL.',
      },
    },
  },
  'caa-dnssec-broken': {
    severity: 'blocking',
    verdict: 'blocked',
    words: {
      title: {
        ja: '{names} のDNSの署名(DNSSEC)が正しくないため、CAAレコードを読めません',
        en: 'The CAA records of {names} cannot be read, because the DNS signatures (DNSSEC) are not valid',
      },
      why: {
        ja: '{where} の答えは署名の検証に失敗します。発行元は、署名が正しくない答えでは証明書を発行できません。',
        en: 'The answer for {where} fails the check of its signatures. With such an answer, no issuer may issue a certificate.',
      },
      whatToDo: {
        ja: 'ドメインを登録した会社の画面でDNSSEC(DSレコード)の設定を確かめてください。ネームサーバーを変えたときに古いDSレコードが残っているなら、消してください。',
        en: 'See the DNSSEC settings (the DS record) where the domain is registered. If an old DS record was left over when the name servers changed, remove it.',
      },
    },
  },
  'caa-no-answer': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: '{names} のCAAレコードを尋ねても、答えがありません',
        en: 'Asked for the CAA records of {names}, the DNS gives no answer',
      },
      why: {
        ja: '{where} のネームサーバーは、ほかの問い合わせには答えるのに、CAA にだけ答えません。発行元も答えを得られなければ、発行を断ります。',
        en: 'The name servers of {where} answer other questions, but not the one for CAA. If an issuer gets no answer either, it refuses to issue.',
      },
      whatToDo: {
        ja: 'ネームサーバーの会社に、{where} の CAA の問い合わせに答えるか確かめてください。古いネームサーバーや機器が、知らない種類の問い合わせを捨てていることがあります。',
        en: 'Ask the company that runs your name servers whether they answer queries for CAA at {where}. Old name servers or devices may drop kinds of queries that they do not know.',
      },
    },
  },
  'caa-truncated': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: '{names} のCAAレコードの答えが途中で切れています',
        en: 'The answer with the CAA records of {names} is cut off',
      },
      why: {
        ja: '{where} の答えは一度に届く大きさを超え、TCPで尋ね直しても得られません。途中までの答えでは、Let’s Encrypt は発行しません。',
        en: 'The answer for {where} is too long for one datagram, and cannot be had over TCP either. Let’s Encrypt does not issue on half an answer.',
      },
      whatToDo: {
        ja: 'ネームサーバーの会社に、TCP の 53 番で答えるか確かめてください。要らないCAAレコードがあれば減らしてください。',
        en: 'Ask the company that runs your name servers whether they answer over TCP, port 53. Remove CAA records that you do not need.',
      },
    },
  },
  'caa-unreadable': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: '{names} のCAAレコードの答えが壊れています',
        en: 'The answer with the CAA records of {names} is damaged',
      },
      why: {
        ja: '{where} の答えは、DNSの決まりどおりに読めません。読めない答えでは、発行元は発行を断ります。',
        en: 'The answer for {where} cannot be read by the rules of the DNS. With such an answer, an issuer refuses to issue.',
      },
      whatToDo: {
        ja: 'DNSの設定画面で {where} のCAAレコードを作り直してください。続くときは、ネームサーバーの会社に伝えてください。',
        en: 'Create the CAA records of {where} anew in your DNS settings. If it stays, tell the company that runs your name servers.',
      },
    },
  },
  'caa-not-seen': {
    severity: 'unclear',
    verdict: 'cannot-tell',
    words: {
      title: {
        ja: '{names} のCAAレコードを確かめられませんでした',
        en: 'The CAA records of {names} could not be looked up',
      },
      why: {
        ja: 'このサーバーが使うDNS(リゾルバー)から {where} の答えを得られず、ネームサーバーに直接確かめることもできませんでした。ドメインの設定が原因とは限りません。',
        en: 'The resolver that this server uses gave no answer for {where}, and the name servers themselves could not be asked either. That need not be the fault of the domain.',
      },
      whatToDo: {
        ja: 'しばらくしてからもう一度調べてください。続くときは、Kigen を動かしているサーバーのDNSの設定(KIGEN_DNS_SERVERS)を確かめてください。',
        en: 'Look again after a while. If it stays, see the DNS settings of the server that runs Kigen (KIGEN_DNS_SERVERS).',
      },
    },
  },
} satisfies Record<string, FindingKind>;
