import type { ActResult } from '@/components/act-form';

/** The answer of a one-button form; null before the first press. */
export type ActState = ActResult | null;

/** An answer, numbered so that the same words twice are announced twice. */
export function answerAct(
  tone: ActResult['tone'],
  message: string,
  previous: ActState,
  lines: readonly string[] = [],
): ActResult {
  return { tone, message, lines, turn: (previous?.turn ?? 0) + 1 };
}

/** Says a failure under the button that was pressed. */
export function failAct(sentence: string, _form: FormData, previous: ActState): ActState {
  return answerAct('bad', sentence, previous);
}
