// node --import tsx bench/logs/client.ts, with IPC: counts a log as the page's worker does, and tells what it took.
import { openAsBlob } from 'node:fs';
import { performance } from 'node:perf_hooks';

import { countFiles } from '@/lib/quiet-hours/count-files';
import { requestKinds } from '@/lib/quiet-hours/visit-slots';

process.on('message', (file: string) => {
  void count(file).then((reply) => process.connected && process.send?.(reply));
});

async function count(file: string): Promise<object> {
  const blob = await openAsBlob(file);
  const named = { name: 'access.log', size: blob.size, slice: blob.slice.bind(blob) };
  const startedAt = performance.now();
  const { record, files } = await countFiles([named], { hosts: null, zone: 'Asia/Tokyo', now: new Date() });
  const ms = performance.now() - startedAt;
  if (!record?.dated) throw new Error(`Nothing was counted: ${JSON.stringify(files)}`);
  const { counts } = record.dated;
  const counted = requestKinds.flatMap((kind) => counts[kind]).reduce((sum, one) => sum + one, 0);
  // Kibibytes, the most that it ever held.
  return { ms, counted, rssMb: (process.resourceUsage().maxRSS * 1024) / 1e6 };
}
