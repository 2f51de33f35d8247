import type { Hazard, Playbook, Step } from '@/lib/hosting/playbook';
import type { Locale } from '@/lib/words/locale';
import { PanelText } from './panel-text';
import { Notice } from './ui/notice';
import { StepList } from './ui/step-list';

/** The words around a playbook, in the person's language. */
export interface PlaybookWords {
  normal: string;
  visitors: string;
  observe: string;
  inference: string;
  position: (step: number, total: number) => string;
  takes: (minutes: NonNullable<Step['usualMinutes']>) => string;
}

interface PlaybookStepsProps {
  playbook: Playbook;
  locale: Locale;
  words: PlaybookWords;
}

/** The steps of a recovery in order: what to press, what is normal, how long it takes, what shows from outside. */
export function PlaybookSteps({ playbook, locale, words }: PlaybookStepsProps) {
  const total = playbook.steps.length;
  const hazards = new Map(playbook.hazards.map((hazard) => [hazard.id, hazard]));
  return (
    <StepList
      steps={playbook.steps.map((step, index) => ({
        id: step.id,
        title: step.title[locale],
        state: 'upcoming',
        position: words.position(index + 1, total),
        body: (
          <StepBody
            step={step}
            hazards={step.hazards.map((id) => hazards.get(id)).filter((hazard) => hazard !== undefined)}
            locale={locale}
            words={words}
          />
        ),
      }))}
    />
  );
}

interface StepBodyProps {
  step: Step;
  hazards: readonly Hazard[];
  locale: Locale;
  words: PlaybookWords;
}

function StepBody({ step, hazards, locale, words }: StepBodyProps) {
  const marked = (basis: 'verified' | 'inference') => (basis === 'inference' ? ` ${words.inference}` : '');
  return (
    <>
      {hazards.map((hazard) => (
        <Notice key={hazard.id} tone={hazard.forbidsPressWhen ? 'bad' : 'warning'}>
          <p className="font-700">{hazard.title[locale]}</p>
          <p className="reading">
            <PanelText text={hazard.text[locale]} />
            {marked(hazard.basis)}
          </p>
        </Notice>
      ))}
      <ol className="reading grid list-decimal gap-1 pl-6">
        {step.actions.map((action) => (
          <li key={action.ja}>
            <PanelText text={action[locale]} />
          </li>
        ))}
      </ol>
      {step.usualMinutes ? <p className="reading font-700">{words.takes(step.usualMinutes)}</p> : null}
      {step.whatIsNormal.length > 0 ? (
        <div className="reading border-l-4 border-field pl-4">
          <p className="font-700">{words.normal}</p>
          {step.whatIsNormal.map((text) => (
            <p key={text.ja}>
              <PanelText text={text[locale]} />
            </p>
          ))}
        </div>
      ) : null}
      <dl className="grid gap-x-4 desktop:grid-cols-[15rem_minmax(0,1fr)]">
        <dt className="font-700 text-sub">{words.visitors}</dt>
        <dd className="mb-1">
          <PanelText text={step.whatVisitorsSee[locale]} />
        </dd>
        <dt className="font-700 text-sub">{words.observe}</dt>
        <dd>
          <PanelText text={step.seenFromOutside.text[locale]} />
          {marked(step.seenFromOutside.basis)}
        </dd>
      </dl>
    </>
  );
}
