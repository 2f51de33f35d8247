import { parseArgs } from 'node:util';
import { hostingIds, type HostingId } from '@/lib/hosting/hosting';

/** What was asked for on the command line. */
export interface DiagnoseArguments {
  /** As it was typed. */
  target: string;
  /** Where the site is hosted; null = by its signs. */
  hosting: HostingId | null;
  isJson: boolean;
}

export type ParsedArguments =
  { kind: 'arguments'; value: DiagnoseArguments } | { kind: 'help' } | { kind: 'wrong'; sentence: string };

const options = {
  json: { type: 'boolean', default: false },
  host: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Reads the command line; what is wrong with it is one sentence. */
export function parseArguments(args: readonly string[]): ParsedArguments {
  const parsed = tryParse(args);
  if (typeof parsed === 'string') return wrong(parsed);
  const { values, positionals } = parsed;
  if (values.help) return { kind: 'help' };
  const [target, ...more] = positionals;
  if (target === undefined || more.length > 0) return wrong('Name one host.');
  const hosting = values.host === undefined ? null : hostingIds.find((id) => id === values.host);
  if (hosting === undefined) {
    return wrong(`--host takes one of ${hostingIds.join(', ')}, not “${(values.host ?? '').slice(0, 100)}”.`);
  }
  return { kind: 'arguments', value: { target, hosting, isJson: values.json } };
}

function tryParse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) return error.message.split('. ')[0] ?? error.message;
    throw error;
  }
}

function wrong(sentence: string): ParsedArguments {
  return { kind: 'wrong', sentence };
}
