import type { ServerCertificate } from '../tls-server';
import type { HostAuthority } from './host-authority';
import type { Look } from './look';
import type { Pace, Press } from './pace';
import { noTrouble } from './trouble';
import type { Trouble } from './trouble';

/** As the panel has it: 利用中, OFF, or 設定中 on the way to one of them. */
export type PanelState = 'in-use' | 'off' | 'turning-off' | 'turning-on';

export interface HostedDomain {
  readonly host: string;
  /** The apex, and "www." when the domain has it. */
  readonly names: readonly string[];
  readonly panel: PanelState;
  /** The change that was finished last, for the panel's toast. */
  readonly finished: { press: Press; at: Date } | null;
  readonly trouble: Trouble;
  setTrouble(trouble: Partial<Trouble>): void;
  /** `refused` while a change is under way, as the panel refuses. */
  press(press: Press): 'begun' | 'refused' | 'is-so-already';
  /** When the change that is under way has ended, which it never does while it is stuck. */
  whenSettled(): Promise<void>;
  /** The host renews by itself, as it should have. */
  renew(): Promise<void>;
  /** What a connection for one of the names is to see; each call counts as one. */
  lookFor(name: string): Look;
  /** Whether none of the names takes connections. */
  isRefusing(): boolean;
  close(): void;
}

export interface DomainTerms {
  host: string;
  hasWww: boolean;
  /** What it begins with; null = SSL is OFF. */
  certificate: ServerCertificate | null;
  trouble: Partial<Trouble>;
  authority: HostAuthority;
  /** From the ACME server, where there is one. */
  issueNew: (names: readonly string[]) => Promise<ServerCertificate>;
  pace: Pace;
  now: () => Date;
  /** Called, and waited for, when a name shows something else. */
  onChange: () => Promise<void>;
}

interface Shown {
  look: Look;
  before: Look;
  connections: number;
}

/** A domain on a shared host: what its panel says, and what each of its names shows. */
export function createHostedDomain(terms: DomainTerms): HostedDomain {
  const { host, authority, now, onChange } = terms;
  const names = terms.hasWww ? [host, `www.${host}`] : [host];
  const closing = new AbortController();
  let trouble = { ...noTrouble, ...terms.trouble };
  let certificate = terms.certificate;
  let panel: PanelState = certificate ? 'in-use' : 'off';
  let finished: HostedDomain['finished'] = null;
  let change: Promise<void> = Promise.resolve();
  const first = certificate ? page(certificate) : lookWhenOff(trouble, null, authority);
  const shown = new Map(names.map((name): [string, Shown] => [name, { look: first, before: first, connections: 0 }]));

  const show = async (name: string, look: Look): Promise<void> => {
    const { look: before } = getShown(shown, name);
    shown.set(name, { look, before, connections: 0 });
    await onChange();
  };

  const begin = (press: Press, isStuck: boolean, prepare: () => Promise<Look>): 'begun' => {
    panel = press === 'off' ? 'turning-off' : 'turning-on';
    change = carryOut(press, isStuck, prepare());
    change.catch(() => undefined);
    return 'begun';
  };

  const carryOut = async (press: Press, isStuck: boolean, preparing: Promise<Look>): Promise<void> => {
    if (isStuck) return untilClosed(closing.signal);
    const look = await preparing;
    await Promise.all(
      names.map(async (name) => {
        await terms.pace(press, name, closing.signal);
        await show(name, look);
      }),
    );
    panel = press === 'off' ? 'off' : 'in-use';
    finished = { press, at: now() };
  };

  const bringBack = async (): Promise<Look> => {
    const next = await issueAfterOn(trouble, certificate, names, terms);
    certificate = next;
    return page(next, trouble.on === 'still-503' ? 503 : 200);
  };

  return {
    host,
    names,
    get panel() {
      return panel;
    },
    get finished() {
      return finished;
    },
    get trouble() {
      return trouble;
    },
    setTrouble: (next) => void (trouble = { ...trouble, ...next }),
    press: (press) => {
      if (panel === 'turning-off' || panel === 'turning-on') return 'refused';
      if (press === (panel === 'off' ? 'off' : 'on')) return 'is-so-already';
      if (press === 'on') return begin('on', trouble.on === 'never', bringBack);
      return begin('off', trouble.off === 'never', () => Promise.resolve(lookWhenOff(trouble, certificate, authority)));
    },
    whenSettled: () => change,
    renew: async () => {
      certificate = await terms.issueNew(names);
      for (const name of names) await show(name, page(certificate));
    },
    lookFor: (name) => {
      const one = getShown(shown, name);
      one.connections += 1;
      const isFlapping = trouble.flapping === (name === host ? 'apex' : 'www');
      return isFlapping && one.connections % 2 === 0 ? one.before : one.look;
    },
    isRefusing: () => [...shown.values()].every(({ look }) => look.kind === 'refused'),
    close: () => closing.abort(),
  };
}

function page(certificate: ServerCertificate, status: 200 | 503 = 200): Look {
  return { kind: 'page', certificate, status };
}

function getShown(shown: ReadonlyMap<string, Shown>, name: string): Shown {
  const found = shown.get(name);
  if (!found) throw new Error(`${name} is not a name of this domain`);
  return found;
}

function lookWhenOff({ off }: Trouble, current: ServerCertificate | null, authority: HostAuthority): Look {
  switch (off) {
    case 'refused':
    case 'alert':
      return { kind: off };
    case 'another-name':
      return page(authority.somebodyElses);
    case 'unchanged':
    case 'never':
      return current ? page(current) : page(authority.hostDefault, 503);
    case 'host-default':
      return page(authority.hostDefault, 503);
  }
}

async function issueAfterOn(
  { on }: Trouble,
  before: ServerCertificate | null,
  names: readonly string[],
  { authority, issueNew }: DomainTerms,
): Promise<ServerCertificate> {
  switch (on) {
    case 'same-old':
      return before ?? issueNew(names);
    case 'another-issuer':
      return authority.issueFromAnother(names);
    case 'staging':
      return authority.issueStaging(names);
    case 'without-www':
      return issueNew(names.slice(0, 1));
    case 'unverified-chain':
      return authority.issueNew(names, false);
    case 'new':
    case 'still-503':
    case 'never':
      return issueNew(names);
  }
}

function untilClosed(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('The host was closed')), { once: true });
  });
}
