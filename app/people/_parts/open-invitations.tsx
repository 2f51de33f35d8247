import { getTranslations } from 'next-intl/server';
import { withdrawInvitationAction } from '@/app/actions/people/manage-people';
import { ActForm } from '@/components/act-form';
import { Card } from '@/components/ui/card';
import type { Invitation } from '@/lib/db/invitations';
import type { TagName } from '@/lib/db/list-tags';
import { readClock } from '@/lib/view/read-clock';
import { describeShare } from './share-words';

interface OpenInvitationsProps {
  invitations: readonly Invitation[];
  tags: readonly TagName[];
}

/** The links that nobody has used yet. */
export async function OpenInvitations({ invitations, tags }: OpenInvitationsProps) {
  if (invitations.length === 0) return null;
  const [t, clock] = await Promise.all([getTranslations('people'), readClock()]);
  const items = await Promise.all(
    invitations.map(async (invitation) => ({
      ...invitation,
      name: invitation.note ?? t('nameless'),
      share: await describeShare(invitation, tags),
    })),
  );
  return (
    <Card labelledBy="open">
      <h2 id="open" className="text-std-20B-150">
        {t('openTitle')}
      </h2>
      <ul className="mt-2 grid gap-3">
        {items.map(({ invitationId, name, share, expiresAt }) => (
          <li key={invitationId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <div className="min-w-0">
              <h3 className="text-std-16B-170">
                <bdi>{name}</bdi>
              </h3>
              <p>{share}</p>
              <p className="text-dns-14N-130 text-sub tabular">{t('openUntil', { at: clock.instant(expiresAt) })}</p>
            </div>
            <ActForm
              action={withdrawInvitationAction}
              label={t('withdraw')}
              accessibleLabel={t('withdrawOf', { name })}
              pending={t('pending')}
              size="small"
            >
              <input type="hidden" name="invitationId" value={invitationId} />
            </ActForm>
          </li>
        ))}
      </ul>
    </Card>
  );
}
