import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import type { DiagnosisFindingView } from '@/lib/view/view-diagnosis';

interface DiagnosisFindingsProps {
  heading: string;
  findings: readonly DiagnosisFindingView[];
  isGrave: boolean;
}

/** Findings that ask the same of the owner; nothing where there are none. */
export function DiagnosisFindings({ heading, findings, isGrave }: DiagnosisFindingsProps) {
  if (findings.length === 0) return null;
  const id = findings[0]?.severity;
  return (
    <section aria-labelledby={id} className="grid gap-3">
      <h2 id={id} className="text-std-20B-150">
        {heading}
      </h2>
      {findings.map((finding) => (
        <Card key={finding.key} edge={isGrave ? 'border border-l-8 border-action' : undefined}>
          <DiagnosisFindingText finding={finding} />
        </Card>
      ))}
    </section>
  );
}

/** A finding: what it is, why it matters, what to do; the machine's words are folded away. */
export async function DiagnosisFindingText({ finding }: { finding: DiagnosisFindingView }) {
  const t = await getTranslations('diagnosis');
  const { title, why, whatToDo, about, technical } = finding;
  const parts = [
    { label: t('whatToDo'), text: whatToDo },
    { label: t('why'), text: why },
    ...(about === '' ? [] : [{ label: t('about'), text: about }]),
  ];
  return (
    <>
      <h3 className="text-std-18B-160 wrap-anywhere">{title}</h3>
      <dl className="mt-2 grid gap-x-4 gap-y-1 desktop:grid-cols-[6rem_minmax(0,1fr)]">
        {parts.map(({ label, text }) => (
          <div key={label} className="contents">
            <dt className="font-700 text-sub">{label}</dt>
            <dd className="reading mb-2 wrap-anywhere">
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <Disclosure summary={t('technical')}>
        <MachineLines lines={technical} />
      </Disclosure>
    </>
  );
}

/** What a machine asked and was answered, a line each. */
export function MachineLines({ lines }: { lines: readonly string[] }) {
  return lines.map((line, index) => (
    <p key={index} className="font-mono text-[0.875rem] wrap-anywhere">
      <bdi>{line}</bdi>
    </p>
  ));
}
