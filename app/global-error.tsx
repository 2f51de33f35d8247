'use client';

import './globals.css';
import { ErrorView } from '@/components/error-view';

/** For a failure in the layout itself, where no language is known: Japanese. */
export default function GlobalError(props: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="ja">
      <body>
        <title>Kigen</title>
        <main className="mx-auto max-w-[1080px] px-4 py-8">
          <ErrorView {...props} />
        </main>
      </body>
    </html>
  );
}
