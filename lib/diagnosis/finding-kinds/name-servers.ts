import type { FindingKind } from '@/lib/diagnosis/finding';

const seeNameServers = {
  ja: 'ドメインを登録した会社の画面で、{domain} に設定されているネームサーバーの名前が、DNSを預けている会社の案内と同じか確かめてください。',
  en: 'Where {domain} is registered, see whether the name servers set there are those that your DNS company tells you to use.',
};

/** What the name servers of a domain say when each is asked itself. */
export const nameServerFindings = {
  'name-servers-all-fail': {
    severity: 'blocking',
    verdict: 'blocked',
    words: {
      title: {
        ja: '{domain} のネームサーバーが、どれもこのドメインに答えません',
        en: 'None of the name servers of {domain} answers for it',
      },
      why: {
        ja: '{servers} は、応答がないか、このドメインを知らないと答えます。名前を調べられないあいだは、証明書は発行されません。',
        en: '{servers} do not respond, or say that they do not know the domain. As long as the name cannot be looked up, no certificate is issued.',
      },
      whatToDo: seeNameServers,
    },
  },
  'name-servers-all-lame': {
    severity: 'warning',
    verdict: 'likely-blocked',
    words: {
      title: {
        ja: '{domain} のネームサーバーが、このドメインを預かっていないようです',
        en: 'The name servers of {domain} do not seem to have the domain',
      },
      why: {
        ja: '{servers} に直接尋ねても、このドメインの答えを持っていません。いま見えているのは、以前の答えの控えかもしれません。',
        en: 'Asked directly, {servers} have no answer for the domain. What is still seen may be a copy of earlier answers.',
      },
      whatToDo: seeNameServers,
    },
  },
  'name-servers-not-reached': {
    severity: 'unclear',
    verdict: 'cannot-tell',
    words: {
      title: {
        ja: '{domain} のネームサーバーに、ここからは問い合わせが届きませんでした',
        en: 'The name servers of {domain} could not be reached from here',
      },
      why: {
        ja: '{servers} 自身の応答を得られません。一方で名前は調べられるため、このサーバーのネットワークが DNS(53番)を通さないか、途中の機器が代わりに答えているだけかもしれません。',
        en: 'No answer came from {servers} itself, yet the name can be looked up. The network of this server may simply not let DNS (port 53) through, or a device between answers in its place.',
      },
      whatToDo: {
        ja: 'しばらくしてからもう一度調べてください。ほかのドメインでも同じなら、このサーバーのネットワークの制限です。',
        en: 'Look again after a while. If other domains show the same, it is a limit of this server’s network.',
      },
    },
  },
  'name-servers-not-listed': {
    severity: 'unclear',
    verdict: 'cannot-tell',
    words: {
      title: {
        ja: '{domain} のネームサーバーを確かめられませんでした',
        en: 'The name servers of {domain} could not be looked at',
      },
      why: {
        ja: 'どのネームサーバーが {domain} を預かっているか(NSレコード)の答えを得られませんでした。',
        en: 'No answer came that says which name servers have {domain} (its NS records).',
      },
      whatToDo: {
        ja: 'ほかの項目に指摘があれば、そちらを先に直してください。なければ、しばらくしてからもう一度調べてください。',
        en: 'If something else was found, mend that first. If not, look again after a while.',
      },
    },
  },
  'name-servers-some-fail': {
    severity: 'warning',
    verdict: 'no-blocker-found',
    words: {
      title: {
        ja: '{domain} のネームサーバーの一部が、このドメインに答えません',
        en: 'Some name servers of {domain} do not answer for it',
      },
      why: {
        ja: '{servers} は、応答がないか、このドメインを知らないと答えます。残りが答えるので名前は調べられますが、確認が遅れたり失敗したりすることがあります。',
        en: '{servers} do not respond, or say that they do not know the domain. The others answer, so the name can be looked up, but a validation may be slow or fail at times.',
      },
      whatToDo: seeNameServers,
    },
  },
  'name-servers-differ': {
    severity: 'information',
    verdict: 'no-blocker-found',
    words: {
      title: {
        ja: '{domain} のネームサーバーの内容が、まだそろっていません',
        en: 'The name servers of {domain} do not yet have the same data',
      },
      why: {
        ja: '{servers} の版(シリアル番号)が違います。DNSを変えた直後にはよくあることで、そろうまでは古い答えが返ることがあります。',
        en: 'The versions (serial numbers) at {servers} differ. That is usual just after a change; until they agree, old answers may be given.',
      },
      whatToDo: {
        ja: 'DNSを変えたばかりなら、しばらく待ってからもう一度調べてください。',
        en: 'If you have just changed the DNS, wait a while and look again.',
      },
    },
  },
  'name-servers-elsewhere': {
    severity: 'information',
    verdict: 'no-blocker-found',
    words: {
      title: {
        ja: '{domain} のネームサーバーは {host} のものではありません',
        en: 'The name servers of {domain} are not those of {host}',
      },
      why: {
        ja: 'いまは {servers} です。AレコードとAAAAレコードが {host} を向いていれば、このままで問題ありません。',
        en: 'They are {servers}. As long as the A and AAAA records lead to {host}, that is all right.',
      },
      whatToDo: {
        ja: 'DNSのレコードを直すときは、{host} の画面ではなく、{servers} を使っている会社の画面で行ってください。',
        en: 'To change DNS records, use the panel of the company behind {servers}, not that of {host}.',
      },
    },
  },
} satisfies Record<string, FindingKind>;
