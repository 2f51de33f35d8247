import { certificate } from './topics/certificate';
import { history } from './topics/history';
import { lifetime } from './topics/lifetime';
import { renewal } from './topics/renewal';
import { risks } from './topics/risks';
import { view } from './topics/view';
import { warning } from './topics/warning';
import { topicIds } from './topic';
import type { Topic, TopicId } from './topic';

const topics: Readonly<Record<TopicId, Topic>> = { certificate, risks, warning, renewal, lifetime, view, history };

/** In the order in which they are best read. */
export const allTopics: readonly Topic[] = topicIds.map((id) => topics[id]);

export function getTopic(id: TopicId): Topic {
  return topics[id];
}

/** The topic of an address; null when there is none. */
export function findTopic(text: string): Topic | null {
  return allTopics.find(({ id }) => id === text) ?? null;
}
