import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { newPasswordField } from '@/app/_access/new-password-field';
import { connection } from 'next/server';
import { acceptInvitationAction } from '@/app/actions/account/accept-invitation';
import { FieldsForm } from '@/components/fields-form';
import { PageHeading } from '@/components/page-heading';
import { Card } from '@/components/ui/card';
import { readRole } from '@/lib/auth/permissions';
import { hashToken } from '@/lib/auth/token';
import { db } from '@/lib/db/client';
import { findOpenInvitation } from '@/lib/db/invitations';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.invitation');
  return { title: t('title') };
}

/** For a guest who was given the link. Whatever is wrong with it, the answer is the same. */
export default async function InvitationPage({ params }: PageProps<'/invitation/[token]'>) {
  await connection();
  const [{ token }, t, people, account] = await Promise.all([
    params,
    getTranslations('people.invitation'),
    getTranslations('people'),
    getTranslations('account'),
  ]);
  const invitation = await findOpenInvitation(db(), hashToken(token), new Date());
  if (!invitation) return <PageHeading title={t('closedTitle')} lead={t('closed')} />;
  const role = readRole(invitation.role);
  const from = invitation.inviterEmail ?? people('role.owner');
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead', { from, role: people(`role.${role}`) })} />
      <Card>
        <p className="reading mb-4">
          {people(`roleHint.${role}`)} {invitation.seesAll ? t('seesAll') : t('seesSome')}
        </p>
        <FieldsForm
          action={acceptInvitationAction}
          fields={[
            {
              name: 'email',
              label: account('email'),
              type: 'email',
              autoComplete: 'username',
              inputMode: 'email',
              hint: t('emailHint'),
            },
            await newPasswordField(),
          ]}
          submit={t('submit')}
          pending={account('pending')}
        >
          <input type="hidden" name="token" value={token} />
        </FieldsForm>
      </Card>
    </>
  );
}
