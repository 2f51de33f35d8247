import type { FactView } from '@/lib/view/site-view';

/** Exact values, one a row, foreign text kept as text and apart from its surroundings. */
export function FactList({ facts }: { facts: readonly FactView[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-2 desktop:grid-cols-[12rem_minmax(0,1fr)]">
      {facts.map((fact) => (
        <div key={fact.name} className="contents">
          <dt className="font-700">{fact.name}</dt>
          <dd className="mb-2 min-w-0 desktop:mb-0">
            {fact.values.map((value, index) => (
              <p key={index} className="font-mono text-[0.875rem]">
                <bdi>{value}</bdi>
              </p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
