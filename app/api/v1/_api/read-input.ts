import { z } from 'zod';
import type { Words } from '@/lib/words/locale';
import type { FieldError, Refusal } from './problems';

export type ReadInput<Value> = { value: Value } | { refusal: Refusal };

/** The parameters of the address; each may stand there once. */
export function readQuery<Schema extends z.ZodType>(
  schema: Schema,
  search: URLSearchParams,
): ReadInput<z.output<Schema>> {
  const names = [...search.keys()];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    const detail = { ja: '一つだけ送ってください。', en: 'Send it once.' };
    return { refusal: { problem: 'bad-request', errors: [{ pointer: twice, detail }] } };
  }
  const read = schema.safeParse(Object.fromEntries(search));
  if (read.success) return { value: read.data };
  return { refusal: { problem: 'bad-request', errors: listErrors(read.error, (path) => path.join('.')) } };
}

export function readJsonBody<Schema extends z.ZodType>(schema: Schema, text: string): ReadInput<z.output<Schema>> {
  const json = parse(text);
  if (json === undefined) return { refusal: { problem: 'bad-request' } };
  const read = schema.safeParse(json);
  if (read.success) return { value: read.data };
  return { refusal: { problem: 'invalid', errors: listErrors(read.error, toPointer) } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const wordings = { ja: z.locales.ja().localeError, en: z.locales.en().localeError };

const ownWords = z.object({ ja: z.string(), en: z.string() });

function listErrors({ issues }: z.ZodError, write: (path: readonly PropertyKey[]) => string): FieldError[] {
  return issues.flatMap((issue): FieldError[] => {
    const detail = wordIssue(issue);
    // A field that nobody knows is named itself, not what it stands in.
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => ({ pointer: write(path), detail }));
  });
}

/** A rule of our own brings its words along; zod knows them for the others. */
function wordIssue(issue: z.core.$ZodIssue): Words {
  const own = issue.code === 'custom' ? ownWords.safeParse(issue.params) : null;
  if (own?.success) return own.data;
  const say = (locale: keyof typeof wordings) => {
    const said = wordings[locale]({ ...issue, input: undefined });
    return (typeof said === 'string' ? said : said?.message) ?? issue.message;
  };
  return { ja: say('ja'), en: say('en') };
}

/** JSON Pointer, RFC 6901 §3. */
function toPointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
