import type { ReactNode } from 'react';
import { listSources } from '@/lib/learn/list-sources';
import type { SourceId } from '@/lib/learn/sources';
import type { Block, Topic } from '@/lib/learn/topic';
import type { Locale } from '@/lib/words/locale';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { Drawing } from './drawing';

interface TopicTextProps {
  topic: Topic;
  locale: Locale;
  /** What to do with it, above the sources. */
  act: ReactNode;
  words: { sources: string; source: (number: number) => string; newTab: string };
}

/** A topic: its sections with their drawings, and where it was read. */
export function TopicText({ topic, locale, act, words }: TopicTextProps) {
  const sources = listSources(topic);
  const numberOf = (sourceId: SourceId) => sources.findIndex((source) => source.sourceId === sourceId) + 1;
  return (
    <>
      {topic.sections.map(({ id, heading, drawing, blocks }) => (
        <Card key={id} labelledBy={id}>
          <h2 id={id} className="text-std-20B-150">
            {heading[locale]}
          </h2>
          <div className="desktop:flex desktop:items-start desktop:justify-between desktop:gap-8">
            {drawing ? <Drawing id={drawing} locale={locale} /> : null}
            <div className="reading mt-2 grid min-w-0 gap-3">
              {blocks.map((block, index) => (
                <BlockText key={index} block={block} locale={locale} numberOf={numberOf} source={words.source} />
              ))}
            </div>
          </div>
        </Card>
      ))}
      {act}
      {sources.length > 0 ? (
        <section aria-labelledby="sources" className="grid gap-2">
          <h2 id="sources" className="text-std-16B-170">
            {words.sources}
          </h2>
          <ol className="reading list-decimal pl-6">
            {sources.map(({ sourceId, url, title }) => (
              <li key={sourceId} id={`source-${numberOf(sourceId)}`}>
                <a className="link" href={url} target="_blank" rel="noreferrer">
                  {title[locale]}
                  <span className="sr-only">{words.newTab}</span>
                </a>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </>
  );
}

interface BlockTextProps {
  block: Block;
  locale: Locale;
  numberOf: (sourceId: SourceId) => number;
  source: (number: number) => string;
}

function BlockText({ block, locale, numberOf, source }: BlockTextProps) {
  const cited = (block.sources ?? []).map(numberOf);
  const marks = cited.length > 0 ? <Cited numbers={cited} source={source} /> : null;
  const texts = block.words.map((text) => text[locale]);
  if (block.kind === 'list' || block.kind === 'steps') {
    const List = block.kind === 'list' ? 'ul' : 'ol';
    return (
      <List className={`grid gap-2 pl-6 ${block.kind === 'list' ? 'list-disc' : 'list-decimal'}`}>
        {texts.map((text, index) => (
          <li key={text}>
            {text}
            {index === texts.length - 1 ? marks : null}
          </li>
        ))}
      </List>
    );
  }
  const paragraphs = texts.map((text, index) => (
    <p key={text}>
      {text}
      {index === texts.length - 1 ? marks : null}
    </p>
  ));
  return block.kind === 'note' ? <Notice>{paragraphs}</Notice> : paragraphs;
}

function Cited({ numbers, source }: { numbers: readonly number[]; source: (number: number) => string }) {
  return (
    <span className="text-[0.875rem] whitespace-nowrap">
      {numbers.map((number) => (
        <a key={number} href={`#source-${number}`} aria-label={source(number)} className="link ml-1">
          [{number}]
        </a>
      ))}
    </span>
  );
}
