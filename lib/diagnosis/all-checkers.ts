import type { Checker } from './checker';

/** Every checker, in the order in which people read what they looked at. */
export const allCheckers: readonly Checker[] = [];
