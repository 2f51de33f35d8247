import type { FindingView } from '@/lib/view/site-view';
import { Disclosure } from './ui/disclosure';

interface FindingListProps {
  findings: readonly FindingView[];
  words: { technicalDetails: string };
}

/** Each finding in the order that a worried person asks: what visitors see, why, what to do; the technical details folded. */
export function FindingList({ findings, words }: FindingListProps) {
  return findings.map((finding) => (
    <section key={finding.key}>
      <h3 className="text-std-18B-160">{finding.title}</h3>
      {finding.parts.length > 0 ? (
        <dl className="mt-2 grid gap-x-4 gap-y-1 desktop:grid-cols-[8.5rem_minmax(0,1fr)]">
          {finding.parts.map((part) => (
            <div key={part.label} className="contents">
              <dt className="font-700 text-sub">{part.label}</dt>
              <dd className="mb-2">{part.text}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {finding.technical ? (
        <Disclosure summary={words.technicalDetails}>
          <p className="font-mono text-[0.875rem]">
            <bdi>{finding.technical}</bdi>
          </p>
        </Disclosure>
      ) : null}
    </section>
  ));
}
