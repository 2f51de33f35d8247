import type { ProblemName } from './problem';
import { chainWords } from './problem-words/chain';
import { datesWords } from './problem-words/dates';
import { handshakeWords } from './problem-words/handshake';
import { namesWords } from './problem-words/names';
import { networkWords } from './problem-words/network';
import { qualityWords } from './problem-words/quality';
import type { ProblemWords } from './problem-words/shape';

export type { ProblemWords };

/** The words for every problem. The browser's words are those of Chrome and of Safari on the iPhone. */
export const problemWords: Readonly<Record<ProblemName, ProblemWords>> = {
  ...datesWords,
  ...chainWords,
  ...namesWords,
  ...qualityWords,
  ...handshakeWords,
  ...networkWords,
};
