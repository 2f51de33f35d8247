import { readWallClock } from '@/lib/words/wall-clock';

const hourMs = 60 * 60_000;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const browser =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const robot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';

export type LogForm = 'combined' | 'common' | 'vhost' | 'json';

/** A site's visitors, and what else stands in its log. */
export interface VisitPlan {
  from: Date;
  hours: number;
  /** Whose clock the visitors live by (IANA). */
  zone: string;
  /** How many open a page in that hour, on average. */
  curve: (clock: { weekday: number; hour: number; month: number; day: number }) => number;
  robotsAnHour?: number;
  /** Pictures and styles for each page. */
  parts?: number;
  /** Hours that the log has lost, counted from the beginning. */
  isLost?: (hour: number) => boolean;
  form?: LogForm;
  /** Of the server's clock in the log: "+0900". Default: UTC. */
  offset?: string;
  host?: string;
  seed?: number;
}

/** The log of such a site, hour after hour, with the noise of chance (Poisson), the same for the same seed. */
export function writeVisitLog(plan: VisitPlan): string {
  const { from, hours, zone, curve, robotsAnHour = 0, parts = 0, isLost = () => false } = plan;
  const random = makeRandom(plan.seed ?? 1);
  const lines: string[] = [];
  for (let hour = 0; hour < hours; hour += 1) {
    const start = from.getTime() + hour * hourMs;
    const clock = readWallClock(new Date(start), zone);
    if (isLost(hour)) continue;
    const people = drawPoisson(curve(clock), random);
    const robots = drawPoisson(robotsAnHour, random);
    for (let i = 0; i < people + robots; i += 1) {
      const at = new Date(start + Math.floor(((i + random()) / (people + robots)) * hourMs));
      const agent = i < people ? browser : robot;
      lines.push(writeLine(plan, { at, path: `/entry/${Math.floor(random() * 50)}/?from=x`, agent }));
      for (let part = 0; part < parts; part += 1) lines.push(writeLine(plan, { at, path: `/img/${part}.webp`, agent }));
    }
  }
  return `${lines.join('\n')}\n`;
}

interface Request {
  at: Date;
  path: string;
  agent: string;
}

export function writeLine(
  { form = 'combined', offset = '+0000', host = 'example.jp' }: Pick<VisitPlan, 'form' | 'offset' | 'host'>,
  { at, path, agent }: Request,
): string {
  if (form === 'json') {
    return JSON.stringify({
      time: at.toISOString(),
      host,
      method: 'GET',
      uri: path,
      status: 200,
      http_user_agent: agent,
    });
  }
  const common = `203.0.113.7 - - [${apacheTime(at, offset)}] "GET ${path} HTTP/2.0" 200 5120`;
  if (form === 'common') return common;
  return `${form === 'vhost' ? `www.${host}:443 ` : ''}${common} "https://example.com/" "${agent}"`;
}

function apacheTime(at: Date, offset: string): string {
  const [, sign = '+', hours = '00', minutes = '00'] = /^([+-])(\d{2})(\d{2})$/.exec(offset) ?? [];
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  const text = new Date(at.getTime() + ahead * 60_000).toISOString();
  const month = months[Number(text.slice(5, 7)) - 1] ?? '';
  return `${text.slice(8, 10)}/${month}/${text.slice(0, 4)}:${text.slice(11, 19)} ${offset}`;
}

/** Knuth's way; the mean is cut in pieces, where e to its minus would vanish. */
function drawPoisson(mean: number, random: () => number): number {
  if (mean > 50) return drawPoisson(50, random) + drawPoisson(mean - 50, random);
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
