import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requireVisitor } from '@/app/_access/read-visitor';
import { PageHeading } from '@/components/page-heading';
import { Card } from '@/components/ui/card';
import type { SafetyFactName, SafetyTone } from '@/lib/auth/safety-facts';
import { readSafety } from './_parts/read-safety';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('safety');
  return { title: t('title') };
}

const tones: readonly SafetyTone[] = ['missing', 'note', 'good'];
const marks: Record<SafetyTone, { mark: string; colours: string }> = {
  missing: { mark: '!', colours: 'text-white bg-urgent' },
  note: { mark: 'i', colours: 'text-unknown bg-unknown-weak' },
  good: { mark: '○', colours: 'text-healthy bg-healthy-weak' },
};

/** Where something about a fact can be done. */
const places: Partial<Record<SafetyFactName, 'account' | 'people'>> = {
  'own-second-factor': 'account',
  'second-factors': 'people',
  invitations: 'people',
  sessions: 'account',
};

/** What protects this installation and what is missing, the missing first. */
export default async function SafetyPage() {
  const visitor = await requireVisitor('safety.see', '/safety');
  const [t, facts] = await Promise.all([getTranslations('safety'), readSafety(visitor, new Date())]);
  const ways = { account: t('toAccount'), people: t('toPeople') };
  const count = facts.filter(({ tone }) => tone === 'missing').length;
  return (
    <>
      <PageHeading title={t('title')} lead={count === 0 ? t('leadFine') : t('lead', { count })} />
      {tones.map((tone) => {
        const group = facts.filter((fact) => fact.tone === tone);
        if (group.length === 0) return null;
        return (
          <Card key={tone} labelledBy={`safety-${tone}`}>
            <h2 id={`safety-${tone}`} className="text-std-20B-150">
              {t(`group.${tone}`)}
            </h2>
            <ul>
              {group.map(({ name, says, details }) => {
                const place = tone === 'good' ? undefined : places[name];
                return (
                  <li key={name} className="flex gap-3 border-b border-line py-4 last:border-0 last:pb-0">
                    <span
                      aria-hidden="true"
                      className={`mt-0.5 grid size-7 shrink-0 place-items-center rounded-full text-dns-16B-130 ${marks[tone].colours}`}
                    >
                      {marks[tone].mark}
                    </span>
                    <div className="min-w-0">
                      <h3 className="text-std-16B-170">{t(`fact.${name}`)}</h3>
                      <p className="reading">{t(`says.${says}`)}</p>
                      {details.map((detail) => (
                        <p key={detail} className="font-mono text-[0.875rem] break-words text-sub">
                          <bdi>{detail}</bdi>
                        </p>
                      ))}
                      {place ? (
                        <Link className="link" href={`/${place}`}>
                          {ways[place]}
                        </Link>
                      ) : null}
                    </div>
                  </li>
                );
              })}
            </ul>
          </Card>
        );
      })}
    </>
  );
}
