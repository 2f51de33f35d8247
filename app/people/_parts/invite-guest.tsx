import { getTranslations } from 'next-intl/server';
import { inviteAction } from '@/app/actions/people/manage-people';
import { ShareForm } from '@/components/share-form';
import type { TagName } from '@/lib/db/list-tags';
import { readShareWords } from './share-words';

/** Whoever gets the link makes their own account with it. */
export async function InviteGuest({ tags }: { tags: readonly TagName[] }) {
  const [t, { roles, words }] = await Promise.all([getTranslations('people'), readShareWords()]);
  return (
    <>
      <p className="reading mt-1 mb-4 text-sub">{t('inviteLead')}</p>
      <ShareForm
        action={inviteAction}
        roles={roles}
        tags={tags}
        begin={{ role: 'viewer', seesAll: true, tagIds: [], note: '' }}
        words={{ ...words, note: t('note'), submit: t('invite') }}
      />
    </>
  );
}
