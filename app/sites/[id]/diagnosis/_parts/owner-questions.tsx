import { getTranslations } from 'next-intl/server';
import { Allowed } from '@/app/_access/allowed';
import { answerDiagnosisAction } from '@/app/actions/diagnosis';
import { ActForm } from '@/components/act-form';
import { Term } from '@/components/learn/term';
import { Card } from '@/components/ui/card';
import { db } from '@/lib/db/client';
import { findAnswers, longestNoticeUrl, ownerAnswers } from '@/lib/db/diagnosis-answers';
import type { OwnerAnswer } from '@/lib/diagnosis/subject';
import { showForeignText } from '@/lib/tls/show-foreign-text';
import { readClock } from '@/lib/view/read-clock';

/** What only the owner can tell. */
export async function OwnerQuestions({ siteId }: { siteId: string }) {
  const [t, guide, clock, answers] = await Promise.all([
    getTranslations('diagnosis'),
    getTranslations('guide'),
    readClock(),
    findAnswers(db(), siteId),
  ]);
  const { overseasLimit, accessLimit, noticeUrl, answeredAt } = answers;
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
          <div className="mb-3 grid w-full gap-1">
            <label htmlFor="notice" className="font-700">
              {t('notice')}
            </label>
            <p id="notice-where" className="reading text-sub">
              {t.rich('noticeWhere', { term: (word) => <Term topic="history">{word}</Term> })}
            </p>
            <input
              id="notice"
              aria-describedby="notice-where"
              type="url"
              name="noticeUrl"
              className="min-h-12 w-full rounded-8 border border-field bg-white px-3"
              maxLength={longestNoticeUrl}
              pattern="https://.+"
              placeholder="https://"
              autoComplete="off"
              defaultValue={noticeUrl ?? ''}
            />
          </div>
        </ActForm>
        {noticeUrl ? (
          <p className="mt-2 wrap-anywhere">
            <a className="link" href={noticeUrl} target="_blank" rel="noreferrer">
              {t('noticeOpen')}
              <span className="sr-only">{guide('newTab')}</span>
            </a>{' '}
            <bdi className="text-sub">{showForeignText(noticeUrl)}</bdi>
          </p>
        ) : null}
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
  /** null = not answered yet. */
  chosen: OwnerAnswer | null;
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
            <input
              type="radio"
              className="size-5"
              name={name}
              value={answer}
              defaultChecked={answer === (chosen ?? 'unknown')}
            />
            {t(answer)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
