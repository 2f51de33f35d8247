import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { chooseLocale } from './choose-locale';
import { chooseZone } from './choose-zone';
import { messages } from './messages';
import { localeCookie, zoneCookie } from './preference-cookies';

/** The person's choice first, else what the browser asks for, else Japanese. */
export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const locale = chooseLocale(jar.get(localeCookie)?.value, head.get('accept-language'));
  return { locale, messages: messages[locale], timeZone: chooseZone(jar.get(zoneCookie)?.value) };
});
