import { days, ordinary, seconds } from './zoo-world';
import type { ZooCase } from './zoo-world';

export const dateCases: readonly ZooCase[] = [
  { name: 'a fresh one of 90 days', certificate: ordinary(days(1, 89)), problems: [] },
  { name: 'a fresh one of 64 days', certificate: ordinary(days(1, 63)), problems: [] },
  { name: 'a fresh one of 45 days', certificate: ordinary(days(1, 44)), problems: [] },
  { name: 'a fresh one of 160 hours', certificate: ordinary(days(1, 160 / 24 - 1)), problems: [] },
  { name: 'a fresh one of 398 days', certificate: ordinary(days(1, 397)), problems: [] },
  {
    name: 'one that was renewed at the last moment',
    certificate: ordinary(days(89, 1 / 24)),
    problems: ['renewal-overdue'],
  },
  { name: 'one that ends after 2050', certificate: ordinary(days(1, 365 * 35)), problems: [] },
  { name: 'one whose renewal is due', certificate: ordinary(days(65, 25)), problems: ['expiring'] },
  { name: 'one whose renewal failed', certificate: ordinary(days(75, 15)), problems: ['renewal-overdue'] },
  { name: 'one that ended a second ago', certificate: ordinary(days(90, -2 * seconds)), problems: ['expired'] },
  { name: 'one that ended an hour ago', certificate: ordinary(days(90, -1 / 24)), problems: ['expired'] },
  { name: 'one that ended a year ago', certificate: ordinary(days(455, -365)), problems: ['expired'] },
  { name: 'one that begins in an hour', certificate: ordinary(days(-1 / 24, 90)), problems: ['not-yet-valid'] },
  { name: 'one that begins tomorrow', certificate: ordinary(days(-1, 90)), problems: ['not-yet-valid'] },
];
