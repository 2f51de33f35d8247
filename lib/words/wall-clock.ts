/** What a clock and a calendar on the wall of a time zone show. */
export interface WallClock {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  /** 0 = Sunday. */
  weekday: number;
  /** 0 to 23. */
  hour: number;
  minute: number;
}

const fallbackZone = 'Asia/Tokyo';
const rememberedZones = 64;
const formats = new Map<string, Intl.DateTimeFormat>();

/** @param zone an IANA name; one that this runtime does not know is read as Asia/Tokyo, so that a page can always be drawn. */
export function readWallClock(instant: Date, zone: string): WallClock {
  // The whole text and then its numbers: asking for the parts takes three times as long.
  const [month = NaN, day = NaN, year = NaN, hour = NaN, minute = NaN] =
    getFormat(zone).format(instant).match(/\d+/g)?.map(Number) ?? [];
  return { year, month, day, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay(), hour, minute };
}

export function isSameDay(a: WallClock, b: WallClock): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day;
}

/** Making a format is a hundred times dearer than using it, and a board needs one for each row. */
function getFormat(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  if (formats.size >= rememberedZones) formats.clear();
  const format = createFormat(zone) ?? getFormat(fallbackZone);
  formats.set(zone, format);
  return format;
}

function createFormat(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * When the clock on the wall shows this. An hour that a change of the clock leaves out is read as one later, one that comes twice as its first.
 *
 * @param zone see `readWallClock`
 */
export function findInstant(clock: Omit<WallClock, 'weekday'>, zone: string): Date {
  const wanted = Date.UTC(clock.year, clock.month - 1, clock.day, clock.hour, clock.minute);
  // What the zone is ahead by may differ before and after the change of the clock: the day before and the day after tell both.
  const [before = 0, after = 0] = [-dayMs, dayMs].map((ms) => wanted + ms - shownAt(wanted + ms, zone));
  const candidates = [wanted + before, wanted + after].toSorted((a, b) => a - b);
  const exact = candidates.find((at) => shownAt(at, zone) === wanted);
  return new Date(exact ?? wanted + before);
}

const dayMs = 24 * 60 * 60 * 1000;

/** What the wall shows then, as if it were UTC. */
function shownAt(at: number, zone: string): number {
  const { year, month, day, hour, minute } = readWallClock(new Date(at), zone);
  return Date.UTC(year, month - 1, day, hour, minute);
}
