import { expect, it } from 'vitest';

import { readBoardView } from './board-view';

it('keeps the outage of an address, however many events there have been', () => {
  expect(readBoardView({ outage: '12345678' })).toMatchObject({ outage: 12345678 });
});

it.each(['', '0', '-1', '1e3', 'x', '9'.repeat(16)])('reads no outage out of %j', (outage) => {
  expect(readBoardView({ outage })).not.toHaveProperty('outage');
});
