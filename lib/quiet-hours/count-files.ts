import { decodeText } from '@/lib/words/decode-text';
import { readWallClock } from '@/lib/words/wall-clock';

import { emptyTally, LogReader } from './log-reader';
import type { LogTally, LogTerms } from './log-reader';
import { readTable } from './read-table';
import type { TableReading } from './read-table';
import { addSites, SiteNames } from './site-names';
import type { OtherSite } from './site-names';
import { sniffFile } from './sniff-file';
import { GzipRefusal, unpackGzip } from './unpack-gzip';
import { keptDays, mostVisits, SlotCounter, slotMs } from './visit-slots';
import { mostSources, packSlots } from './visit-record';
import type { VisitRecord, VisitSource } from './visit-record';

/** Why nothing was read of a file. */
export type FileRefusal =
  'empty' | 'archive' | 'binary' | 'bomb' | 'broken-gzip' | 'unknown' | 'too-big' | 'too-many' | 'unreadable-file';

export interface FileOutcome {
  name: string;
  refusal: FileRefusal | null;
}

export interface CountTerms {
  /** The names of the site in ASCII, lower case, without "www."; null = every name counts. */
  hosts: readonly string[] | null;
  /** IANA: of times that name none, and of tables. */
  zone: string;
  now: Date;
  /** Of the bytes of all files, as they lie on the disk. */
  onProgress?: (read: number, total: number) => void;
}

export interface CountResult {
  /** null = nothing could be counted. */
  record: VisitRecord | null;
  files: readonly FileOutcome[];
  /** Whose lines were left out, those with the most first. They are told to whoever counts, and not kept. */
  otherSites: readonly OtherSite[];
  tally: LogTally;
}

/** What a browser's File is, and what a Blob with a name is. */
export type NamedFile = Pick<Blob, 'size' | 'slice'> & { name: string };

const pieceBytes = 4 * 1024 * 1024;
/** Of all files together. */
const mostBytes = 2 * 1024 * 1024 * 1024;
/** No table of hours is bigger. */
const mostTableBytes = 8 * 1024 * 1024;
const longestName = 120;

/** Reads logs and tables piece by piece, and keeps only what it counts. A file that cannot be read leaves the others. */
export async function countFiles(files: readonly NamedFile[], terms: CountTerms): Promise<CountResult> {
  const counter = new SlotCounter(terms.now);
  const tally = emptyTally();
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const outcomes: FileOutcome[] = [];
  const sources: VisitSource[] = [];
  const sites: OtherSite[][] = [];
  let week: VisitRecord['week'] = null;
  let done = 0;
  for (const file of files) {
    const name = file.name.slice(0, longestName);
    const onRead = (read: number): void => terms.onProgress?.(done + read, total);
    // Of a file that breaks off, nothing counts.
    const own = new SlotCounter(terms.now);
    const ownTally = emptyTally();
    const names = new SiteNames(terms.hosts);
    const of = { counter: own, tally: ownTally, sites: names, zone: terms.zone, onRead };
    const counted = total > mostBytes ? 'too-big' : await countFile(file, of);
    const read = counter.isTooMany(own) ? 'too-many' : counted;
    outcomes.push({ name, refusal: typeof read === 'string' ? read : null });
    if (typeof read !== 'string') {
      sources.push({ name, kind: read.kind });
      week = read.week ?? week;
      sites.push(names.list());
      counter.addAll(own);
      addTally(tally, ownTally);
    }
    done += file.size;
    terms.onProgress?.(done, total);
  }
  const dated = packSlots(counter, isShiftedByHours(terms.zone, terms.now));
  const record =
    dated || week ? { sources: sources.slice(0, mostSources), dated, week: dated ? null : week, tally } : null;
  return { record, files: outcomes, otherSites: addSites(sites), tally };
}

interface FileTerms extends LogTerms {
  onRead: (bytes: number) => void;
}

interface FileRead {
  kind: 'log' | 'table';
  week: VisitRecord['week'];
}

async function countFile(file: NamedFile, terms: FileTerms): Promise<FileRead | FileRefusal> {
  try {
    const head = new Uint8Array(await file.slice(0, 4096).arrayBuffer());
    if (head.length === 0) return 'empty';
    const look = sniffFile(head);
    if (look === 'gzip') return await countText(unpackGzip(readPieces(file, terms.onRead)), terms);
    if (look === 'archive' || look === 'binary') return look;
    return await countText(readPieces(file, terms.onRead), terms);
  } catch (error) {
    const refusal = toRefusal(error);
    if (refusal === null) throw error;
    return refusal;
  }
}

/** What a browser says of a file that was moved away, and what the unpacking says. */
function toRefusal(error: unknown): FileRefusal | null {
  if (error instanceof DOMException) return 'unreadable-file';
  return error instanceof GzipRefusal ? error.refusal : null;
}

async function* readPieces(file: NamedFile, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < file.size; at += pieceBytes) {
    yield new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer());
    onRead(Math.min(file.size, at + pieceBytes));
  }
}

/**
 * A log is counted as it comes. What has no line of a log in its first piece may be a table, which is small enough to be
 * kept until it is whole.
 */
async function countText(pieces: AsyncIterable<Uint8Array>, terms: FileTerms): Promise<FileRead | FileRefusal> {
  const { tally } = terms;
  const reader = new LogReader(terms);
  const kept: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    if (bytes === 0 && piece.length > 0) {
      const look = sniffFile(piece);
      if (look === 'binary' || look === 'archive' || look === 'gzip') return look === 'gzip' ? 'bomb' : look;
    }
    bytes += piece.length;
    if (bytes <= mostTableBytes) kept.push(piece);
    else kept.length = 0;
    reader.push(piece);
    // What is no log after so much will be none.
    if (bytes > mostTableBytes && hasNoLine(tally)) return 'unknown';
  }
  reader.end();
  if (bytes === 0) return 'empty';
  if (!hasNoLine(tally)) return { kind: 'log', week: null };
  // Its lines were none of a log.
  Object.assign(tally, emptyTally());
  return readKept(kept, terms);
}

function hasNoLine({ counted, otherSite, outOfRange }: LogTally): boolean {
  return counted + otherSite + outOfRange === 0;
}

function addTally(sum: LogTally, more: LogTally): void {
  sum.counted += more.counted;
  sum.unreadable += more.unreadable;
  sum.tooLong += more.tooLong;
  sum.otherSite += more.otherSite;
  sum.outOfRange += more.outOfRange;
  sum.withoutAgent += more.withoutAgent;
}

async function readKept(kept: readonly Uint8Array[], terms: FileTerms): Promise<FileRead | FileRefusal> {
  const bytes = new Uint8Array(await new Blob(kept.map((piece) => piece.slice())).arrayBuffer());
  const table = readTable(decodeText(bytes), terms.zone);
  if (!table) return 'unknown';
  if (table.kind === 'week' && table.visits.some((visits) => visits > mostVisits)) return 'too-many';
  if (table.kind === 'week') return { kind: 'table', week: { visits: table.visits, weeks: table.weeks } };
  countDated(table, terms);
  return { kind: 'table', week: null };
}

function countDated({ hours }: Extract<TableReading, { kind: 'dated' }>, { counter, tally }: FileTerms): void {
  for (const { at, visits } of hours) {
    if (counter.add(Math.floor(at.getTime() / slotMs), 0, Math.round(visits))) tally.counted += 1;
    else tally.outOfRange += 1;
  }
}

/** Whether that zone was whole hours from UTC all the time that is kept. */
function isShiftedByHours(zone: string, now: Date): boolean {
  const weeks = Array.from(
    { length: Math.ceil(keptDays / 7) },
    (_, week) => new Date(now.getTime() - week * 7 * 86_400_000),
  );
  return weeks.every((at) => readWallClock(at, zone).minute === at.getUTCMinutes());
}
