import { expect, it, vi } from 'vitest';

it.fails('fails a test that writes an error nobody expected', () => {
  console.error('an unexpected error');
});

it('lets a test through that expects the error', () => {
  const spy = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  console.error('an expected error');
  expect(spy).toHaveBeenCalledOnce();
});
