'use client';

import { useState, useSyncExternalStore, useTransition } from 'react';
import type { Act, ActResult } from './act-form';
import { Button } from './ui/button';
import { Notice } from './ui/notice';

interface DeviceResult {
  tone: ActResult['tone'];
  message: string;
}

interface DeviceFormProps {
  subscribe: Act;
  /** This installation's key for Web Push (VAPID, RFC 8292), in base64url. */
  publicKey: string;
  words: Readonly<
    Record<'press' | 'pending' | 'unsupported' | 'homeScreen' | 'insecure' | 'denied' | 'failed', string>
  >;
}

type Support = 'unknown' | 'yes' | 'insecure' | 'home-screen' | 'no';

/** One press: the browser asks whether it may, subscribes, and becomes a channel of whoever is signed in. */
export function DeviceForm({ subscribe, publicKey, words }: DeviceFormProps) {
  const support = useSyncExternalStore(noChanges, findSupport, () => 'unknown' as const);
  const [result, setResult] = useState<DeviceResult | null>(null);
  const [isPending, start] = useTransition();
  if (support === 'unknown') return null;
  if (support !== 'yes') {
    const why = { insecure: words.insecure, 'home-screen': words.homeScreen, no: words.unsupported }[support];
    return <p className="reading">{why}</p>;
  }
  const press = async (): Promise<DeviceResult> => {
    if ((await Notification.requestPermission()) !== 'granted') return { tone: 'bad', message: words.denied };
    const form = await describeDevice(publicKey).catch(() => null);
    return (form && (await subscribe(null, form))) ?? { tone: 'bad', message: words.failed };
  };
  return (
    <div className="grid gap-3">
      <div>
        <Button
          type="button"
          variant="primary"
          aria-disabled={isPending}
          onClick={() => {
            if (!isPending) start(async () => setResult(await press()));
          }}
        >
          {isPending ? words.pending : words.press}
        </Button>
      </div>
      <div aria-live="polite" className="reading empty:hidden">
        {result && !isPending ? (
          <Notice tone={result.tone}>
            <p>{result.message}</p>
          </Notice>
        ) : null}
      </div>
    </div>
  );
}

function noChanges(): () => void {
  return () => undefined;
}

function findSupport(): Support {
  if (!window.isSecureContext) return 'insecure';
  if ('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window) return 'yes';
  // iPhone and iPad tell only what stands on the home screen.
  return /iPhone|iPad|Macintosh.*Mobile/.test(navigator.userAgent) ? 'home-screen' : 'no';
}

async function describeDevice(publicKey: string): Promise<FormData> {
  await navigator.serviceWorker.register('/sw.js');
  const { pushManager } = await navigator.serviceWorker.ready;
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  const { endpoint = '', keys = {} } = subscription.toJSON();
  const form = new FormData();
  form.set('endpoint', endpoint);
  form.set('p256dh', keys['p256dh'] ?? '');
  form.set('auth', keys['auth'] ?? '');
  return form;
}
