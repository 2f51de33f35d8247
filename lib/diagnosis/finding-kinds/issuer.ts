import type { FindingKind } from '@/lib/diagnosis/finding';

/** What Let's Encrypt allows, and what it says itself. Limits: https://letsencrypt.org/docs/rate-limits/ */
export const issuerFindings = {
  'limit-reached': {
    severity: 'blocking',
    verdict: 'blocked',
    isWaiting: true,
    words: {
      title: {
        ja: '{names} の証明書は、Let’s Encrypt の上限(7日間に5枚)に達しています',
        en: '{names} has reached the limit of Let’s Encrypt (5 certificates in 7 days)',
      },
      why: {
        ja: '同じ名前の組では、7日間に5枚までしか発行されません。今OFFにすると、ONにしても新しい証明書が出ません。次に発行できるのは {nextAt} です。',
        en: 'For the same set of names no more than 5 are issued in 7 days. If you switch OFF now, ON will bring no new one. The next is possible at {nextAt}.',
      },
      whatToDo: {
        ja: '{nextAt} まで、OFFにも再発行にもしないで待ってください。待てないときは {host} のサポートに相談してください。',
        en: 'Wait until {nextAt} before you switch SSL OFF or ask again. If that is too late, ask the support of {host}.',
      },
    },
  },
  'limit-near': {
    severity: 'warning',
    verdict: 'no-blocker-found',
    words: {
      title: {
        ja: '{names} の証明書は、Let’s Encrypt であと1枚しか発行できません',
        en: 'Let’s Encrypt will issue only one more certificate for {names}',
      },
      why: {
        ja: '同じ名前の組では、7日間に5枚までです。1枚分が戻るまで約34時間かかります。',
        en: 'For the same set of names 5 are issued in 7 days. One comes back about every 34 hours.',
      },
      whatToDo: {
        ja: 'ほかの原因をすべて直してから、1回だけ行ってください。急がないなら、2日ほど待つと余裕ができます。',
        en: 'Mend every other cause first, then try once only. If there is time, two days of waiting make room.',
      },
    },
  },
  'limit-of-other-names': {
    severity: 'warning',
    verdict: 'no-blocker-found',
    words: {
      title: {
        ja: '{names} だけの組の証明書は、Let’s Encrypt の上限(7日間に5枚)に達しています',
        en: 'For {names} alone, the limit of Let’s Encrypt has been reached (5 certificates in 7 days)',
      },
      why: {
        ja: 'いまの証明書とは名前の組が違うため、いまと同じ組で取り直すなら妨げになりません。',
        en: 'It is another set of names than that of the present certificate, so a renewal of the present set is not stopped.',
      },
      whatToDo: {
        ja: '証明書に入れる名前を変えずに取り直してください。{names} だけの証明書は、{nextAt} まで発行されません。',
        en: 'Keep to the present set of names. A certificate for {names} alone will not be issued before {nextAt}.',
      },
    },
  },
  'limit-of-domain': {
    severity: 'warning',
    verdict: 'likely-blocked',
    isWaiting: true,
    words: {
      title: {
        ja: '{domain} では、この7日間に50枚の証明書が発行されています(Let’s Encrypt の上限)',
        en: '50 certificates have been issued for {domain} within 7 days (a limit of Let’s Encrypt)',
      },
      why: {
        ja: '同じドメインでは7日間に50枚までです。まったく同じ名前の組の更新は、この上限の外です。',
        en: 'A domain gets 50 in 7 days. A renewal of exactly the same set of names does not count.',
      },
      whatToDo: {
        ja: '名前を増やさず、同じ名前の組のままで取り直すか、{nextAt} まで待ってください。',
        en: 'Keep to the same set of names, or wait until {nextAt}.',
      },
    },
  },
  'limit-of-failures': {
    severity: 'warning',
    verdict: 'likely-blocked',
    isWaiting: true,
    words: {
      title: {
        ja: '{names} は、1時間に失敗できる回数(5回)を使い切ったようです',
        en: '{names} seems to have used up the failures that are allowed in an hour (5)',
      },
      why: {
        ja: '確認に1時間で5回失敗すると、Let’s Encrypt はしばらく受け付けません。',
        en: 'After 5 failed proofs in an hour Let’s Encrypt takes no more for a while.',
      },
      whatToDo: {
        ja: '{nextAt} まで待ち、先に原因を直してください。',
        en: 'Wait until {nextAt}, and mend the cause first.',
      },
    },
  },
  'limit-not-searched': {
    severity: 'unclear',
    verdict: 'cannot-tell',
    words: {
      title: {
        ja: '発行の記録(CTログ)を見られませんでした',
        en: 'The public record of certificates (CT logs) could not be read',
      },
      why: {
        ja: '上限に達しているかどうかは、この機器が見たことのある証明書だけから考えています。',
        en: 'Whether a limit is reached was judged only by the certificates that were seen from here.',
      },
      whatToDo: { ja: '少し待って、もう一度調べてください。', en: 'Wait a little and look again.' },
    },
  },
  'renewal-window-open': {
    severity: 'information',
    verdict: 'no-blocker-found',
    words: {
      title: {
        ja: '{names} の証明書は、Let’s Encrypt が勧める更新の時期に入っています',
        en: 'The time at which Let’s Encrypt suggests to renew the certificate of {names} has come',
      },
      why: {
        ja: '勧められている時期は {start} から {end} までです。',
        en: 'It suggests from {start} to {end}.',
      },
      whatToDo: {
        ja: '{host} の自動更新がこれから動くかもしれません。',
        en: 'The automatic renewal of {host} may be about to run.',
      },
    },
  },
  'renewal-window-passed': {
    severity: 'information',
    verdict: 'no-blocker-found',
    words: {
      title: {
        ja: '{names} の証明書は、Let’s Encrypt が勧める更新の時期を過ぎています',
        en: 'The time at which Let’s Encrypt suggests to renew the certificate of {names} has passed',
      },
      why: {
        ja: '{end} までに更新するよう勧められていました。自動更新が動いていないか、失敗しています。',
        en: 'It suggested to renew by {end}. The automatic renewal does not run, or fails.',
      },
      whatToDo: {
        ja: '妨げになるものを直してから、更新の手順に進んでください。',
        en: 'Mend what stands in the way, then go on to the steps of renewal.',
      },
    },
  },
  'renewal-explained': {
    severity: 'information',
    verdict: 'no-blocker-found',
    words: {
      title: {
        ja: 'Let’s Encrypt が、{names} の証明書について説明を出しています',
        en: 'Let’s Encrypt has published an explanation about the certificate of {names}',
      },
      why: {
        ja: '証明書を早めに替えてほしい事情(不具合など)があるときに出ます({link})。',
        en: 'It does so when there is a reason to renew early, such as an incident ({link}).',
      },
      whatToDo: { ja: '説明を読んでください:{link} 。', en: 'Read it at {link} .' },
    },
  },
  'renewal-info-unavailable': {
    severity: 'unclear',
    // What the CA suggests stops nothing, and neither does its silence.
    verdict: 'no-blocker-found',
    words: {
      title: {
        ja: '{names} の更新の時期を、Let’s Encrypt に聞けませんでした',
        en: 'Let’s Encrypt could not be asked when to renew the certificate of {names}',
      },
      why: {
        ja: '問い合わせ先が答えませんでした。更新できるかどうかには関わりません。',
        en: 'The place to ask gave no answer. That does not stand in the way of a renewal.',
      },
      whatToDo: { ja: '少し待って、もう一度調べてください。', en: 'Wait a little and look again.' },
    },
  },
} satisfies Record<string, FindingKind>;
