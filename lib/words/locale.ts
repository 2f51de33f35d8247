export const locales = ['ja', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Japanese first: the people Kigen is for read it. */
export const defaultLocale: Locale = 'ja';

/** A text that exists in every language of the product. */
export type Words = Readonly<Record<Locale, string>>;

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}
