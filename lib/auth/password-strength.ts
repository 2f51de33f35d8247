import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

import { passwordLimits } from './password-limits';

export type WeakPassword = 'too-short' | 'too-long' | 'guessable';

/** Scores go from 0 to 4; 3 resists about 10^8 guesses. */
const enough = 3;
/** A guess takes longer for each letter, and what is longer is strong already. */
const looked = 64;

let factory: ZxcvbnFactory | undefined;

/**
 * Why a password is refused, or null. No rule about its make-up: it is held against what attackers try first. That takes
 * megabytes: whoever asks imports this file when a password is set, not before.
 *
 * @param known words that a guesser knows of this person, such as the e-mail address
 */
export function findWeakness(password: string, known: readonly string[]): WeakPassword | null {
  if (password.length < passwordLimits.least) return 'too-short';
  if (password.length > passwordLimits.most) return 'too-long';
  factory ??= new ZxcvbnFactory({ dictionary: { ...dictionary }, graphs: adjacencyGraphs });
  const words = [...known.flatMap((text) => [text, ...text.split(/[@.\s]+/)]), 'kigen', 'conoha', 'certificate'];
  const { score } = factory.check(password.slice(0, looked), words);
  return score >= enough ? null : 'guessable';
}
