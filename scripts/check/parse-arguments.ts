import { isIP } from 'node:net';
import { parseArgs } from 'node:util';

/** What was asked for on the command line. */
export interface CheckArguments {
  targets: readonly string[];
  /** Further targets come from standard input, one or more a line. */
  readsInput: boolean;
  isJson: boolean;
  connectTo: { address: string; port: number | null } | null;
  timeoutMs: number;
  concurrency: number;
}

export type ParsedArguments =
  { kind: 'arguments'; value: CheckArguments } | { kind: 'help' } | { kind: 'wrong'; sentence: string };

const options = {
  json: { type: 'boolean', default: false },
  'connect-to': { type: 'string' },
  timeout: { type: 'string', default: '10' },
  concurrency: { type: 'string', default: '32' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Reads the command line; what is wrong with it is one sentence. */
export function parseArguments(args: readonly string[]): ParsedArguments {
  const parsed = tryParse(args);
  if (typeof parsed === 'string') return { kind: 'wrong', sentence: parsed };
  const { values, positionals } = parsed;
  if (values.help) return { kind: 'help' };

  const timeout = Number(values.timeout);
  if (!(timeout > 0 && timeout <= 120))
    return wrong(`--timeout takes seconds from 0.1 to 120, not “${values.timeout}”.`);
  const concurrency = Number(values.concurrency);
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 512) {
    return wrong(`--concurrency takes a whole number from 1 to 512, not “${values.concurrency}”.`);
  }
  const connectText = values['connect-to'];
  const connectTo = connectText === undefined ? null : readAddress(connectText);
  if (connectText !== undefined && connectTo === null) {
    return wrong(`--connect-to takes an IP address, with a port or without, not “${connectText}”.`);
  }
  const targets = positionals.filter((target) => target !== '-');
  const readsInput = positionals.includes('-');
  if (targets.length === 0 && !readsInput)
    return wrong('Name at least one host, or “-” to read them from standard input.');
  const value = { targets, readsInput, isJson: values.json, connectTo, timeoutMs: timeout * 1000, concurrency };
  return { kind: 'arguments', value };
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

function readAddress(text: string): CheckArguments['connectTo'] {
  if (isIP(text) !== 0) return { address: text, port: null };
  const match = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(text);
  const address = match?.[1] ?? match?.[2] ?? '';
  const port = match?.[3] === undefined ? null : Number(match[3]);
  const isFine = isIP(address) !== 0 && (port === null || (port >= 1 && port <= 65535));
  return isFine ? { address, port } : null;
}
