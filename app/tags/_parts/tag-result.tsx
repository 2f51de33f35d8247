import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { undoTagsAction } from '@/app/actions/tag-many';
import { ActForm } from '@/components/act-form';
import { Notice } from '@/components/ui/notice';
import { db } from '@/lib/db/client';
import type { TagUse } from '@/lib/db/list-tags';
import { findTagBatch, type TagBatch } from '@/lib/db/tag-batches';
import { joinSentences } from '@/lib/view/join-sentences';

interface TagResultProps {
  /** The press that was just done, or undone. */
  done: string | undefined;
  undone: string | undefined;
  /** The query of the view to come back to. */
  view: string;
  tags: readonly TagUse[];
}

/** What the press before came to, with the way back. */
export async function TagResult({ done, undone, view, tags }: TagResultProps) {
  const batch = await findTagBatch(db(), done ?? undone ?? '');
  if (!batch) return null;
  if (batch.isUndone) return <Undone batch={batch} />;
  return done === undefined ? null : <Done batch={batch} view={view} tags={tags} />;
}

async function Done({ batch, view, tags }: { batch: TagBatch } & Pick<TagResultProps, 'view' | 'tags'>) {
  const [t, board, locale] = await Promise.all([getTranslations('tags'), getTranslations('board'), getLocale()]);
  const { batchId, change, tag, siteIds, same, full } = batch;
  const sentences = [
    t(`done.${change}`, { count: siteIds.length, tag }),
    same > 0 ? t(`same.${change}`, { count: same }) : null,
    full > 0 ? t('full', { count: full }) : null,
  ];
  const known = tags.find(({ name }) => name === tag);
  return (
    <Notice tone="good" announce>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p>{joinSentences(sentences, locale)}</p>
        <ActForm action={undoTagsAction} label={board('undo')} pending={board('undo')} size="small">
          <input type="hidden" name="batchId" value={batchId} />
          <input type="hidden" name="view" value={view} />
        </ActForm>
      </div>
      {known ? (
        <p>
          <Link className="link inline-flex min-h-11 items-center" href={`/?tag=${encodeURIComponent(known.tagId)}`}>
            {t('seeSites', { tag })}
          </Link>
        </p>
      ) : null}
    </Notice>
  );
}

async function Undone({ batch: { change, tag } }: { batch: TagBatch }) {
  const t = await getTranslations('tags');
  return (
    <Notice tone="good" announce>
      <p>{t(`undone.${change}`, { tag })}</p>
    </Notice>
  );
}
