const japanese = ['日', '月', '火', '水', '木', '金', '土'];
const english = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** 0 = Sunday, of 「月曜日」, 「月」, "Monday", "Mon" or "1" (as Google counts them); null = none. */
export function readWeekday(cell: string): number | null {
  const text = cell.trim().toLowerCase();
  if (/^[0-6]$/.test(text)) return Number(text);
  const short = japanese.indexOf(text.replace(/曜日?$/, ''));
  if (short >= 0) return short;
  const long = text.length < 3 ? -1 : english.findIndex((name) => name === text || name.slice(0, 3) === text);
  return long < 0 ? null : long;
}

/** 0 to 23, of "03", "3", "3時", "3:00" or "03:00-03:59"; null = none. */
export function readHour(cell: string): number | null {
  const [, digits] = /^(\d{1,2})(?:\s?時台?|:00)?(?:\s?[-–〜~].{0,8})?$/.exec(cell.trim()) ?? [];
  return digits !== undefined && Number(digits) < 24 ? Number(digits) : null;
}

/** A number of visits, also with separators of thousands or full-width digits; null = none. */
export function readVisits(cell: string): number | null {
  const text = cell.normalize('NFKC').trim().replace(/,/g, '');
  return /^\d{1,100}(?:\.\d{1,20})?$/.test(text) ? Number(text) : null;
}
