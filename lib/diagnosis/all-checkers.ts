import { caaChecker } from './checkers/caa';
import { issuedNotServedChecker } from './checkers/issued-not-served';
import { neighboursChecker } from './checkers/neighbours';
import { ownerAnswersChecker } from './checkers/owner-answers';
import type { Checker } from './checker';

/** Every checker, in the order in which people read what they looked at. */
export const allCheckers: readonly Checker[] = [
  caaChecker,
  issuedNotServedChecker,
  neighboursChecker,
  ownerAnswersChecker,
];
