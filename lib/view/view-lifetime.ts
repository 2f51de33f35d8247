import 'server-only';
import { getTranslations } from 'next-intl/server';
import { defaultUrgencyPolicy, urgencyBoundaries } from '@/lib/tls/lifetime';
import type { CertificateLife } from '@/lib/tls/self-issued';
import { readClock } from './read-clock';
import type { LifetimeBarView, LifetimeView } from './site-view';

/** A certificate's life as the bar draws it, with the words beside it. */
export async function viewLifetime(validity: CertificateLife): Promise<LifetimeView> {
  const [t, clock, viewBar] = await Promise.all([getTranslations('board.lifetime'), readClock(), prepareLifetimeBar()]);
  const { watchingAt, actionAt } = urgencyBoundaries(validity, defaultUrgencyPolicy);
  return {
    ...viewBar(validity),
    markLabels: validity.isSelfIssued
      ? []
      : [t('renewal', { date: clock.date(watchingAt) }), t('mail', { date: clock.date(actionAt) })],
    issued: t('issued', { date: clock.date(validity.notBefore) }),
    today: t('today', { date: clock.date(clock.now) }),
    expires: t('expires', { date: clock.date(validity.notAfter) }),
  };
}

/** The bar alone, for many certificates: the words are fetched once. */
export async function prepareLifetimeBar(): Promise<(validity: CertificateLife) => LifetimeBarView> {
  const [t, clock] = await Promise.all([getTranslations('board.lifetime'), readClock()]);
  const today = clock.date(clock.now);
  return (validity) => {
    const from = validity.notBefore.getTime();
    const lifeMs = Math.max(1, validity.notAfter.getTime() - from);
    const share = (at: Date) => (at.getTime() - from) / lifeMs;
    const { watchingAt, actionAt } = urgencyBoundaries(validity, defaultUrgencyPolicy);
    const passed = Math.min(1, Math.max(0, share(clock.now)));
    return {
      passed,
      marks: validity.isSelfIssued ? [] : [share(watchingAt), share(actionAt)],
      description: t(validity.isSelfIssued ? 'descriptionPlain' : 'description', {
        issued: clock.date(validity.notBefore),
        today,
        expires: clock.date(validity.notAfter),
        renewal: clock.date(watchingAt),
        percent: Math.round(passed * 100),
      }),
    };
  };
}
