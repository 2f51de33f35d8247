import { describe, expect, it } from 'vitest';

import { groupZones, listZones } from './choose-zone';

describe('groupZones', () => {
  it('has every zone once, the often used ones first', () => {
    const { common, all } = groupZones('Asia/Tokyo');
    expect(common[0]).toBe('Asia/Tokyo');
    expect([...common, ...all].toSorted()).toEqual(listZones().toSorted());
  });

  it('has the chosen zone among the first', () => {
    expect(groupZones('Africa/Nairobi').common[0]).toBe('Africa/Nairobi');
    expect(groupZones('Africa/Nairobi').all).not.toContain('Africa/Nairobi');
  });
});
