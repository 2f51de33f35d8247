import type { ReactNode } from 'react';

/** reached = may be opened · completed · current · error · skipped */
export type StepState = 'upcoming' | 'completed' | 'current' | 'error' | 'skipped';

const marks: Record<StepState, string> = {
  upcoming: 'border-field bg-white text-sub',
  completed: 'border-brand bg-brand text-white',
  current: 'border-brand bg-white text-brand ring-4 ring-brand-weak',
  error: 'border-urgent bg-urgent text-white',
  skipped: 'border-field border-dashed bg-white text-sub',
};

export interface StepItem {
  id: string;
  title: ReactNode;
  state: StepState;
  /** Read out in place of the picture: "Step 2 of 5". */
  position: string;
  body: ReactNode;
}

/** Vertical step navigation: one numbered mark a step, joined by a line. */
export function StepList({ steps }: { steps: readonly StepItem[] }) {
  return (
    <ol className="m-0 list-none p-0">
      {steps.map((step, index) => (
        <li
          key={step.id}
          id={step.id}
          aria-current={step.state === 'current' ? 'step' : undefined}
          className="print-whole relative pb-8 pl-10 desktop:pl-12 before:absolute before:top-9 before:bottom-0 before:left-[15px] before:w-0.5 before:bg-line before:content-[''] last:pb-0 last:before:hidden"
        >
          <span
            aria-hidden="true"
            className={`absolute top-0 left-0 grid size-8 place-items-center rounded-full border-2 text-dns-16B-130 ${marks[step.state]}`}
          >
            {step.state === 'completed' ? '✓' : step.state === 'error' ? '!' : index + 1}
          </span>
          <h3 className="text-std-18B-160">
            <span className="sr-only">{step.position} </span>
            {step.title}
          </h3>
          <div className="mt-2 grid gap-3">{step.body}</div>
        </li>
      ))}
    </ol>
  );
}
