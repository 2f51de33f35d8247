import { ByteMemo } from './byte-memo';
import { findByte, findClosing } from './find-byte';
import { readJsonLine } from './json-line';
import { isRobot } from './known-robots';
import { LineSplitter } from './line-splitter';
import { LogTime } from './log-time';
import { isPagePath, isPageRequest } from './page-request';
import { ownSite } from './site-names';
import type { SiteNames } from './site-names';
import { findVirtualHost } from './virtual-host';
import { slotMinutes } from './visit-slots';
import type { SlotCounter } from './visit-slots';

/** What was read and what was left out, in lines. */
export interface LogTally {
  counted: number;
  /** No line of an access log. */
  unreadable: number;
  tooLong: number;
  /** Another site of the same server. */
  otherSite: number;
  /** Older than is kept, or in the future. */
  outOfRange: number;
  /** Counted, but it does not say by which program: robots cannot be told from people. */
  withoutAgent: number;
}

export function emptyTally(): LogTally {
  return { counted: 0, unreadable: 0, tooLong: 0, otherSite: 0, outOfRange: 0, withoutAgent: 0 };
}

export interface LogTerms {
  counter: SlotCounter;
  tally: LogTally;
  sites: SiteNames;
  /** IANA: of times that name none. */
  zone: string;
}

const [space, quote, hash, question, slash, colon, open, close, brace] = [32, 34, 35, 63, 47, 58, 91, 93, 123];
const get = [71, 69, 84];
const robotStep = 1;
const partStep = 2;
const longestPath = 1024;
const decoder = new TextDecoder();

/**
 * Counts the lines of an access log: Apache's common and combined form, with a virtual host before it or not, and JSON, one
 * object a line. It works on the bytes: nothing of a line is kept, and a string is made only of what was never seen before.
 */
export class LogReader {
  private readonly splitter: LineSplitter;
  private readonly time = new LogTime();
  /** Of the line that is read: quarters of an hour since 1970. */
  private slot = NaN;
  private readonly agents = new ByteMemo((agent) => (isRobot(agent) ? 1 : 0));
  private readonly paths = new ByteMemo((path) => (isPagePath(path) ? 1 : 0));
  private readonly hosts = new ByteMemo((host) => this.terms.sites.judge(host));

  constructor(private readonly terms: LogTerms) {
    this.splitter = new LineSplitter({
      takeLine: (bytes, start, end) => this.readLine(bytes, start, end),
      skipLine: () => (terms.tally.tooLong += 1),
    });
  }

  push(piece: Uint8Array): void {
    this.splitter.push(piece);
  }

  end(): void {
    this.splitter.end();
  }

  private readLine(bytes: Uint8Array, start: number, lineEnd: number): void {
    const end = bytes[lineEnd - 1] === 13 ? lineEnd - 1 : lineEnd;
    if (end <= start) return;
    if (bytes[start] === brace) this.readJson(bytes, start, end);
    else this.readApache(bytes, start, end);
  }

  private readApache(bytes: Uint8Array, start: number, end: number): void {
    const { tally } = this.terms;
    const at = this.findTime(bytes, start, end);
    if (at === null) {
      tally.unreadable += 1;
      return;
    }
    const hostEnd = findVirtualHost(bytes, start, at);
    const site = hostEnd === null ? ownSite : this.hosts.ask(bytes, start, hostEnd);
    if (site === ownSite) this.count(this.slot, this.readKind(bytes, at + 28, end));
    else this.leaveOut(site);
  }

  /** Where "[22/Nov/2026:21:05:07 +0900]" stands; what comes before it may hold brackets and blanks of its own. */
  private findTime(bytes: Uint8Array, start: number, end: number): number | null {
    for (let at = start; at < end - 27; at += 1) {
      const isLike =
        bytes[at] === open && bytes[at + 3] === slash && bytes[at + 12] === colon && bytes[at + 27] === close;
      if (!isLike) continue;
      this.slot = this.time.readSlot(bytes, at + 1);
      if (!Number.isNaN(this.slot)) return at;
    }
    return null;
  }

  private leaveOut(site: number): void {
    this.terms.tally.otherSite += 1;
    this.terms.sites.count(site);
  }

  /** @param at behind the time. Reads: "GET /path?query HTTP/1.1" 200 123 "referrer" "agent" */
  private readKind(bytes: Uint8Array, at: number, end: number): number {
    const request = findByte(bytes, at, end, quote) + 1;
    const requestEnd = findClosing(bytes, request, end);
    const status = requestEnd + 2;
    const isGet = get.every((byte, index) => bytes[request + index] === byte) && bytes[request + 3] === space;
    const isAnswered =
      bytes[status] === 50 || (bytes[status] === 51 && bytes[status + 1] === 48 && bytes[status + 2] === 52);
    const isPage = isGet && isAnswered && this.isPage(bytes, request + 4, requestEnd);
    const referrer = findByte(bytes, status, end, quote) + 1;
    const agent = findByte(bytes, findClosing(bytes, referrer, end) + 1, end, quote) + 1;
    let kind = isPage ? 0 : partStep;
    if (agent > end) this.terms.tally.withoutAgent += 1;
    else if (this.agents.ask(bytes, agent, findClosing(bytes, agent, end)) === 1) kind += robotStep;
    return kind;
  }

  private isPage(bytes: Uint8Array, start: number, requestEnd: number): boolean {
    let end = start;
    for (; end < requestEnd; end += 1) {
      const byte = bytes[end];
      if (byte === space || byte === question || byte === hash) break;
    }
    // What asks for no path ("*", "CONNECT") opens no page.
    if (bytes[start] !== slash || end - start > longestPath) return false;
    return this.paths.ask(bytes, start, end) === 1;
  }

  private readJson(bytes: Uint8Array, start: number, end: number): void {
    const { tally, sites, zone } = this.terms;
    const line = readJsonLine(decoder.decode(bytes.subarray(start, end)), zone);
    if (!line) {
      tally.unreadable += 1;
      return;
    }
    const site = line.host === null ? ownSite : sites.judge(line.host);
    if (site !== ownSite) {
      this.leaveOut(site);
      return;
    }
    let kind = isPageRequest(line.method, line.path, line.status) ? 0 : partStep;
    if (line.agent === null) tally.withoutAgent += 1;
    else if (isRobot(line.agent)) kind += robotStep;
    this.count(Math.floor(line.minutes / slotMinutes), kind);
  }

  private count(slot: number, kind: number): void {
    if (this.terms.counter.add(slot, kind)) this.terms.tally.counted += 1;
    else this.terms.tally.outOfRange += 1;
  }
}
