import './globals.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { getLocale, getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { readVisitor } from '@/app/_access/read-visitor';
import { mayRead } from '@/app/_access/reader';
import { SiteHeader } from '@/components/site-header';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return {
    title: { default: `Kigen — ${t('tagline')}`, template: '%s — Kigen' },
    description: t('tagline'),
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export const viewport: Viewport = { themeColor: '#0a5b60', colorScheme: 'light' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, t, learn, visitor, canRead] = await Promise.all([
    getLocale(),
    getTranslations('common'),
    getTranslations('learn'),
    readVisitor(),
    mayRead(),
  ]);
  return (
    <html lang={locale}>
      <body>
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10 focus:bg-white focus:p-3"
        >
          {t('skip')}
        </a>
        <SiteHeader
          tagline={t('tagline')}
          items={[
            ...(visitor ? [{ href: '/', label: t('navSites') }] : []),
            { href: '/guides', label: t('navGuides') },
            ...(visitor ? [{ href: '/channels', label: t('navChannels') }] : []),
            { href: '/settings', label: t('navSettings') },
          ]}
        />
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto grid max-w-[1080px] grid-cols-[minmax(0,1fr)] gap-5 px-4 py-6 desktop:px-6 desktop:py-8"
        >
          {children}
        </main>
        <footer className="mx-auto max-w-[1080px] px-4 pb-12 text-std-16N-170 text-sub desktop:px-6">
          {canRead ? (
            <p className="no-print">
              <Link className="link inline-flex min-h-11 items-center" href="/learn" prefetch={false}>
                {learn('link')}
              </Link>
            </p>
          ) : null}
          <p className="reading text-[0.875rem]">{t('footer')}</p>
        </footer>
      </body>
    </html>
  );
}
