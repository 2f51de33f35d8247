import { z } from 'zod';
import { boardSorts, type BoardSort } from '@/lib/db/find-board';
import { statuses, type Status } from '@/lib/tls/status';

/** What the board's address says: every filter and the page are in the URL, so that a view can be kept and shared. */
export interface BoardView {
  status?: Status;
  search?: string;
  tag?: string;
  /** The id of an outage, to which its message leads. */
  outage?: number;
  sort: BoardSort;
  page: number;
}

const one = z.preprocess((value): unknown => (Array.isArray(value) ? value[0] : value), z.string().optional());

const schema = z.object({
  status: one.pipe(z.enum(statuses).optional().catch(undefined)),
  q: one.transform((text) => text?.trim().slice(0, 253) || undefined),
  tag: one.transform((text) => text?.slice(0, 64) || undefined),
  outage: one.transform((text) => (text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : 0) || undefined),
  sort: one.pipe(z.enum(boardSorts).catch('urgency')),
  page: one.transform((text) => readWhole(text, 1)),
});

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** Reads a view from the address; what cannot be read counts as not said. */
export function readBoardView(params: SearchParams): BoardView {
  const { status, q, tag, outage, sort, page } = schema.parse(params);
  const filters = {
    ...(status && { status }),
    ...(q && { search: q }),
    ...(tag && { tag }),
    ...(outage && { outage }),
  };
  return { ...filters, sort, page };
}

/** The pages that show a view of the board: the board itself, and where many sites get a tag at once. */
export type BoardPath = '/' | '/tags';

/** The address of a view. Changing a filter goes back to the first page. */
export function boardHref(view: BoardView, change: Partial<BoardView> = {}, path: BoardPath = '/'): string {
  const next: BoardView = { ...view, page: 1, ...change };
  const query = new URLSearchParams();
  if (next.status) query.set('status', next.status);
  if (next.search) query.set('q', next.search);
  if (next.tag) query.set('tag', next.tag);
  if (next.outage) query.set('outage', String(next.outage));
  if (next.sort !== 'urgency') query.set('sort', next.sort);
  if (next.page > 1) query.set('page', String(next.page));
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** So many sites are taken in at a glance: what helps to find one among many would only stand in the way. */
export const fewSites = 5;

export function isFiltered(view: BoardView): boolean {
  return view.status !== undefined || view.search !== undefined || view.tag !== undefined || view.outage !== undefined;
}

const notices = z.object({
  added: one.transform((text) => text?.split(',').slice(0, 12) ?? []),
  more: one.transform((text) => readWhole(text, 0)),
  deleted: one,
  restored: one,
  done: one,
  undone: one,
});

/** What the page before this one did, for one notice at the top. */
export function readNotices(params: SearchParams) {
  return notices.parse(params);
}

function readWhole(text: string | undefined, least: number): number {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Math.max(least, Number(text)) : least;
}
