/** How long one slot is: every time zone of today is ahead of UTC by a multiple of it. */
export const slotMinutes = 15;
export const slotMs = slotMinutes * 60_000;
/** Older visits tell nothing of now. */
export const keptDays = 400;
/** A server's clock may be ahead of ours, by a day at most. */
const futureDays = 2;
const slotsADay = (24 * 60) / slotMinutes;

/**
 * What a request counts as. `pages` somebody opened a page · `robots` a program did · `parts` pictures, styles, scripts, and
 * what is no opening of a page · `robotParts` the same by a program.
 */
export const requestKinds = ['pages', 'robots', 'parts', 'robotParts'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** No hour of a site has more visits: a greater number is something else, and nothing is counted with it. */
export const mostVisits = 1_000_000_000_000;

/** Requests per quarter of an hour. */
export interface VisitSlots {
  /** The instant at which the first slot begins, in ms since 1970. */
  startMs: number;
  /** Whole numbers, one a slot, as many for each kind. */
  counts: Readonly<Record<RequestKind, Float64Array>>;
}

/** Room for the last 400 days, however much is read: what is older or in the future is refused. */
export class SlotCounter implements VisitSlots {
  readonly startMs: number;
  readonly counts: Readonly<Record<RequestKind, Float64Array>>;
  private readonly startSlot: number;
  private readonly length: number;
  /** Where something was counted: of a log of one day, nothing but that is looked through. */
  private first = Infinity;
  private last = -1;
  private readonly byNumber: readonly Float64Array[];

  constructor(now: Date) {
    const today = Math.floor(now.getTime() / (24 * 60 * 60_000));
    this.startSlot = (today - keptDays) * slotsADay;
    this.startMs = this.startSlot * slotMs;
    this.length = (keptDays + futureDays) * slotsADay;
    const make = (): Float64Array => new Float64Array(this.length);
    this.counts = { pages: make(), robots: make(), parts: make(), robotParts: make() };
    this.byNumber = requestKinds.map((kind) => this.counts[kind]);
  }

  /**
   * @param slot quarters of an hour since 1970
   * @param kind the place in `requestKinds`
   * @returns false when the slot is too old or in the future
   */
  add(slot: number, kind: number, count = 1): boolean {
    const index = slot - this.startSlot;
    const counts = this.byNumber[kind];
    if (!(index >= 0 && index < this.length) || !counts) return false;
    counts[index] = (counts[index] ?? 0) + count;
    if (index < this.first) this.first = index;
    if (index > this.last) this.last = index;
    return true;
  }

  /** Whether some quarter of an hour has more than `mostVisits`, with what another one of the same instant has counted. */
  isTooMany(other: SlotCounter): boolean {
    return this.byNumber.some((counts, kind) => {
      const more = other.byNumber[kind]?.subarray(other.first, other.last + 1);
      return more?.some((count, index) => count + (counts[other.first + index] ?? 0) > mostVisits);
    });
  }

  /** Adds what another one of the same instant has counted. */
  addAll(other: SlotCounter): void {
    for (let kind = 0; kind < this.byNumber.length; kind += 1) {
      const more = other.byNumber[kind];
      for (let index = other.first; index <= other.last; index += 1) {
        const count = more?.[index] ?? 0;
        if (count > 0) this.add(this.startSlot + index, kind, count);
      }
    }
  }
}
