// Plain JavaScript, because prisma/migrate.mjs needs it before anything is compiled.

/**
 * What can be wrong with the database, as far as somebody can do something about it. The list is closed.
 *
 * @typedef {'locked' | 'read-only' | 'full' | 'disk-error' | 'damaged' | 'emptied' | 'not-a-database' | 'cannot-open'
 *   | 'folder-not-writable' | 'not-migrated' | 'newer' | 'migration-failed' | 'migration-unfinished'} DatabaseFault
 */

/** @type {Record<DatabaseFault, (file: string, detail: string) => string>} */
const sentences = {
  locked: (file) =>
    `${file} is in use by another process; stop the other Kigen or close the program that has it open, then try again.`,
  'read-only': (file) =>
    `${file} cannot be written to; let the user that runs Kigen write to it and to its folder, then try again.`,
  full: (file) => `The disk with ${file} is full; free some space and try again, all that was saved before is kept.`,
  'disk-error': (file) =>
    `The disk failed while ${file} was read or written; see in the system's log whether it is full or broken, then start Kigen again.`,
  damaged: (file) => `${file} is damaged; stop Kigen, keep a copy of the file, and put the last backup in its place.`,
  emptied: (file, left) =>
    `${file} is empty, but ${left} beside it is not, so its data was lost from outside; put a backup in its place, or move ${left} away to begin with an empty one.`,
  'not-a-database': (file) =>
    `${file} is not a database of Kigen; move it away to begin with an empty one, or put a backup in its place.`,
  'cannot-open': (file) =>
    `${file} cannot be opened; see that KIGEN_DATA_DIR names the right folder and that Kigen may read it, then start Kigen again.`,
  'folder-not-writable': (file) =>
    `The folder of ${file} cannot be written to; let the user that runs Kigen write there, or set KIGEN_DATA_DIR to another folder.`,
  'not-migrated': (file) =>
    `${file} lacks tables that this Kigen needs; stop it and start it with npm start, which adds them.`,
  newer: (file, migration) =>
    `${file} was used by a newer Kigen and has an update that this one does not know (${migration}); start the newer one, or restore a backup from before the update.`,
  'migration-failed': (file, reason) =>
    `The update of ${file} failed and was taken back as a whole, so no data has changed; start the Kigen used before and report this: ${reason}.`,
  'migration-unfinished': (file, migration) =>
    `An update of ${file} by another tool stopped half way (${migration}); restore the backup from before it.`,
};

/** @type {ReadonlyArray<[prefix: string, fault: DatabaseFault]>} SQLite's result codes, https://www.sqlite.org/rescode.html */
const faultsByCode = [
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_IOERR', 'disk-error'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'not-a-database'],
  ['SQLITE_CANTOPEN', 'cannot-open'],
  ['SQLITE_PERM', 'cannot-open'],
];

/** A fault that was found before or while the database was opened; its message is the sentence. */
export class DatabaseFaultError extends Error {
  /**
   * @param {DatabaseFault} fault
   * @param {string} file as it is shown to the operator
   * @param {{ detail?: string, cause?: unknown }} [more]
   */
  constructor(fault, file, { detail = '', cause } = {}) {
    super(sentences[fault](file, detail), { cause });
    this.name = 'DatabaseFaultError';
    this.fault = fault;
  }
}

/**
 * Says which fault an error of the database is, with one English sentence that ends in what to do next.
 * It knows what Prisma, its adapter, better-sqlite3 and `migrate` throw.
 *
 * @param {unknown} error
 * @param {string} [file] the file's name in the sentence
 * @returns {{ fault: DatabaseFault, sentence: string } | null} null: not a fault but a bug or a broken constraint
 */
export function describeDatabaseError(error, file = 'kigen.db') {
  if (error instanceof DatabaseFaultError) return { fault: error.fault, sentence: error.message };
  const fault = findFault(error);
  return fault && { fault, sentence: sentences[fault](file, '') };
}

/** @param {unknown} error */
function findFault(error) {
  const codes = listCodes(error);
  const known = faultsByCode.find(([prefix]) => codes.some((code) => code.startsWith(prefix)));
  if (known) return known[1];
  // A transaction that could not begin, or not end, in its time: somebody else was writing.
  if (codes.includes('P2028')) return 'locked';
  if (codes.includes('P2021') || codes.includes('P2022')) return 'not-migrated';
  const lacksFolder = error instanceof TypeError && error.message.includes('directory does not exist');
  return lacksFolder ? 'cannot-open' : null;
}

/** Prisma puts SQLite's code into `meta.driverAdapterError.cause`, its adapter into `cause`, better-sqlite3 into `code`. */
function listCodes(/** @type {any} */ error) {
  const codes = [error?.code, error?.cause?.originalCode, error?.meta?.driverAdapterError?.cause?.originalCode];
  return codes.filter((code) => typeof code === 'string');
}
