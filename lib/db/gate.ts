import { setTimeout as pause } from 'node:timers/promises';

import { DriverAdapterError, isDriverAdapterError } from '@prisma/driver-adapter-utils';
import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  Transaction,
} from '@prisma/driver-adapter-utils';

/** SQLite waits inside its C code, where the whole process stands still: so only briefly, the rest is waited out here. */
const BUSY_TIMEOUT_MS = 20;
const LOCK_RETRY_MS = 25;

const PRAGMAS = `
  PRAGMA busy_timeout = 5000;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA foreign_keys = ON;
  PRAGMA wal_autocheckpoint = 8000;
  PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS};
`;

/**
 * Wraps the factory of a one-connection SQLite adapter so that nothing acknowledged is lost:
 * a query waits while somebody else's transaction is open, and a transaction begins (IMMEDIATE), commits and rolls back
 * in the database itself. See docs/decisions/0001-sqlite-behind-one-gate.md.
 *
 * @param lockWaitMs how long a query waits for another process to release the file; after that it fails as locked.
 */
export function gate(factory: SqlDriverAdapterFactory, lockWaitMs: number): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const adapter = await factory.connect();
      try {
        await adapter.executeScript(PRAGMAS);
      } catch (error) {
        await adapter.dispose();
        throw error;
      }
      return gateAdapter(adapter, lockWaitMs);
    },
  };
}

function gateAdapter(adapter: SqlDriverAdapter, lockWaitMs: number): SqlDriverAdapter {
  const enter = createQueue();

  async function alone<T>(work: () => Promise<T>): Promise<T> {
    return retryWhileLocked(lockWaitMs, async () => {
      const leave = await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    });
  }

  async function begin(): Promise<Transaction> {
    const leave = await enter();
    try {
      await adapter.executeRaw(statement('BEGIN IMMEDIATE'));
    } catch (error) {
      leave();
      throw error;
    }
    return new GatedTransaction(adapter, leave);
  }

  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => alone(() => adapter.queryRaw(query)),
    executeRaw: (query) => alone(() => adapter.executeRaw(query)),
    executeScript: (script) => alone(() => adapter.executeScript(script)),
    async startTransaction(isolationLevel) {
      requireSerializable(isolationLevel);
      return retryWhileLocked(lockWaitMs, begin);
    },
    dispose: () => alone(() => adapter.dispose()),
  };
}

/** First come, first served: resolves when everybody before has left, with the function that lets the next one in. */
function createQueue(): () => Promise<() => void> {
  let last: Promise<void> = Promise.resolve();
  return async () => {
    const before = last;
    let leave = () => {};
    last = new Promise((resolve) => {
      leave = resolve;
    });
    await before;
    return leave;
  };
}

/** Waits outside the gate, so that reads go on while another process writes. */
async function retryWhileLocked<T>(lockWaitMs: number, attempt: () => Promise<T>): Promise<T> {
  for (let waitedMs = 0; ; waitedMs += BUSY_TIMEOUT_MS + LOCK_RETRY_MS) {
    try {
      return await attempt();
    } catch (error) {
      if (waitedMs >= lockWaitMs || !sqliteCode(error).startsWith('SQLITE_BUSY')) throw error;
    }
    await pause(LOCK_RETRY_MS);
  }
}

function requireSerializable(level: IsolationLevel | undefined): void {
  if (level && level !== 'SERIALIZABLE') throw new DriverAdapterError({ kind: 'InvalidIsolationLevel', level });
}

/** Holds the gate from BEGIN to COMMIT or ROLLBACK. */
class GatedTransaction implements Transaction {
  readonly provider = 'sqlite';
  readonly adapterName: string;
  /** Prisma then leaves COMMIT and ROLLBACK to this class instead of sending them as ordinary queries. */
  readonly options = { usePhantomQuery: true };
  readonly #adapter: SqlDriverAdapter;
  readonly #leave: () => void;
  #failure: Error | undefined;

  constructor(adapter: SqlDriverAdapter, leave: () => void) {
    this.adapterName = adapter.adapterName;
    this.#adapter = adapter;
    this.#leave = leave;
  }

  queryRaw(query: SqlQuery) {
    return this.#run(() => this.#adapter.queryRaw(query));
  }

  executeRaw(query: SqlQuery) {
    return this.#run(() => this.#adapter.executeRaw(query));
  }

  async createSavepoint(name: string) {
    await this.executeRaw(statement(`SAVEPOINT ${name}`));
  }

  async rollbackToSavepoint(name: string) {
    await this.executeRaw(statement(`ROLLBACK TO ${name}`));
  }

  async releaseSavepoint(name: string) {
    await this.executeRaw(statement(`RELEASE SAVEPOINT ${name}`));
  }

  async commit() {
    try {
      await this.executeRaw(statement('COMMIT'));
      this.#leave();
    } catch (error) {
      await this.rollback();
      throw error;
    }
  }

  async rollback() {
    try {
      await this.#adapter.executeRaw(statement('ROLLBACK'));
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('no transaction is active'))) throw error;
    } finally {
      this.#leave();
    }
  }

  /**
   * After a full disk and the like SQLite has already rolled back by itself: a later query would run outside any
   * transaction and be stored alone. Only a violated constraint leaves the transaction whole.
   */
  async #run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#failure) throw this.#failure;
    try {
      return await work();
    } catch (error) {
      const staysWhole = sqliteCode(error).startsWith('SQLITE_CONSTRAINT');
      if (!staysWhole && error instanceof Error) this.#failure = error;
      throw error;
    }
  }
}

function statement(sql: string): SqlQuery {
  return { sql, args: [], argTypes: [] };
}

function sqliteCode(error: unknown): string {
  return error instanceof Error && isDriverAdapterError(error) ? (error.cause.originalCode ?? '') : '';
}
