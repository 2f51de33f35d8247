import type { Validity } from '@/lib/tls/lifetime';
import type { Status } from '@/lib/tls/status';

/** A mark on the line of a certificate's life. */
export interface LifetimeMark {
  /** Share of the life, 0 to 1. */
  at: number;
  label: string;
}

/** A certificate's life as a line, in words for those who cannot see it. */
export interface LifetimeView {
  /** Share of the life that has passed, 0 to 1. */
  passed: number;
  /** Where renewal is due and where the host's failure mail comes. */
  marks: readonly LifetimeMark[];
  description: string;
  issued: string;
  today: string;
  expires: string;
}

/** A site as it is drawn in a list, everything in words already. */
export interface SiteView {
  siteId: string;
  name: string;
  /** The ASCII form, when it differs from the name. */
  wireName: string | null;
  status: Status;
  statusWord: string;
  /** 「あと20日」; null when no certificate of its own was seen. */
  left: string | null;
  /** 「12月12日(土) 1:00 まで」, or why there is no countdown. */
  deadline: string;
  /** The dates behind them, for a countdown that goes on by itself. */
  validity: Validity | null;
  /** One sentence about the worst thing, or null when all is well. */
  sentence: string | null;
  lifetime: LifetimeView | null;
  tags: readonly string[];
  checked: string;
}

/** A finding in words. */
export interface FindingView {
  key: string;
  title: string;
  /** What visitors see, why, what to do: each with its label. */
  parts: readonly { label: string; text: string }[];
  /** The problem's name, the machine's own words and the addresses; null where there are none. */
  machine: string | null;
}

/** An exact value, with its name in the person's language. */
export interface FactView {
  name: string;
  values: readonly string[];
}
