import { getTranslations } from 'next-intl/server';
import { Allowed } from '@/app/_access/allowed';
import { answerDiagnosisAction } from '@/app/actions/diagnosis';
import { ActForm } from '@/components/act-form';
import { Card } from '@/components/ui/card';
import { db } from '@/lib/db/client';
import { findAnswers, ownerAnswers } from '@/lib/db/diagnosis-answers';
import type { OwnerAnswer } from '@/lib/diagnosis/subject';
import { readClock } from '@/lib/view/read-clock';

/** What only the owner can tell. */
export async function OwnerQuestions({ siteId }: { siteId: string }) {
  const [t, clock, answers] = await Promise.all([getTranslations('diagnosis'), readClock(), findAnswers(db(), siteId)]);
  const { overseasLimit, accessLimit, answeredAt } = answers;
  return (
    <Allowed to="sites.change">
      <Card labelledBy="questions">
        <h2 id="questions" className="text-std-20B-150">
          {t('questions')}
        </h2>
        <p className="reading mt-1 mb-4">{t('questionsLead')}</p>
        <ActForm
          key={answeredAt?.getTime() ?? 0}
          action={answerDiagnosisAction}
          label={t('answer')}
          pending={t('answering')}
          variant="secondary"
        >
          <input type="hidden" name="siteId" value={siteId} />
          <Question name="overseasLimit" title={t('overseas')} where={t('overseasWhere')} chosen={overseasLimit} />
          <Question name="accessLimit" title={t('access')} where={t('accessWhere')} chosen={accessLimit} />
        </ActForm>
        {answeredAt ? <p className="mt-2 text-sub">{t('answeredAt', { time: clock.instant(answeredAt) })}</p> : null}
      </Card>
    </Allowed>
  );
}

interface QuestionProps {
  name: string;
  title: string;
  /** Where the owner finds the switch. */
  where: string;
  chosen: OwnerAnswer;
}

async function Question({ name, title, where, chosen }: QuestionProps) {
  const t = await getTranslations('diagnosis.choice');
  return (
    <fieldset className="mb-3 w-full">
      <legend className="font-700">{title}</legend>
      <p className="reading text-sub">{where}</p>
      <div className="flex flex-wrap gap-x-6">
        {ownerAnswers.map((answer) => (
          <label key={answer} className="inline-flex min-h-11 items-center gap-2">
            <input type="radio" className="size-5" name={name} value={answer} defaultChecked={answer === chosen} />
            {t(answer)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
