import { getTranslations } from 'next-intl/server';
import { changePersonAction, removePersonAction } from '@/app/actions/people/manage-people';
import { ActForm } from '@/components/act-form';
import { ShareForm } from '@/components/share-form';
import { Card } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import type { TagName } from '@/lib/db/list-tags';
import type { Person } from '@/lib/db/people';
import { readClock } from '@/lib/view/read-clock';
import { describeShare, readShareWords } from './share-words';

interface PersonCardProps {
  person: Person;
  tags: readonly TagName[];
  /** Nobody changes their own role. */
  isOneself: boolean;
  /** The last owner stays. */
  isLastOwner: boolean;
}

export async function PersonCard({ person, tags, isOneself, isLastOwner }: PersonCardProps) {
  const { personId, email, name, role, seesAll, createdAt } = person;
  const tagIds = person.scope ?? [];
  const [t, clock, { roles, words }, share] = await Promise.all([
    getTranslations('people'),
    readClock(),
    readShareWords(),
    describeShare({ role, seesAll, tagIds }, tags),
  ]);
  const hidden = (
    <>
      <input type="hidden" name="personId" value={personId} />
      <input type="hidden" name="from" value={role} />
    </>
  );
  return (
    <Card labelledBy={`person-${personId}`}>
      <h2 id={`person-${personId}`} className="text-std-18B-160 break-words">
        <bdi>{email}</bdi>
        {isOneself ? ` (${t('you')})` : null}
      </h2>
      {name === email ? null : (
        <p>
          <bdi>{name}</bdi>
        </p>
      )}
      <p>{share}</p>
      <p className="text-dns-14N-130 text-sub tabular">{t('since', { date: clock.date(createdAt) })}</p>
      {isLastOwner ? <p className="reading text-sub">{t('lastOwnerNote')}</p> : null}
      {isOneself && isLastOwner ? null : (
        <Disclosure summary={isOneself ? t('leaveTitle') : t('changeTitle')}>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
            {isOneself ? null : (
              <ShareForm
                action={changePersonAction}
                roles={roles}
                tags={tags}
                begin={{ role, seesAll, tagIds, note: '' }}
                words={{ ...words, submit: t('change') }}
              >
                {hidden}
              </ShareForm>
            )}
            <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
              <p className="reading text-sub">{isOneself ? t('leaveNote') : t('removeNote')}</p>
              <ActForm
                action={removePersonAction}
                label={isOneself ? t('leave') : t('remove')}
                accessibleLabel={isOneself ? t('leave') : t('removeOf', { email })}
                pending={t('pending')}
                variant="danger"
                size="small"
              >
                {hidden}
              </ActForm>
            </div>
          </div>
        </Disclosure>
      )}
    </Card>
  );
}
