import type { DnsAnswer, DnsClient, DnsQuestion } from './dns-client';

type Ask = (signal: AbortSignal) => Promise<DnsAnswer>;

/** Within one diagnosis: each question is asked once, also by those who ask it at the same time. */
export function rememberAnswers(client: DnsClient): DnsClient {
  const known = new Map<string, SharedQuestion>();
  const askOnce = (key: string, ask: Ask, signal: AbortSignal): Promise<DnsAnswer> => {
    const shared = known.get(key) ?? new SharedQuestion(ask, () => known.delete(key));
    known.set(key, shared);
    return shared.wait(signal);
  };
  return {
    ask: (question, signal) => askOnce(keyOf(question), (own) => client.ask(question, own), signal),
    askServer: (address, question, signal) =>
      askOnce(`${keyOf(question)} @${address}`, (own) => client.askServer(address, question, own), signal),
  };
}

function keyOf({ name, type, checkingDisabled = false, isAskedAnew = false }: DnsQuestion): string {
  return `${type} ${name.toLowerCase()} ${checkingDisabled} ${isAskedAnew}`;
}

/** One question under way: given up only when everybody who waits for it has gone. */
class SharedQuestion {
  private readonly stop = new AbortController();
  private readonly answer: Promise<DnsAnswer>;
  private waiting = 0;
  private isAnswered = false;

  constructor(
    ask: Ask,
    private readonly forget: () => void,
  ) {
    this.answer = ask(this.stop.signal).finally(() => (this.isAnswered = true));
  }

  wait(signal: AbortSignal): Promise<DnsAnswer> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.waiting -= 1;
        signal.removeEventListener('abort', abort);
      };
      const abort = (): void => {
        leave();
        this.giveUpUnlessAwaited();
        resolve({ kind: 'silence' });
      };
      this.waiting += 1;
      if (signal.aborted) {
        abort();
        return;
      }
      signal.addEventListener('abort', abort, { once: true });
      this.answer.then(resolve, reject).finally(() => {
        if (!signal.aborted) leave();
      });
    });
  }

  private giveUpUnlessAwaited(): void {
    if (this.waiting > 0 || this.isAnswered) return;
    this.forget();
    this.stop.abort();
  }
}
