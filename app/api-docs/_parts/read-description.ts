import { z } from 'zod';
import document from '@/docs/openapi.json';
import type { Locale } from '@/lib/words/locale';

// docs/openapi.json, as far as the page shows it.

const words = { description: z.string().optional(), 'x-description-ja': z.string().optional() };
type Described = { description?: string | undefined; 'x-description-ja'?: string | undefined };

/** A JSON Schema. Only what our own schemas use. */
interface Schema extends Described {
  $ref?: string | undefined;
  type?: string | string[] | undefined;
  const?: string | undefined;
  enum?: string[] | undefined;
  format?: string | undefined;
  default?: unknown;
  minimum?: number | undefined;
  maximum?: number | undefined;
  items?: Schema | undefined;
  anyOf?: Schema[] | undefined;
  oneOf?: Schema[] | undefined;
  properties?: Record<string, Schema> | undefined;
  required?: string[] | undefined;
}

const schema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    ...words,
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    const: z.string().optional(),
    enum: z.array(z.string()).optional(),
    format: z.string().optional(),
    default: z.unknown().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    items: schema.optional(),
    anyOf: z.array(schema).optional(),
    oneOf: z.array(schema).optional(),
    properties: z.record(z.string(), schema).optional(),
    required: z.array(z.string()).optional(),
  }),
);

const content = z.record(z.string(), z.object({ schema, example: z.unknown().optional() })).optional();

const operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  'x-summary-ja': z.string(),
  'x-key-scope': z.enum(['read', 'write']),
  parameters: z
    .array(z.object({ name: z.string(), in: z.string(), required: z.boolean().optional(), schema }))
    .default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ ...words, content })),
});

const description = z
  .object({
    paths: z.record(z.string(), z.record(z.string(), operation)),
    components: z.object({ schemas: z.record(z.string(), schema) }),
  })
  .parse(document);

export interface FieldView {
  name: string;
  /** What stands there: "string", "Site[]", "10 – 20". */
  type: string;
  /** The name of the schema that is told by itself. */
  link: string | null;
  isRequired: boolean;
  says: string | null;
}

export interface OperationView {
  id: string;
  method: string;
  /** With /api/v1. */
  path: string;
  summary: string;
  scope: 'read' | 'write';
  /** Of path, query and header. */
  parameters: readonly (FieldView & { in: string })[];
  body: FieldView | null;
  /** A body as one would send it, as JSON. */
  example: string | null;
  answers: readonly { status: string; says: string; link: string | null }[];
}

export function listOperations(locale: Locale): OperationView[] {
  return Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]): OperationView => {
      const body = one.requestBody?.content?.['application/json'];
      return {
        id: one.operationId,
        method: method.toUpperCase(),
        path: `/api/v1${path}`,
        summary: locale === 'ja' ? one['x-summary-ja'] : one.summary,
        scope: one['x-key-scope'],
        parameters: one.parameters.map(({ name, in: place, required = false, schema: what }) => ({
          ...toField(name, what, required, locale),
          in: place,
        })),
        body: body ? toField('', body.schema, true, locale) : null,
        example: body?.example === undefined ? null : JSON.stringify(body.example),
        answers: Object.entries(one.responses).map(([status, answer]) => ({
          status,
          says: say(answer, locale) ?? '',
          link: Object.values(answer.content ?? {}).map((media) => linkOf(media.schema))[0] ?? null,
        })),
      };
    }),
  );
}

export interface SchemaView {
  name: string;
  says: string | null;
  /** null = it is not an object. */
  fields: readonly FieldView[] | null;
  type: string;
}

export function listSchemas(locale: Locale): SchemaView[] {
  return Object.entries(description.components.schemas).map(([name, what]) => ({
    name,
    says: say(what, locale),
    fields: what.properties ? listFields(what, '', locale) : null,
    type: describeType(what),
  }));
}

/** Objects within an object have their fields named by the way to them: "endpoints[].host". */
function listFields(what: Schema, before: string, locale: Locale): FieldView[] {
  return Object.entries(what.properties ?? {}).flatMap(([name, field]) => {
    const inner = field.items ?? field;
    const path = before + name + (field.items ? '[]' : '');
    const view = toField(before + name, field, what.required?.includes(name) ?? false, locale);
    return [view, ...(inner.properties ? listFields(inner, `${path}.`, locale) : [])];
  });
}

function toField(name: string, what: Schema, isRequired: boolean, locale: Locale): FieldView {
  return { name, type: describeType(what), link: linkOf(what), isRequired, says: say(what, locale) };
}

function linkOf(what: Schema): string | null {
  const inner = what.items ?? what.anyOf?.[0] ?? what;
  return inner.$ref?.split('/').at(-1) ?? null;
}

function describeType(what: Schema): string {
  const { $ref, items, anyOf, oneOf, enum: values, const: only, format, type, minimum, maximum } = what;
  if ($ref) return $ref.split('/').at(-1) ?? '';
  if (items) return `${describeType(items)}[]`;
  const choices = anyOf ?? oneOf;
  if (choices) return choices.map(describeChoice).join(' | ');
  if (values) return values.map((value) => `"${value}"`).join(' | ');
  if (only !== undefined) return `"${only}"`;
  const name = Array.isArray(type) ? type.join(' | ') : (type ?? '');
  const hasRange = minimum !== undefined && maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
  const range = hasRange ? ` ${minimum}–${maximum}` : '';
  const standard = what.default === undefined ? '' : ` = ${JSON.stringify(what.default)}`;
  return `${name}${range}${format ? ` (${format})` : ''}${standard}`;
}

/** One of several objects: by its fields. */
function describeChoice(what: Schema): string {
  if (!what.properties) return describeType(what);
  const fields = Object.entries(what.properties).map(
    ([name, field]) => `${name}: ${field.properties ? describeChoice(field) : describeType(field)}`,
  );
  return `{ ${fields.join(', ')} }`;
}

function say(what: Described, locale: Locale): string | null {
  return (locale === 'ja' ? what['x-description-ja'] : undefined) ?? what.description ?? null;
}
