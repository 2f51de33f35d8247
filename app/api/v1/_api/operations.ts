import { z } from 'zod';
import type { KeyScope } from '@/lib/auth/api-keys';
import type { LimitName } from '@/lib/auth/limits';
import type { Permission } from '@/lib/auth/permissions';
import { pasteLimits } from '@/lib/monitor/split-targets';
import { tagLimits } from '@/lib/monitor/tag-name';
import { statuses } from '@/lib/tls/status';
import type { Words } from '@/lib/words/locale';
import { cursorOf, placeInstant } from './cursor';
import type { ApiProblemName } from './problems';
import type { BodyRules } from './read-body';
import { said } from './said';
import {
  addedSites,
  checkResult,
  eventPage,
  inboxAnswer,
  recoveryPage,
  seenCertificatePage,
  siteDetails,
  siteDiagnosis,
  siteId,
  sitePage,
  startedDiagnosis,
} from './schemas';

/** One thing that the API can do. Routes are made of these, and so is docs/openapi.json. */
export interface Operation<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below /api/v1. */
  path: string;
  summary: Words;
  /** What the key must be good for, and what its person must be allowed to do. */
  scope: KeyScope;
  may: Permission;
  params: Params;
  query: Query;
  /** z.undefined() = none is read. */
  body: Body;
  /** Where it takes other bodies than JSON as well. */
  bodyRules?: BodyRules;
  /** A body as one would send it. */
  example?: z.input<Body>;
  answer: { status: 200 | 201 | 204; says: Words; schema: Answer };
  /** Besides what every operation, and every write, may be refused with: see list-problems.ts. */
  problems: readonly ApiProblemName[];
  /** Besides the limits of all requests and of all changes. */
  limits?: readonly { name: LimitName; of: 'person' | 'site' }[];
}

function operation<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  parts: Operation<P, Q, B, A>,
): Operation<P, Q, B, A> {
  return parts;
}

/** Whether it reads a body. */
export function hasBody({ body }: Operation): boolean {
  return body.type !== 'undefined';
}

/** Of a mail, in bytes. */
const mailLimit = 1024 * 1024;

const noParams = z.strictObject({});
const noQuery = z.strictObject({});
const noBody = z.undefined();
const ofSite = z.strictObject({ id: siteId });

const limit = z.coerce
  .number()
  .int()
  .min(1)
  .max(100)
  .default(50)
  .meta(said({ ja: '1ページの件数', en: 'How many on a page' }));
const cursorWords = said({
  ja: '前のページの nextCursor。中身に意味はありません。',
  en: 'The nextCursor of the page before. What is in it means nothing to others.',
});
const recoveryCursor = cursorOf(z.tuple([placeInstant, z.string()])).meta(cursorWords);
const siteCursor = cursorOf(z.tuple([placeInstant, z.string()])).meta(cursorWords);
const sightingCursor = cursorOf(z.tuple([placeInstant, z.string(), z.string()])).meta(cursorWords);
const eventCursor = cursorOf(z.tuple([placeInstant, z.int()])).meta(cursorWords);
const tags = z
  .array(z.string().max(300))
  .max(tagLimits.perSite)
  .meta(
    said({
      ja: 'タグの名前。40文字まで、20個まで。「,」「、」「;」「|」は使えません',
      en: 'Names of tags: at most 20, of at most 40 characters, without “,”, “、”, “;” and “|”',
    }),
  );

export const operations = {
  listSites: operation({
    method: 'GET',
    path: '/sites',
    summary: { ja: 'サイトの一覧。新しいものから', en: 'Lists sites, the newest first' },
    scope: 'read',
    may: 'sites.see',
    params: noParams,
    query: z.strictObject({
      status: z
        .enum(statuses)
        .optional()
        .meta(said({ ja: 'この状態のものだけ', en: 'Only those in this state' })),
      q: z
        .string()
        .max(300)
        .optional()
        .meta(said({ ja: '名前かタグの一部', en: 'Part of a name, or of a tag’s name' })),
      tag: z
        .string()
        .max(300)
        .optional()
        .meta(said({ ja: 'このタグのものだけ', en: 'Only those that carry this tag' })),
      cursor: siteCursor.optional(),
      limit,
    }),
    body: noBody,
    answer: {
      status: 200,
      says: { ja: 'サイトの1ページ', en: 'A page of sites' },
      schema: sitePage,
    },
    problems: ['bad-request'],
  }),
  addSites: operation({
    method: 'POST',
    path: '/sites',
    summary: { ja: 'サイトを追加する', en: 'Adds sites' },
    scope: 'write',
    may: 'sites.add',
    params: noParams,
    query: noQuery,
    body: z
      .strictObject({
        host: z
          .string()
          .max(4096)
          .optional()
          .meta({
            ...said({ ja: 'サイトの名前かアドレス', en: 'The name or address of a site' }),
            examples: ['example.jp'],
          }),
        entries: z
          .array(z.string().max(4096))
          .min(1)
          .max(pasteLimits.entries)
          .optional()
          .meta(said({ ja: 'hostの代わりに、いくつも', en: 'Several, in place of host' })),
        tags: tags.optional(),
        counterpart: z
          .boolean()
          .default(true)
          .meta(
            said({
              ja: 'wwwの付く名前・付かない名前の、もう一方も見る(あれば)',
              en: 'Watch the other form of the name too, with or without www, where there is one',
            }),
          ),
      })
      .refine(({ host, entries }) => (host === undefined) !== (entries === undefined), {
        params: {
          ja: 'hostかentriesのどちらか一つだけを送ってください。',
          en: 'Send either host or entries, and not both.',
        },
      })
      .meta({ id: 'NewSites', ...said({ ja: 'hostかentriesのどちらか一つ', en: 'Either host or entries' }) }),
    example: { host: 'example.jp' },
    answer: {
      status: 201,
      says: {
        ja: '一つ以上が追加された。一つだけなら、ヘッダーLocationがそのサイト',
        en: 'At least one was added. Of a single one, the header Location is its address',
      },
      schema: addedSites,
    },
    problems: ['already-watched'],
  }),
  getSite: operation({
    method: 'GET',
    path: '/sites/{id}',
    summary: { ja: '一つのサイトのくわしい状態', en: 'Tells everything about a site' },
    scope: 'read',
    may: 'sites.see',
    params: ofSite,
    query: noQuery,
    body: noBody,
    answer: { status: 200, says: { ja: 'サイト', en: 'The site' }, schema: siteDetails },
    problems: ['bad-request', 'not-found'],
  }),
  changeSite: operation({
    method: 'PATCH',
    path: '/sites/{id}',
    summary: { ja: 'サイトの確認を停止・再開する、タグを決める', en: 'Pauses or resumes a site, or sets its tags' },
    scope: 'write',
    may: 'sites.change',
    params: ofSite,
    query: noQuery,
    body: z
      .strictObject({ paused: z.boolean().optional(), tags: tags.optional() })
      .refine(({ paused, tags: wanted }) => paused !== undefined || wanted !== undefined, {
        params: { ja: 'pausedかtagsを送ってください。', en: 'Send paused or tags, or both.' },
      })
      .meta({
        id: 'SiteChange',
        ...said({
          ja: '送ったものだけが変わります。tagsは、これからつくすべてのタグ',
          en: 'Only what is sent changes. tags are all that it carries from now on',
        }),
      }),
    example: { paused: true },
    answer: { status: 200, says: { ja: '変えたあとのサイト', en: 'The site as it is now' }, schema: siteDetails },
    problems: ['not-found'],
  }),
  deleteSite: operation({
    method: 'DELETE',
    path: '/sites/{id}',
    summary: {
      ja: 'サイトを削除する。30日のあいだ、画面から元に戻せる',
      en: 'Deletes a site. For 30 days the pages can bring it back',
    },
    scope: 'write',
    may: 'sites.delete',
    params: ofSite,
    query: noQuery,
    body: noBody,
    answer: { status: 204, says: { ja: '削除した', en: 'Deleted' }, schema: noBody },
    problems: ['not-found'],
  }),
  checkSite: operation({
    method: 'POST',
    path: '/sites/{id}/check',
    summary: { ja: '今すぐ確認し、見つかったことを答える', en: 'Looks at a site now and tells what was found' },
    scope: 'write',
    may: 'sites.check',
    params: ofSite,
    query: noQuery,
    body: noBody,
    answer: { status: 200, says: { ja: '見つかったこと', en: 'What was found' }, schema: checkResult },
    problems: ['not-found'],
    limits: [
      { name: 'checks', of: 'person' },
      { name: 'checksOfOne', of: 'site' },
    ],
  }),
  getDiagnosis: operation({
    method: 'GET',
    path: '/sites/{id}/diagnosis',
    summary: { ja: '更新を妨げるものの、最後に調べた結果', en: 'Tells what the last look for the reasons came to' },
    scope: 'read',
    may: 'sites.see',
    params: ofSite,
    query: noQuery,
    body: noBody,
    answer: { status: 200, says: { ja: '調べた結果', en: 'The result' }, schema: siteDiagnosis },
    problems: ['bad-request', 'not-found'],
  }),
  startDiagnosis: operation({
    method: 'POST',
    path: '/sites/{id}/diagnosis',
    summary: {
      ja: '更新を妨げるものを調べ始める。30秒ほどで終わる',
      en: 'Begins to look for what stops a renewal. It takes about 30 seconds',
    },
    scope: 'write',
    may: 'sites.check',
    params: ofSite,
    query: noQuery,
    body: noBody,
    answer: { status: 200, says: { ja: '調べ始めた', en: 'It has begun' }, schema: startedDiagnosis },
    problems: ['not-found', 'invalid'],
    limits: [
      { name: 'checks', of: 'person' },
      { name: 'checksOfOne', of: 'site' },
    ],
  }),
  listSiteCertificates: operation({
    method: 'GET',
    path: '/sites/{id}/certificates',
    summary: {
      ja: 'サイトが見せた証明書。新しいものから',
      en: 'Lists the certificates that a site has shown, the newest first',
    },
    scope: 'read',
    may: 'sites.see',
    params: ofSite,
    query: z.strictObject({ cursor: sightingCursor.optional(), limit }),
    body: noBody,
    answer: {
      status: 200,
      says: { ja: '証明書の1ページ', en: 'A page of certificates' },
      schema: seenCertificatePage,
    },
    problems: ['bad-request', 'not-found'],
  }),
  listCertificates: operation({
    method: 'GET',
    path: '/certificates',
    summary: {
      ja: 'すべてのサイトが見せた証明書。新しいものから',
      en: 'Lists the certificates that all sites have shown, the newest first',
    },
    scope: 'read',
    may: 'sites.see',
    params: noParams,
    query: z.strictObject({ cursor: sightingCursor.optional(), limit }),
    body: noBody,
    answer: {
      status: 200,
      says: { ja: '証明書の1ページ', en: 'A page of certificates' },
      schema: seenCertificatePage,
    },
    problems: ['bad-request'],
  }),
  listEvents: operation({
    method: 'GET',
    path: '/events',
    summary: { ja: '変わったこと。新しいものから', en: 'Lists what has changed, the newest first' },
    scope: 'read',
    may: 'sites.see',
    params: noParams,
    query: z.strictObject({ cursor: eventCursor.optional(), limit }),
    body: noBody,
    answer: {
      status: 200,
      says: { ja: '変化の1ページ', en: 'A page of events' },
      schema: eventPage,
    },
    problems: ['bad-request'],
  }),
  receiveMail: operation({
    method: 'POST',
    path: '/inbox',
    summary: {
      ja: 'サーバー会社からのメールを読み、書かれているサイトを今すぐ確認する。メールは保存しない',
      en: 'Reads a mail from a host and looks at the sites that it names. The mail is not kept',
    },
    scope: 'write',
    may: 'sites.check',
    params: noParams,
    query: z.strictObject({
      add: z
        .enum(['true', 'false'])
        .default('false')
        .meta(
          said({
            ja: 'trueなら、まだ見守っていないサイトを追加する(その権限のあるキーだけ)',
            en: 'true adds the sites that nobody watches yet, if the key’s person may add',
          }),
        ),
    }),
    body: z
      .strictObject({
        text: z
          .string()
          .max(mailLimit)
          .optional()
          .meta(
            said({
              ja: 'メールの本文か、ヘッダーを含むメール全体',
              en: 'The text of the mail, or all of it with its headers',
            }),
          ),
        raw: z
          .base64()
          .max(2 * mailLimit)
          .optional()
          .meta(
            said({
              ja: 'textの代わりに、メールのファイル(.eml)をbase64で',
              en: 'In place of text: the mail as a file (.eml), in base64',
            }),
          ),
      })
      .refine(({ text, raw }) => (text === undefined) !== (raw === undefined), {
        params: { ja: 'textかrawのどちらか一つだけを送ってください。', en: 'Send either text or raw, and not both.' },
      })
      .meta({
        id: 'Mail',
        ...said({
          ja: 'textかrawのどちらか一つ。JSONでなく、メールそのものを message/rfc822 か text/plain で送ることもできます(1MBまで)。',
          en: 'Either text or raw. In place of JSON, the mail itself may be sent as message/rfc822 or text/plain, up to 1 MB.',
        }),
      }),
    bodyRules: { rawTypes: ['message/rfc822', 'text/plain'], rawLimit: mailLimit },
    example: { text: '有効期限日まで残り【20日】となります。\n[コモンネーム]www.example.jp' },
    answer: {
      status: 200,
      says: { ja: 'メールに書かれていたことと、今の状態', en: 'What the mail says, and what is so now' },
      schema: inboxAnswer,
    },
    problems: [],
    limits: [
      { name: 'mails', of: 'person' },
      { name: 'checks', of: 'person' },
    ],
  }),
  listRecoveries: operation({
    method: 'GET',
    path: '/recoveries',
    summary: { ja: '復旧の一覧。新しいものから', en: 'Lists recoveries, the newest first' },
    scope: 'read',
    may: 'sites.see',
    params: noParams,
    query: z.strictObject({ cursor: recoveryCursor.optional(), limit }),
    body: noBody,
    answer: { status: 200, says: { ja: '復旧の1ページ', en: 'A page of recoveries' }, schema: recoveryPage },
    problems: ['bad-request'],
  }),
};

export type OperationName = keyof typeof operations;
