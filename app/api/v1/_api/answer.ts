import Negotiator from 'negotiator';
import { isLocale, type Locale } from '@/lib/words/locale';
import { problems, type Refusal } from './problems';

const always = { 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' };

/** An answer with JSON, or without a body. */
export function answerJson(
  status: number,
  json: string | null,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  return new Response(json, {
    status,
    headers: { ...always, ...(json === null ? {} : { 'Content-Type': type }), ...headers },
  });
}

/** A refusal as a problem (RFC 9457) in the caller's language. Its `type` leads to the list on /api-docs. */
export function answerProblem(refusal: Refusal, locale: Locale): Response {
  const body = writeProblem(refusal, locale);
  return answerJson(problems[refusal.problem].status, body, { 'Content-Language': locale, ...refusal.headers });
}

export function writeProblem({ problem, detail, errors }: Refusal, locale: Locale): string {
  const kind = problems[problem];
  return JSON.stringify({
    type: `/api-docs#problem-${problem}`,
    title: kind.title[locale],
    status: kind.status,
    detail: (detail ?? kind.detail)[locale],
    ...(errors ? { errors: errors.map((error) => ({ ...error, detail: error.detail[locale] })) } : {}),
  });
}

/** English, unless the header Accept-Language asks for Japanese: programs are read by people of all languages. */
export function readLanguage(headers: Headers): Locale {
  const asked = new Negotiator({ headers: { 'accept-language': headers.get('accept-language') ?? '*' } });
  const found = asked.language(['en', 'ja']);
  return isLocale(found) ? found : 'en';
}
