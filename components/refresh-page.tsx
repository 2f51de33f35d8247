'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useEffect } from 'react';

/** Has the page drawn anew once it shows: what stands around a part that came late was drawn before that was known. */
export function RefreshPage() {
  const router = useRouter();
  useEffect(() => startTransition(() => router.refresh()), [router]);
  return null;
}
