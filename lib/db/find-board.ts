import type { Validity } from '@/lib/tls/lifetime';
import type { Finding } from '@/lib/tls/problem';
import type { Status } from '@/lib/tls/status';

import type { Database } from './open-database';
import type { StatusRules } from './status-rules';
import type { TagName } from './list-tags';

/** By what the board can be sorted: the most urgent, the first to expire, the name, or the newest first. */
export const boardSorts = ['urgency', 'expiry', 'name', 'added'] as const;
export type BoardSort = (typeof boardSorts)[number];

export interface BoardQuery {
  now: Date;
  rules: StatusRules;
  status?: Status;
  /** Part of a name, in any case and width. */
  search?: string;
  /** The id of a tag. */
  tag?: string;
  sort: BoardSort;
  /** From 1; a page beyond the last gives the last. */
  page: number;
  pageSize: number;
}

/** A watched endpoint of a row. */
export interface BoardEndpoint {
  endpointId: string;
  host: string;
  port: number;
  checkedAt: Date | null;
  /** The dates of its own certificate; null when none was ever seen. */
  validity: Validity | null;
  /** The worst finding at `now`, those of time included; null when all is well or nothing was looked at yet. */
  topFinding: Finding | null;
}

export interface BoardRow {
  siteId: string;
  displayHost: string;
  host: string;
  port: number;
  status: Status;
  isPaused: boolean;
  tags: readonly TagName[];
  createdAt: Date;
  /** The earliest expiry and the oldest look among the watched endpoints. */
  expiresAt: Date | null;
  checkedAt: Date | null;
  /** What was typed first. */
  endpoints: readonly BoardEndpoint[];
}

/** The whole board in numbers, whatever the filter. */
export interface BoardOverview {
  siteCount: number;
  counts: Readonly<Record<Status, number>>;
  /** Among the sites that are not paused and were looked at. */
  oldestCheckAt: Date | null;
  newestCheckAt: Date | null;
}

export interface Board {
  overview: BoardOverview;
  rows: readonly BoardRow[];
  /** Sites that the filter lets through. */
  total: number;
  page: number;
  pageCount: number;
}

/** One page of the board, from cached statuses that were refreshed first where time has moved them on. */
export async function findBoard(db: Database, query: BoardQuery): Promise<Board> {
  throw new Error(`not written yet ${String(db)} ${String(query)}`);
}
