import { describeAnswer } from './describe-answer';
import type { DnsClient } from './dns-client';

/** The same client, and a line for each answer it gave: what a checker shows of its way. */
export function traceQuestions(client: DnsClient): { dns: DnsClient; trace: string[] } {
  const lines = new Set<string>();
  const trace: string[] = [];
  const note = (line: string): void => {
    if (lines.has(line)) return;
    lines.add(line);
    trace.push(line);
  };
  const dns: DnsClient = {
    async ask(question, signal) {
      const answer = await client.ask(question, signal);
      note(describeAnswer(question, answer));
      return answer;
    },
    async askServer(address, question, signal) {
      const answer = await client.askServer(address, question, signal);
      note(describeAnswer(question, answer, address));
      return answer;
    },
  };
  return { dns, trace };
}
