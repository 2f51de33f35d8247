import Link from 'next/link';
import type { MailView } from '@/lib/view/mail-view';
import { ActForm, type Act } from './act-form';
import { Notice } from './ui/notice';

export type MailResultWords = Readonly<
  Record<
    | 'nothing'
    | 'nothingNext'
    | 'noNames'
    | 'toBoard'
    | 'shows'
    | 'add'
    | 'addPending'
    | 'linksGood'
    | 'linksBad'
    | 'linksNote',
    string
  >
>;

interface MailResultProps {
  view: MailView;
  /** null = whoever reads it may add no site. */
  add: Act | null;
  words: MailResultWords;
}

/** What a mail says, what the server shows beside it, and where its links really lead. */
export function MailResult({ view, add, words }: MailResultProps) {
  return (
    <>
      {view.doubts.length > 0 ? (
        <Notice tone="bad">
          <p className="font-700">{words.linksBad}</p>
          <ul className="mt-1 grid gap-1">
            {view.doubts.map(({ url, why }) => (
              <li key={url}>
                <bdi className="font-mono text-[0.875rem]">{url}</bdi> — {why}
              </li>
            ))}
          </ul>
          <p className="mt-1">{words.linksNote}</p>
          {view.panel ? (
            <a className="link inline-flex min-h-11 items-center" href={view.panel.href} rel="noreferrer">
              {view.panel.label}
            </a>
          ) : null}
        </Notice>
      ) : null}
      {view.sender === null ? null : (
        <Notice tone="warning">
          <p className="break-words">{view.sender}</p>
        </Notice>
      )}
      <section className="grid gap-2">
        <h2 className="text-std-20B-150">{view.title}</h2>
        {view.facts.length === 0 ? <p>{words.nothing}</p> : null}
        <dl className="grid gap-x-6 gap-y-1 desktop:grid-cols-[12rem_minmax(0,1fr)]">
          {view.facts.map(({ label, value }) => (
            <div key={label} className="contents">
              <dt className="font-700">{label}</dt>
              <dd className="tabular">
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
        {view.linkCount > 0 && view.doubts.length === 0 ? <p>{words.linksGood}</p> : null}
        {view.missing === null ? null : (
          <div className="reading">
            <p>{view.missing === 'names' ? words.noNames : words.nothingNext}</p>
            <Link className="link inline-flex min-h-11 items-center" href="/">
              {words.toBoard}
            </Link>
          </div>
        )}
        {view.images === null ? null : <p className="text-sub">{view.images}</p>}
      </section>
      {view.comparisons.length === 0 ? null : (
        <section className="grid gap-3">
          <h2 className="text-std-20B-150">{words.shows}</h2>
          {view.comparisons.map(({ name, tone, sentence, addHost, links }) => (
            <Notice key={name} tone={tone}>
              <h3 className="text-std-18B-160">
                <bdi>{name}</bdi>
              </h3>
              <p>{sentence}</p>
              <p className="flex flex-wrap gap-x-5">
                {links.map(({ href, label }) => (
                  <a key={href} className="link inline-flex min-h-11 items-center" href={href}>
                    {label}
                  </a>
                ))}
              </p>
              {addHost !== null && add ? (
                <ActForm action={add} label={words.add} pending={words.addPending} variant="primary" size="small">
                  <input type="hidden" name="text" value={addHost} />
                </ActForm>
              ) : null}
            </Notice>
          ))}
        </section>
      )}
    </>
  );
}
