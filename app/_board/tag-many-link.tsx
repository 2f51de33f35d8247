import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Allowed } from '@/app/_access/allowed';
import { boardHref, type BoardView } from '@/lib/view/board-view';

/** For whoever sorts many sites by client: to the same view, where they can be ticked. */
export async function TagManyLink({ view }: { view: BoardView }) {
  const t = await getTranslations('tags');
  return (
    <Allowed to="sites.tag">
      <p>
        <Link className="link inline-flex min-h-11 items-center" href={boardHref(view, {}, '/tags')} prefetch={false}>
          {t('title')}
        </Link>
      </p>
    </Allowed>
  );
}
