import type { Verdict } from '@/lib/diagnosis/verdict';

/** A verdict is told by its words, its mark and its colour together. */
export const verdictLooks: Readonly<Record<Verdict, { edge: string; mark: string }>> = {
  blocked: { edge: 'border-urgent', mark: '✕' },
  'likely-blocked': { edge: 'border-action', mark: '▲' },
  'cannot-tell': { edge: 'border-dashed border-field', mark: '?' },
  'no-blocker-found': { edge: 'border-healthy', mark: '○' },
};
