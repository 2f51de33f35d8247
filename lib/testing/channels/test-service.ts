import type { z } from 'zod';

import type { ChannelValues } from '@/lib/notify/channel-driver';
import type { ChannelKind } from '@/lib/notify/channel-kinds';

import type { ReceivedRequest, ServiceRules } from './service-fake';

/** A service as a test needs it: what is typed into its form, how it judges a request, and what people then read. */
export interface TestService extends ServiceRules {
  kind: ChannelKind;
  values: (origin: string) => ChannelValues;
  /** All that the recipient gets to see, without the marks that make it harmless. */
  read: (request: ReceivedRequest) => string;
}

/** Sentences for what does not hold. */
export function faults(checks: Readonly<Record<string, boolean>>): string[] {
  return Object.entries(checks).flatMap(([name, holds]) => (holds ? [] : [name]));
}

export function readJson<T>(schema: z.ZodType<T>, body: string): T | null {
  try {
    return schema.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

/** Whatever the shape, everything else in it is refused. */
export function judge<T>(
  schema: z.ZodType<T>,
  request: ReceivedRequest,
  checks: (body: T) => Record<string, boolean>,
): string[] {
  const body = readJson(schema, request.body);
  const isJson = request.headers['content-type']?.startsWith('application/json') ?? false;
  if (body === null) return [`a body of another form: ${request.body.slice(0, 300)}`];
  return faults({ 'is posted as JSON': request.method === 'POST' && isJson, ...checks(body) });
}
