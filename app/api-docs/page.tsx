import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { requireVisitor } from '@/app/_access/read-visitor';
import { problemNames, problems } from '@/app/api/v1/_api/problems';
import { PageHeading } from '@/components/page-heading';
import { Card } from '@/components/ui/card';
import { limits } from '@/lib/auth/limits';
import { listOwnOrigins } from '@/lib/auth/own-origins';
import { env } from '@/lib/env';
import { Code, FieldTable, OperationCard } from './_parts/operation-card';
import { listOperations, listSchemas } from './_parts/read-description';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('apiDocs');
  return { title: t('title') };
}

const facts = ['key', 'instants', 'paging', 'idempotency', 'refusals', 'foreign'] as const;

/** How programs use Kigen: drawn from the file that they can read as well. */
export default async function ApiDocsPage() {
  await requireVisitor('account.self', '/api-docs');
  const [t, locale] = await Promise.all([getTranslations('apiDocs'), getLocale()]);
  const origin = listOwnOrigins(env)[0] ?? '';
  const operations = listOperations(locale);
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <p>
        <Link className="link" href="/keys">
          {t('toKeys')}
        </Link>
      </p>
      <p>
        {/* A file, not a page: the router must not fetch it beforehand. */}
        <a className="link" href="/api/v1/openapi.json">
          {t('file')}
        </a>
      </p>
      <Card labelledBy="begin">
        <h2 id="begin" className="text-std-20B-150">
          {t('beginTitle')}
        </h2>
        <Code text={`export KIGEN_KEY=kgn_…\ncurl "${origin}/api/v1/sites" -H "Authorization: Bearer $KIGEN_KEY"`} />
        <ul className="mt-3 ml-5 list-disc">
          {facts.map((fact) => (
            <li key={fact} className="reading py-1">
              {t(`facts.${fact}`)}
            </li>
          ))}
          <li className="reading py-1">
            {t('limits', { requests: limits.apiRequests.points, checks: limits.checksOfOne.points })}
          </li>
        </ul>
      </Card>
      <nav aria-labelledby="operations">
        <h2 id="operations" className="text-std-20B-150">
          {t('operationsTitle')}
        </h2>
        <ul>
          {operations.map(({ id, method, path, summary }) => (
            <li key={id} className="py-1 break-words">
              <a className="link" href={`#${id}`}>
                {summary}
              </a>{' '}
              <span className="font-mono text-[0.875rem] break-all">
                {method} {path}
              </span>
            </li>
          ))}
        </ul>
      </nav>
      {operations.map((operation) => (
        <OperationCard key={operation.id} operation={operation} origin={origin} />
      ))}
      <h2 className="text-std-20B-150">{t('schemasTitle')}</h2>
      {listSchemas(locale).map(({ name, says, fields, type }) => (
        <Card key={name} labelledBy={`schema-${name}`}>
          <h3 id={`schema-${name}`} className="text-std-18B-160">
            {name}
          </h3>
          {says ? <p className="text-sub">{says}</p> : null}
          {fields ? (
            <FieldTable fields={fields} optional={t('optional')} />
          ) : (
            <p className="font-mono text-[0.875rem] break-words">{type}</p>
          )}
        </Card>
      ))}
      <Card labelledBy="problems">
        <h2 id="problems" className="text-std-20B-150">
          {t('problemsTitle')}
        </h2>
        <dl>
          {problemNames.map((name) => (
            <div key={name} id={`problem-${name}`} className="border-b border-line py-3 last:border-0">
              <dt>
                <span className="font-mono text-[0.875rem] font-700">
                  {problems[name].status} {name}
                </span>{' '}
                {problems[name].title[locale]}
              </dt>
              <dd className="reading text-sub">{problems[name].detail[locale]}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </>
  );
}
