import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import type { FieldView, OperationView } from './read-description';

/** One thing that the API can do: what to send, what comes back, and a line to try. */
export async function OperationCard({ operation, origin }: { operation: OperationView; origin: string }) {
  const t = await getTranslations('apiDocs');
  const { id, method, path, summary, scope, parameters, body, answers } = operation;
  return (
    <Card labelledBy={id}>
      <h3 id={id} className="text-std-18B-160">
        {summary}
      </h3>
      <p className="font-mono text-[0.875rem] break-all">
        <strong>{method}</strong> {path}
      </p>
      <p className="text-sub">{t(`needs.${scope}`)}</p>
      {parameters.length > 0 || body ? <h4 className="mt-4 text-std-16B-170">{t('sent')}</h4> : null}
      <FieldTable
        fields={[
          ...parameters.map((field) => ({ ...field, name: `${field.name} (${t(`in.${toPlace(field.in)}`)})` })),
          ...(body ? [{ ...body, name: t('body') }] : []),
        ]}
        optional={t('optional')}
      />
      <h4 className="mt-4 text-std-16B-170">{t('answers')}</h4>
      <ul>
        {answers.map(({ status, says, link }) => (
          <li key={status} className="py-1">
            <span className="font-mono text-[0.875rem] font-700">{status}</span> {says}
            {link ? (
              <>
                {' '}
                <SchemaLink name={link} />
              </>
            ) : null}
          </li>
        ))}
      </ul>
      <h4 className="mt-4 text-std-16B-170">{t('example')}</h4>
      <Code text={writeCurl(operation, origin)} />
    </Card>
  );
}

/** What stands in an object or a request, one a row. */
export function FieldTable({ fields, optional }: { fields: readonly FieldView[]; optional: string }) {
  return (
    <dl className="grid gap-x-6 desktop:grid-cols-[minmax(0,16rem)_minmax(0,1fr)]">
      {fields.map(({ name, type, link, isRequired, says }) => (
        <div key={name} className="contents">
          <dt className="pt-2 font-mono text-[0.875rem] font-700 break-words">{name}</dt>
          <dd className="min-w-0 border-b border-line pb-2 desktop:pt-2">
            {type === link ? null : <span className="font-mono text-[0.875rem] break-words">{type} </span>}
            {link ? <SchemaLink name={link} /> : null}
            {isRequired ? null : <span className="text-sub"> {optional}</span>}
            {says ? <p className="text-sub">{says}</p> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function SchemaLink({ name }: { name: string }) {
  return (
    <a className="link" href={`#schema-${name}`}>
      {name}
    </a>
  );
}

export function Code({ text }: { text: string }) {
  return (
    <pre
      tabIndex={0}
      className="mt-1 overflow-x-auto rounded-8 border border-line bg-brand-weak p-3 font-mono text-[0.875rem]"
    >
      {text}
    </pre>
  );
}

function toPlace(place: string): 'path' | 'query' | 'header' {
  return place === 'path' || place === 'header' ? place : 'query';
}

/** A line for a shell; the key stands in a variable, so that it is in no history. */
function writeCurl({ method, path, scope, example }: OperationView, origin: string): string {
  const parts = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}"${origin}${path.replace('{id}', '$SITE')}"`,
    '-H "Authorization: Bearer $KIGEN_KEY"',
    ...(scope === 'write' ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...(example ? ['-H "Content-Type: application/json"', `-d '${example}'`] : []),
  ];
  return parts.join(' \\\n  ');
}
