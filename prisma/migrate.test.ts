import { describe, expect, it } from 'vitest';

import { diffSchema } from './diff-schema.mjs';

describe('the migrations', () => {
  it('build what schema.prisma describes', async () => {
    expect(await diffSchema()).toBeNull();
  });
});
