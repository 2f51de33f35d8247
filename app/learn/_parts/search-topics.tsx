import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { longestQuestion } from '@/lib/learn/search-topics';

/** A plain form: what was asked for stands in the address. */
export async function SearchTopics({ question }: { question: string }) {
  const t = await getTranslations('learn');
  return (
    <form role="search" action="/learn" className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <label htmlFor="q" className="text-std-16B-170">
        {t('search')}
      </label>
      <p id="q-hint" className="text-sub">
        {t('searchHint')}
      </p>
      <div className="flex flex-wrap gap-2">
        <input
          id="q"
          name="q"
          type="search"
          defaultValue={question}
          maxLength={longestQuestion}
          aria-describedby="q-hint"
          autoComplete="off"
          className="min-h-12 w-80 max-w-full rounded-8 border border-field bg-white px-3"
        />
        <Button>{t('searchButton')}</Button>
      </div>
    </form>
  );
}
