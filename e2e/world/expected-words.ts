type Language = 'ja' | 'en';

/** How the screens write instants, worked out here by the platform's own calendar and not by the code under test. */
const locales: Record<Language, string> = { ja: 'ja-JP', en: 'en-US' };

interface Parts {
  year: string;
  month: string;
  day: string;
  weekday: string;
  hour: string;
  minute: string;
}

/** 「11月20日」, "Nov 20": with the year when it is another than today's. */
export function dateWords(at: Date, language: Language, zone = 'Asia/Tokyo'): string {
  const { year, month, day } = readParts(at, language, zone);
  const hasOtherYear = year !== readParts(new Date(), language, zone).year;
  if (language === 'en') return `${month} ${day}${hasOtherYear ? `, ${year}` : ''}`;
  return `${hasOtherYear ? `${year}年` : ''}${month}月${day}日`;
}

/** 「12月12日(土) 1:00 まで」, "until Sat, Dec 12, 1:00" */
export function deadlineWords(at: Date, language: Language, zone = 'Asia/Tokyo'): string {
  const { weekday, hour, minute } = readParts(at, language, zone);
  const date = dateWords(at, language, zone);
  if (language === 'en') return `until ${weekday}, ${date}, ${hour}:${minute}`;
  return `${date}(${weekday}) ${hour}:${minute} まで`;
}

function readParts(at: Date, language: Language, timeZone: string): Parts {
  const format = new Intl.DateTimeFormat(locales[language], {
    timeZone,
    year: 'numeric',
    month: language === 'en' ? 'short' : 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const { year = '', month = '', day = '', weekday = '', hour = '', minute = '' } = parts;
  return { year, month, day, weekday, hour: String(Number(hour)), minute };
}
