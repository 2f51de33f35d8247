import { readFileSync } from 'node:fs';
import path from 'node:path';

import { z } from 'zod';

const manifestFile = path.resolve(import.meta.dirname, '../../.next/server/server-reference-manifest.json');
const manifestSchema = z.object({
  node: z.record(z.string(), z.object({ workers: z.record(z.string(), z.unknown()), exportedName: z.string() })),
});

export interface BuiltAction {
  /** By which the server knows it. */
  id: string;
  name: string;
  /** A page whose bundle holds it. */
  page: string;
}

/** The actions that stand in the built app, as anybody can find them out. */
export function listBuiltActions(): BuiltAction[] {
  const { node } = manifestSchema.parse(JSON.parse(readFileSync(manifestFile, 'utf8')));
  return Object.entries(node).map(([id, { workers, exportedName }]) => {
    const [worker = ''] = Object.keys(workers).toSorted((one, other) => one.length - other.length);
    const page = worker.replace(/^app/, '').replace(/\/page$/, '') || '/';
    return { id, name: exportedName, page: page.replace('[host]', 'generic').replace(/\[\w+\]/, 'none') };
  });
}

interface Call {
  url: string;
  action: BuiltAction;
  fields: Readonly<Record<string, string>>;
  previous?: unknown;
  headers: Readonly<Record<string, string>>;
}

/** Calls an action as a page's script does (React's encodeReply), with a form of these fields. */
export async function callAction({ url, action, fields, previous = null, headers }: Call): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(`_1_${name}`, value);
  body.append('0', JSON.stringify([previous, '$K1']));
  return fetch(new URL(action.page, url), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'next-action': action.id, accept: 'text/x-component', 'accept-language': 'ja', ...headers },
    body,
  });
}
