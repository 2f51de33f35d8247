export const defaultZone = 'Asia/Tokyo';

/** An IANA time zone that this runtime knows, else the default. */
export function chooseZone(chosen: string | undefined): string {
  return chosen !== undefined && listZones().includes(chosen) ? chosen : defaultZone;
}

export function listZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')];
}
