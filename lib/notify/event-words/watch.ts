import type { EventWords } from './shape';
import { nothingToDo } from './shape';

/** The watch itself. */
export const watchWords = {
  offline: {
    opened: {
      headline: { ja: () => '見守りができていません', en: () => 'Kigen cannot look' },
      sentence: {
        ja: ({ facts: { cause, since }, event, moment }) =>
          `${moment(since ?? event.openedAt)}から、サイトを確認できていません。${
            cause === 'stood-still'
              ? 'Kigen が止まっていました。'
              : 'Kigen が動いている機械が、インターネットにつながっていないようです。'
          }サイトの障害とは限りません。`,
        en: ({ facts: { cause, since }, event, moment }) =>
          `No site could be looked at since ${moment(since ?? event.openedAt)}. ${
            cause === 'stood-still'
              ? 'Kigen stood still.'
              : 'The machine that runs Kigen seems to be cut off from the Internet.'
          } This does not mean that a site is down.`,
      },
      act: {
        ja: 'Kigen が動いている機械の電源とネットワークを確かめてください。',
        en: 'Check the power and the network of the machine that runs Kigen.',
      },
    },
    closed: {
      headline: { ja: () => '見守りを再開しました', en: () => 'Kigen looks again' },
      sentence: {
        ja: ({ lasted, facts: { since }, event, moment }) =>
          `サイトの見守りを再開しました。${moment(since ?? event.openedAt)}から${lasted === '' ? '' : `${lasted}、`}確認できていませんでした。`,
        en: ({ lasted, facts: { since }, event, moment }) =>
          `The sites are looked at again. From ${moment(since ?? event.openedAt)}${lasted === '' ? '' : `, for ${lasted},`} they could not be.`,
      },
      act: nothingToDo,
    },
  },
} satisfies Record<string, EventWords>;
