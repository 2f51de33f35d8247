import type { LetterAttempt } from '@/lib/letters/write-letter';
import { stepsOf } from '@/lib/recovery/advance';
import type { RecoveryEvent, RecoveryState } from '@/lib/recovery/recovery-state';
import type { SightKind } from '@/lib/recovery/sight';
import { toDisplayHost } from '@/lib/tls/display-host';
import type { Locale, Words } from '@/lib/words/locale';

const sights: Readonly<Record<SightKind, Words>> = {
  own: {
    ja: '{host}:自分の証明書({until} まで)が見えました',
    en: '{host}: its own certificate was seen (until {until})',
  },
  'host-default': {
    ja: '{host}:サーバー会社の共通の証明書が見えました',
    en: "{host}: the host's shared certificate was seen",
  },
  'other-name': { ja: '{host}:別の名前の証明書が見えました', en: '{host}: a certificate of another name was seen' },
  alert: { ja: '{host}:TLSの接続を断られました', en: '{host}: the TLS handshake was refused' },
  refused: { ja: '{host}:接続を断られました', en: '{host}: the connection was refused' },
  silent: { ja: '{host}:応答がありませんでした', en: '{host}: there was no answer' },
  'no-name': { ja: '{host}:名前が見つかりませんでした', en: '{host}: the name was not found' },
  offline: { ja: '', en: '' },
};

const ends: Readonly<Record<NonNullable<RecoveryState['outcome']>, Words>> = {
  proved: { ja: '新しい証明書を確認しました', en: 'The new certificate was seen' },
  'renewed-by-itself': { ja: '自動で更新されました', en: 'It was renewed by itself' },
  unproved: { ja: '新しい証明書は確認できていません', en: 'No new certificate was seen' },
  cancelled: { ja: '途中で中止しました', en: 'I stopped it' },
  abandoned: { ja: '途中のままです', en: 'It was not finished' },
};

/** What a support team needs of one recovery: what was pressed, and what was seen of it. */
export function describeAttempt(
  state: RecoveryState,
  entries: readonly { at: Date; event: RecoveryEvent }[],
  locale: Locale,
): LetterAttempt {
  const events = entries.flatMap(({ at, event }) => {
    const text = describeEvent(event, state, locale);
    return text === '' ? [] : [{ at, text }];
  });
  return { at: state.startedAt, events, end: state.outcome && ends[state.outcome][locale] };
}

function describeEvent(event: RecoveryEvent, state: RecoveryState, locale: Locale): string {
  if (event.kind === 'claimed' && event.claim === 'pressed') {
    const title = stepsOf(state).find(({ id }) => id === event.step)?.title[locale] ?? event.step;
    return locale === 'ja' ? `「${title}」の操作をしました` : `I did “${title}”`;
  }
  if (event.kind !== 'seen') return '';
  const until = event.sight.certificate?.notAfter.toISOString().slice(0, 10) ?? '';
  return sights[event.sight.kind][locale].replace('{host}', () => toDisplayHost(event.host)).replace('{until}', until);
}
