// A process for tests: it adds pairs of tags to the database named by its first argument until it is killed,
// and prints the number of each pair that was acknowledged.
import { openDatabase } from '@/lib/db/open-database';

const database = openDatabase(process.argv[2] ?? '');

for (let pair = 0; ; pair += 1) {
  await database.$transaction(async (tx) => {
    await tx.tag.create({ data: { id: `${pair} first`, name: `${pair} first` } });
    await tx.tag.create({ data: { id: `${pair} second`, name: `${pair} second` } });
  });
  process.stdout.write(`${pair}\n`);
}
