import { sources } from './sources';
import type { Source, SourceId } from './sources';
import type { Topic } from './topic';

/** What a topic was read in, each once, in the order in which it is first cited: its number is its place here. */
export function listSources({ sections }: Topic): (Source & { sourceId: SourceId })[] {
  const cited = sections.flatMap(({ blocks }) => blocks.flatMap((block) => block.sources ?? []));
  return [...new Set(cited)].map((sourceId) => ({ sourceId, ...sources[sourceId] }));
}
