import type { Locale } from '@/lib/words/locale';

import { allTopics } from './all-topics';
import { foldText } from './fold-text';
import type { Section, Topic } from './topic';

export interface FoundTopic {
  topic: Topic;
  /** The section that says most of what was asked; null = it is the title or the lead. */
  section: Section | null;
  /** The sentence found. */
  sentence: string;
}

/** What is looked at of a question; nobody types more. */
export const longestQuestion = 100;

interface Passage {
  section: Section | null;
  sentence: string;
}

/**
 * The topics that hold every word of the question, the best first: those that hold it in their title, then those with most
 * of it in one sentence. Width, case, and hiragana or katakana make no difference.
 */
export function searchTopics(question: string, locale: Locale): FoundTopic[] {
  const words = splitQuestion(question);
  if (words.length === 0) return [];
  return allTopics
    .flatMap((topic) => {
      const found = findIn(topic, words, locale);
      return found ? [found] : [];
    })
    .toSorted((one, other) => other.score - one.score)
    .map(({ topic, section, sentence }) => ({ topic, section, sentence }));
}

function splitQuestion(question: string): string[] {
  const folded = foldText(question.slice(0, longestQuestion));
  return [...new Set(folded.split(/\s+/u).filter((word) => word !== ''))];
}

function findIn(topic: Topic, words: readonly string[], locale: Locale): (FoundTopic & { score: number }) | null {
  const passages = listPassages(topic, locale);
  const whole = foldText([topic.title[locale], ...passages.map(({ sentence }) => sentence)].join('\n'));
  if (!words.every((word) => whole.includes(word))) return null;
  const title = foldText(topic.title[locale]);
  const inTitle = words.filter((word) => title.includes(word)).length;
  const [best] = passages
    .map((passage) => ({ ...passage, hits: countHits(passage, words, locale) }))
    .toSorted((one, other) => other.hits - one.hits);
  if (!best) return null;
  return { topic, section: best.section, sentence: best.sentence, score: inTitle * 10 + best.hits };
}

function countHits({ sentence, section }: Passage, words: readonly string[], locale: Locale): number {
  const text = foldText(sentence);
  const heading = section ? foldText(section.heading[locale]) : '';
  return words.reduce((sum, word) => sum + (text.includes(word) ? 2 : 0) + (heading.includes(word) ? 1 : 0), 0);
}

function listPassages(topic: Topic, locale: Locale): Passage[] {
  const lead = splitSentences(topic.lead[locale]).map((sentence) => ({ section: null, sentence }));
  const said = topic.sections.flatMap((section) =>
    section.blocks.flatMap(({ words }) =>
      words.flatMap((text) => splitSentences(text[locale]).map((sentence) => ({ section, sentence }))),
    ),
  );
  // A heading is said by what stands below it.
  const headings = topic.sections.map((section) => ({ section, sentence: section.heading[locale] }));
  return [...lead, ...said, ...headings];
}

function splitSentences(text: string): string[] {
  return text.split(/(?<=。)|(?<=[.?!]) /u).filter((sentence) => sentence !== '');
}
