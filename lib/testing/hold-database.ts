import Sqlite from 'better-sqlite3';

/** Another program that writes to a database file for as long as `work` takes: nobody else can write meanwhile. */
export async function holdDatabase<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  const other = new Sqlite(file);
  other.exec('BEGIN IMMEDIATE');
  try {
    return await work();
  } finally {
    other.exec('ROLLBACK');
    other.close();
  }
}
