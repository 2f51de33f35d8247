import { addressesChecker } from './checkers/addresses';
import { caaChecker } from './checkers/caa';
import { cdnChecker } from './checkers/cdn';
import { domainChecker } from './checkers/domain';
import { hstsChecker } from './checkers/hsts';
import { http01Checker } from './checkers/http-01';
import { issuedNotServedChecker } from './checkers/issued-not-served';
import { limitsChecker } from './checkers/limits';
import { nameServersChecker } from './checkers/name-servers';
import { neighboursChecker } from './checkers/neighbours';
import { ownerAnswersChecker } from './checkers/owner-answers';
import { renewalInfoChecker } from './checkers/renewal-info';
import type { Checker } from './checker';

/** Every checker, in the order in which people read what they looked at. */
export const allCheckers: readonly Checker[] = [
  domainChecker,
  nameServersChecker,
  addressesChecker,
  caaChecker,
  http01Checker,
  cdnChecker,
  hstsChecker,
  limitsChecker,
  renewalInfoChecker,
  issuedNotServedChecker,
  neighboursChecker,
  ownerAnswersChecker,
];
