import { readMinutes } from './log-time';

/** One request out of a line of JSON, by the field names that are usual with nginx, Apache, Caddy, Traefik and clouds. */
export interface JsonRequest {
  minutes: number;
  method: string;
  /** Without the query. */
  path: string;
  status: number;
  /** null = the line does not tell. */
  agent: string | null;
  host: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

const timeNames = ['time', 'timestamp', '@timestamp', 'time_local', 'time_iso8601', 'ts', 'date', 'datetime', 'msec'];
const moreTimeNames = ['StartUTC', 'EdgeStartTimestamp', 'requestTime', 'time_unix'];
const methodNames = ['method', 'request_method', 'http_method', 'RequestMethod', 'ClientRequestMethod', 'verb'];
const pathNames = ['uri', 'request_uri', 'path', 'url', 'RequestPath', 'ClientRequestURI', 'requestUri'];
const statusNames = ['status', 'status_code', 'statusCode', 'response', 'DownstreamStatus', 'EdgeResponseStatus'];
const agentNames = ['http_user_agent', 'user_agent', 'userAgent', 'agent', 'request_User-Agent', 'User-Agent'];
const moreAgentNames = ['ClientRequestUserAgent', 'useragent'];
const hostNames = ['host', 'vhost', 'http_host', 'server_name', 'virtual_host', 'RequestHost', 'ClientRequestHost'];

/** null = no line of an access log. @param zone of a time that names none */
export function readJsonLine(text: string, zone: string): JsonRequest | null {
  const line = parse(text);
  if (!line) return null;
  // Caddy keeps what was asked in an object of its own.
  const inner = toFields(line['request']);
  const fields = inner ? { ...line, ...inner } : line;
  const minutes = readMinutes(pick(line, timeNames) ?? pick(line, moreTimeNames), zone);
  const asked = readRequestLine(line['request'] ?? line['request_line']);
  const url = textOf(pick(fields, pathNames)) ?? asked?.path;
  if (Number.isNaN(minutes) || url === undefined) return null;
  return {
    minutes,
    method: (textOf(pick(fields, methodNames)) ?? asked?.method ?? 'GET').toUpperCase(),
    path: toPath(url),
    status: Number(pick(fields, statusNames) ?? 200),
    agent: readAgent(fields),
    host: textOf(pick(fields, hostNames)) ?? null,
  };
}

function readAgent(fields: Fields): string | null {
  const headers = toFields(fields['headers']);
  const values = headers?.['User-Agent'];
  const sent: unknown = Array.isArray(values) ? values[0] : values;
  return textOf(pick(fields, agentNames) ?? pick(fields, moreAgentNames) ?? sent) ?? null;
}

function parse(text: string): Fields | null {
  try {
    return toFields(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function toFields(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}

function pick(fields: Fields, names: readonly string[]): unknown {
  for (const name of names) {
    const value = fields[name];
    if (typeof value === 'string' || typeof value === 'number') return value;
  }
  return undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** "GET /page HTTP/1.1" */
function readRequestLine(value: unknown): { method: string; path: string } | null {
  const [, method, path] = /^([A-Z]{3,10}) (\S+)/.exec(textOf(value) ?? '') ?? [];
  return method !== undefined && path !== undefined ? { method, path } : null;
}

function toPath(url: string): string {
  const path = url.replace(/^https?:\/\/[^/]{0,300}/, '');
  return /^[^?#]*/.exec(path)?.[0] ?? '/';
}
