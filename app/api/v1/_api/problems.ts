import type { Words } from '@/lib/words/locale';

interface ProblemKind {
  status: number;
  title: Words;
  /** What to do about it, where nothing more exact is known. */
  detail: Words;
}

/** Everything that the API refuses with, by names that stay. The list is closed; /api-docs shows it. */
export const problems = {
  'bad-request': {
    status: 400,
    title: { ja: '読めない要求です', en: 'The request cannot be read' },
    detail: {
      ja: '本文が正しいJSONか、パラメーターとヘッダーが説明のとおりかを見てください。',
      en: 'Check that the body is valid JSON and that parameters and headers are as described.',
    },
  },
  unauthorized: {
    status: 401,
    title: { ja: 'APIキーがありません', en: 'There is no API key' },
    detail: {
      ja: 'ヘッダー Authorization: Bearer kgn_… で、有効なAPIキーを送ってください。Cookieは使いません。',
      en: 'Send a key that holds in the header Authorization: Bearer kgn_…; cookies do not count.',
    },
  },
  forbidden: {
    status: 403,
    title: { ja: '許されていない操作です', en: 'This is not allowed' },
    detail: {
      ja: 'キーの持ち主に、この操作の権限がありません。',
      en: 'The person whose key this is may not do this.',
    },
  },
  'not-found': {
    status: 404,
    title: { ja: '見つかりません', en: 'Not found' },
    detail: {
      ja: 'アドレスが違うか、削除されたか、このキーの持ち主と共有されていません。',
      en: 'The address is wrong, or it was deleted, or it is not shared with the person whose key this is.',
    },
  },
  'method-not-allowed': {
    status: 405,
    title: { ja: 'このアドレスにないメソッドです', en: 'This address does not know the method' },
    detail: {
      ja: '使えるメソッドはヘッダー Allow にあります。',
      en: 'The header Allow names the methods that it knows.',
    },
  },
  'already-watched': {
    status: 409,
    title: { ja: 'もう見守っています', en: 'Already watched' },
    detail: {
      ja: '送られたサイトは、すべてもう見守っています。何も変えていません。',
      en: 'All of the sites are watched already. Nothing was changed.',
    },
  },
  'in-flight': {
    status: 409,
    title: { ja: '同じ要求を処理しています', en: 'The same request is being worked on' },
    detail: {
      ja: '同じ Idempotency-Key の要求が終わっていません。少し待って、同じものを送ってください。',
      en: 'A request with this Idempotency-Key has not ended. Wait a little and send the same again.',
    },
  },
  'too-large': {
    status: 413,
    title: { ja: '本文が大きすぎます', en: 'The body is too large' },
    detail: { ja: '本文は128KBまでです。分けて送ってください。', en: 'A body has at most 128 KB. Send it in parts.' },
  },
  'unsupported-media-type': {
    status: 415,
    title: { ja: 'JSONではありません', en: 'The body is not JSON' },
    detail: {
      ja: 'ヘッダー Content-Type: application/json をつけて、UTF-8のJSONを送ってください。',
      en: 'Send JSON in UTF-8, with the header Content-Type: application/json.',
    },
  },
  invalid: {
    status: 422,
    title: { ja: '受け付けられない値があります', en: 'A value cannot be accepted' },
    detail: {
      ja: 'どの値かは errors にあります。何も変えていません。',
      en: 'See which one in errors. Nothing was changed.',
    },
  },
  'key-reused': {
    status: 422,
    title: { ja: 'Idempotency-Key が使い回されています', en: 'The Idempotency-Key was used for something else' },
    detail: {
      ja: 'この Idempotency-Key は、24時間以内に別の要求に使われました。新しいものをつけてください。',
      en: 'Within the last 24 hours it came with another request. Choose a new one.',
    },
  },
  'rate-limited': {
    status: 429,
    title: { ja: '要求が多すぎます', en: 'Too many requests' },
    detail: {
      ja: 'ヘッダー Retry-After の秒数だけ待って、もう一度送ってください。',
      en: 'Wait for as many seconds as the header Retry-After says, then send it again.',
    },
  },
  unavailable: {
    status: 503,
    title: { ja: 'データベースを使えません', en: 'The database cannot be used' },
    detail: {
      ja: '少し待って、もう一度送ってください。続くときは、Kigenの画面か記録を見てください。',
      en: 'Wait a little and send it again. If it goes on, see Kigen’s pages or its log.',
    },
  },
} as const satisfies Record<string, ProblemKind>;

export type ApiProblemName = keyof typeof problems;
export const problemNames = Object.keys(problems).filter((name): name is ApiProblemName => name in problems);

/** What is wrong with one value. */
export interface FieldError {
  /** JSON Pointer into the body (RFC 6901), or the name of a parameter. */
  pointer: string;
  detail: Words;
  /** A name from a closed list, where there is one, such as "single-label". */
  code?: string;
}

/** A refusal, as the handlers hand it on; `answerProblem` makes the response of it. */
export interface Refusal {
  problem: ApiProblemName;
  detail?: Words;
  errors?: readonly FieldError[];
  headers?: Readonly<Record<string, string>>;
}
