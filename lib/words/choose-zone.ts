export const defaultZone = 'Asia/Tokyo';

/** An IANA time zone that this runtime knows, else the default. */
export function chooseZone(chosen: string | undefined): string {
  return chosen !== undefined && listZones().includes(chosen) ? chosen : defaultZone;
}

/** The zones for a list: those that most look for first, each once. */
export interface GroupedZones {
  common: readonly string[];
  all: readonly string[];
}

const common = [
  ...['Asia/Tokyo', 'Asia/Seoul', 'Asia/Shanghai', 'Asia/Taipei', 'Asia/Singapore', 'Asia/Bangkok', 'Asia/Kolkata'],
  ...['Europe/London', 'Europe/Paris', 'America/New_York', 'America/Los_Angeles', 'Australia/Sydney', 'UTC'],
];

/** @param chosen the person's own zone, which stands among the first */
export function groupZones(chosen: string): GroupedZones {
  const zones = listZones();
  const first = common.filter((zone) => zone === chosen || zones.includes(zone));
  const own = first.includes(chosen) ? first : [chosen, ...first];
  return { common: own, all: zones.filter((zone) => !own.includes(zone)) };
}

export function listZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')];
}
