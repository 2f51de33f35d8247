import type { Observation } from './observation';
import type { ObserverOptions } from './observe';
import type { Target } from './target';

/** What can be sent to another process. */
export type SentOptions = Omit<ObserverOptions, 'now'>;

export type LookRequest = { kind: 'observe'; target: Target } | { kind: 'resolves'; host: string };

export type ObserverMessage =
  { kind: 'begin'; options: SentOptions } | { kind: 'abort'; id: number } | (LookRequest & { id: number });

/** A look that throws has met a bug, and says which. */
export type ObserverAnswer = { id: number; value: Observation | boolean } | { id: number; error: string };
