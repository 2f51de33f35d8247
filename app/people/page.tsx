import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requireVisitor } from '@/app/_access/read-visitor';
import { PageHeading } from '@/components/page-heading';
import { Card } from '@/components/ui/card';
import { db } from '@/lib/db/client';
import { listOpenInvitations } from '@/lib/db/invitations';
import { listTagNames } from '@/lib/db/list-tag-names';
import { listPeople } from '@/lib/db/people';
import { InviteGuest } from './_parts/invite-guest';
import { OpenInvitations } from './_parts/open-invitations';
import { PersonCard } from './_parts/person-card';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people');
  return { title: t('title') };
}

/** Who comes in here, what they may do and which sites they see. */
export default async function PeoplePage() {
  const visitor = await requireVisitor('people.manage', '/people');
  const [t, safety, people, tags, invitations] = await Promise.all([
    getTranslations('people'),
    getTranslations('safety'),
    listPeople(db()),
    listTagNames(db()),
    listOpenInvitations(db(), new Date()),
  ]);
  const ownerCount = people.filter(({ role }) => role === 'owner').length;
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead', { count: people.length })} />
      <ul className="grid gap-3">
        {people.map((person) => (
          <li key={person.personId}>
            <PersonCard
              person={person}
              tags={tags}
              isOneself={person.personId === visitor.personId}
              isLastOwner={person.role === 'owner' && ownerCount < 2}
            />
          </li>
        ))}
      </ul>
      <Card labelledBy="invite">
        <h2 id="invite" className="text-std-20B-150">
          {t('inviteTitle')}
        </h2>
        <InviteGuest tags={tags} />
      </Card>
      <OpenInvitations invitations={invitations} tags={tags} />
      <p className="flex flex-wrap gap-x-6 gap-y-2">
        <Link className="link" href="/audit">
          {t('toAudit')}
        </Link>
        <Link className="link" href="/safety">
          {safety('title')}
        </Link>
      </p>
    </>
  );
}
