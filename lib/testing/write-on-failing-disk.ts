// A process for tests: it writes to the database named by its first argument under a limit on the size of a file, which
// makes the operating system refuse a write in the middle of a transaction, and goes on as if nothing had happened.
// It prints what the database said about the transaction.
import { describeDatabaseError } from '@/lib/db/database-fault.mjs';
import { openDatabase } from '@/lib/db/open-database';

const database = openDatabase(process.argv[2] ?? '');
const ignore = () => {};

// So small that SQLite must write before the end.
await database.$executeRaw`PRAGMA cache_size = 5`;
const transaction = database.$transaction(async (tx) => {
  await tx.tag.create({ data: { id: 'one', name: 'one' } });
  await tx.tag.create({ data: { id: 'big', name: 'x'.repeat(3_000_000) } }).catch(ignore);
  await tx.tag.create({ data: { id: 'two', name: 'two' } }).catch(ignore);
});
await transaction.then(
  () => console.log('stored'),
  (error: unknown) => console.log(describeDatabaseError(error)?.fault),
);
await database.$disconnect();
