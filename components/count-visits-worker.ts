import { countFiles } from '@/lib/quiet-hours/count-files';
import type { CountResult } from '@/lib/quiet-hours/count-files';

/** What the page asks of it: files that stay where they are. */
export interface CountRequest {
  files: readonly File[];
  /** The site's names without "www.": lines of others do not count. */
  hosts: readonly string[];
  zone: string;
}

export type CountMessage = { kind: 'progress'; share: number } | { kind: 'done'; result: CountResult };

// Beside the page, so that it stays alive while gigabytes are read.
self.onmessage = ({ data }: MessageEvent<CountRequest>): void => {
  const { files, hosts, zone } = data;
  const onProgress = (read: number, total: number): void =>
    tell({ kind: 'progress', share: total === 0 ? 1 : read / total });
  void countFiles(files, { hosts, zone, now: new Date(), onProgress }).then(
    (result) => tell({ kind: 'done', result }),
    (error: unknown) => {
      // A bug of ours: thrown out here, the page hears of it.
      setTimeout(() => {
        throw error;
      });
    },
  );
};

function tell(message: CountMessage): void {
  self.postMessage(message);
}
