import type { Words } from '@/lib/words/locale';

import type { DrawingId } from './drawing-words';
import type { SourceId } from './sources';

/** What is explained, in the order in which it is best read. */
export const topicIds = ['certificate', 'risks', 'warning', 'renewal', 'lifetime', 'view', 'history'] as const;
export type TopicId = (typeof topicIds)[number];

/** A piece of a section. What it says of the world outside names where that was read. */
export interface Block {
  /** `note` = how far it can be relied on: the version and the day it is known for. */
  kind: 'text' | 'list' | 'steps' | 'note';
  /** One paragraph, or the items of the list. */
  words: readonly Words[];
  sources?: readonly SourceId[];
}

export interface Section {
  /** Its address on the page. */
  id: string;
  heading: Words;
  drawing?: DrawingId;
  blocks: readonly Block[];
}

export interface Topic {
  id: TopicId;
  title: Words;
  /** The answer in one or two sentences. */
  lead: Words;
  sections: readonly Section[];
  /** What to do with it, as a page of this app. */
  act?: { href: string; label: Words };
  related: readonly TopicId[];
}
