import type { Words } from '@/lib/words/locale';

/** What a problem means to the person who owns the site. Each part is at most two calm sentences without jargon. */
export interface ProblemWords {
  title: Words;
  /** What visitors of the site meet now, with the words of their browser where those are certain. */
  visitorsSee: Words;
  why: Words;
  whatToDo: Words;
}
