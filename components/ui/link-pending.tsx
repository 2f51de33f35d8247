'use client';

import { useLinkStatus } from 'next/link';

/**
 * Inside a link: shows that the page is on its way when that takes a while. A loading page of its own would stay for
 * ever where there is no JavaScript to take it away.
 */
export function LinkPending() {
  const { pending } = useLinkStatus();
  return (
    <span
      aria-hidden="true"
      // Takes no room: it stands in the gap after the link.
      className={`-mr-4 ml-1 inline-block size-3 rounded-full border-2 border-brand border-t-transparent ${pending ? 'animate-spin opacity-100 transition-opacity delay-150' : 'opacity-0'}`}
    />
  );
}
