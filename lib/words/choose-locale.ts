import Negotiator from 'negotiator';
import { defaultLocale, isLocale, locales, type Locale } from './locale';

/**
 * @param chosen what the person picked in the settings, if anything
 * @param acceptLanguage the browser's header (RFC 9110 §12.5.4), or null
 */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  const asked = new Negotiator({ headers: { 'accept-language': acceptLanguage ?? '' } }).language([...locales]);
  return isLocale(asked) ? asked : defaultLocale;
}
