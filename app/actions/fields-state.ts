import type { FieldsResult } from '@/components/fields-form';

/** The answer of a form of fields; null before the first press. */
export type FieldsState = FieldsResult | null;

interface Answer {
  tone?: FieldsResult['tone'];
  message: string;
  /** The field that is wrong. */
  field?: string;
  /** What was typed, without secrets. */
  typed?: Readonly<Record<string, string>>;
}

/** An answer, numbered so that the same words twice are announced twice. */
export function answerFields(
  { tone = 'bad', message, field, typed = {} }: Answer,
  previous: FieldsState,
): FieldsResult {
  return { tone, message, field: field ?? null, typed, turn: (previous?.turn ?? 0) + 1 };
}

/** Says a failure under the form, and keeps what was typed into the named fields: never name a secret. */
export function failFields(...kept: readonly string[]) {
  return (message: string, form: FormData, previous: FieldsState): FieldsState =>
    answerFields({ message, typed: Object.fromEntries(kept.map((name) => [name, textOf(form, name)])) }, previous);
}

/** Everything that was typed, but for the named fields: name every secret. */
export function typedOf(form: FormData, secrets: readonly string[]): Record<string, string> {
  const names = [...form.keys()].filter((name) => !secrets.includes(name) && !name.startsWith('$ACTION'));
  return Object.fromEntries(names.map((name) => [name, textOf(form, name)]));
}

/** A text field as it was typed, cut to what a form would show again. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.slice(0, 300) : '';
}
