import { z } from 'zod';
import { createDocument } from 'zod-openapi';
import type { ZodOpenApiObject, ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from 'zod-openapi';

import { listProblems } from '@/app/api/v1/_api/list-problems';
import { hasBody, operations } from '@/app/api/v1/_api/operations';
import type { Operation } from '@/app/api/v1/_api/operations';
import { problems } from '@/app/api/v1/_api/problems';
import type { ApiProblemName } from '@/app/api/v1/_api/problems';
import { said } from '@/app/api/v1/_api/said';
import { problemDetails } from '@/app/api/v1/_api/schemas';

const about = [
  'What Kigen knows of your sites, for programs. Every request carries a key, which is made on the page /keys:',
  'Authorization: Bearer kgn_… It acts as its person, in the same role and on the same sites. Instants are ISO 8601 in UTC.',
  'Refusals are problems as in RFC 9457, in Japanese where Accept-Language asks for it. The header RateLimit says how much is',
  'left of the limits.',
].join(' ');

/** docs/openapi.json, made of the schemas by which the API itself reads and answers. */
export function formatApiDescription(): string {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const [name, operation] of Object.entries(operations)) {
    const methods = (paths[operation.path] ??= {});
    methods[operation.method.toLowerCase()] = describeOperation(name, operation);
  }
  const description: ZodOpenApiObject = {
    openapi: '3.1.0',
    info: { title: 'Kigen', version: '1', description: about, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }],
    paths,
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer', bearerFormat: 'kgn_' } } },
  };
  const document = createDocument(description, { override: dropDatePattern });
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The format says it already, and nobody reads an expression of 300 signs. */
function dropDatePattern({ jsonSchema }: { jsonSchema: { format?: unknown; pattern?: unknown } }): void {
  if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
}

const idempotencyKey = z
  .string()
  .max(255)
  .optional()
  .meta(
    said({
      ja: '自分で決めた、要求ごとに違う文字。同じものを24時間以内にもう一度送ると、二度は行わず、同じ答えを返します。',
      en: 'Text of your own, another for each request. Sent again within 24 hours, it is not done twice: the same answer comes again.',
    }),
  );

function describeOperation(operationId: string, operation: Operation): ZodOpenApiOperationObject {
  const { summary, scope, params, query, body, example, answer } = operation;
  const { status, says, schema } = answer;
  return {
    operationId,
    summary: summary.en,
    'x-summary-ja': summary.ja,
    'x-key-scope': scope,
    requestParams: {
      path: requireObject(params),
      query: requireObject(query),
      ...(scope === 'write' ? { header: z.object({ 'Idempotency-Key': idempotencyKey }) } : {}),
    },
    ...(hasBody(operation)
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: body, example }, ...describeRaw(operation) },
          },
        }
      : {}),
    responses: {
      [`${status}`]: {
        description: says.en,
        'x-description-ja': says.ja,
        ...(status === 204 ? {} : { content: { 'application/json': { schema } } }),
      },
      ...describeRefusals(listProblems(operation)),
    },
  };
}

/** What is taken as it is, besides JSON. */
function describeRaw({ bodyRules }: Operation) {
  return Object.fromEntries((bodyRules?.rawTypes ?? []).map((type) => [type, { schema: z.string() }]));
}

function requireObject(schema: z.ZodType): z.ZodObject {
  if (schema instanceof z.ZodObject) return schema;
  throw new Error('Parameters are described by an object.');
}

/** One response for each status, with the names of the problems that have it. */
function describeRefusals(names: readonly ApiProblemName[]): ZodOpenApiResponsesObject {
  const statuses = [...new Set(names.map((name) => problems[name].status))].sort((a, b) => a - b);
  const responses = statuses.map((status) => {
    const same = names.filter((name) => problems[name].status === status);
    const response = {
      description: same.map((name) => problems[name].title.en).join('; '),
      'x-description-ja': same.map((name) => problems[name].title.ja).join('、'),
      'x-problems': same,
      content: { 'application/problem+json': { schema: problemDetails } },
    };
    return [`${status}`, response] as const;
  });
  return Object.fromEntries(responses);
}
